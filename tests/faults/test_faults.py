"""Every fault is contained: some at every run of the tests, all of them in the long proof."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults import FAULTS
from tests.faults.fault import Fault
from tests.faults.road import meet
from tests.faults.table import Line, main, over_its_bounds, row, what_is_amiss

HOUSE = Path(__file__).parents[2]
# A bomb, a name server at fault, a feed at fault.
FEW = {"B1", "N16d", "B14a"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.mark.xdist_group("faults")
@pytest.mark.parametrize("fault", [each for each in FAULTS if each.id in FEW], ids=lambda each: each.id)
def test_a_fault_is_contained_and_the_rest_of_the_run_loaded(fault: Fault, folder: Path) -> None:
    assert list(what_is_amiss(fault, meet(fault, folder))) == []


@pytest.mark.xdist_group("faults")
def test_what_is_not_contained_is_told(folder: Path) -> None:
    (cut,) = (each for each in FAULTS if each.id == "N7a")
    seen = meet(cut, folder)
    wrong = Fault(id="N7a", name="cut", ends="loaded", says="no such words", never="gzip", keeps="Khe Đá")
    amiss = list(what_is_amiss(wrong, seen))
    assert len(amiss) == 5
    assert "NOT CONTAINED" in row(Line(wrong, seen, tuple(amiss)))
    assert list(over_its_bounds(seen)) == []


def test_there_are_enough_faults_and_every_advisory_is_one() -> None:
    ids = [fault.id for fault in FAULTS]
    assert len(ids) == len(set(ids))
    assert len(ids) >= 80
    named = {re.sub(r"[a-z]$", "", each) for each in ids}
    assert {f"B{number}" for number in range(1, 25)} <= named
    # The others of the matrix: packaging, kills, schedules and screens have suites of their own.
    assert {f"N{number}" for number in range(1, 21)} - {"N21"} <= named | {"N17", "N18"}


def test_an_unknown_fault_is_no_proof(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["N99"])
    assert "N99" in capsys.readouterr().err


@pytest.mark.prove
def test_all_faults_are_contained() -> None:
    command = [sys.executable, "-m", "tests.faults.table"]
    table = subprocess.run(command, cwd=HOUSE, capture_output=True, text=True, check=False).stdout
    assert "NOT CONTAINED" not in table
    assert f"{len(FAULTS)} faults, {len(FAULTS)} contained" in table
