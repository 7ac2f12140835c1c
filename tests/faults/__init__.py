"""Every way in which a site is known to misbehave, and the proof that it harms nothing else."""

from tests.faults import content, network, poison

FAULTS = (*network.FAULTS, *content.FAULTS, *poison.FAULTS)
