"""WHEN: order and schedule, nothing else."""
