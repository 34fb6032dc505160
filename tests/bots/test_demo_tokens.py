"""Demo tokens are for --demo only."""

import pytest

from bots.identity import Identities, Unauthorized
from tools.directory import Directory, demo_company


def test_demo_tokens_are_refused_without_demo() -> None:
    with pytest.raises(Unauthorized) as refused:
        Identities(demo_company(), demo=False).employee("Bearer demo-e001")
    assert "demo-e001" not in str(refused.value)


def test_the_demo_company_is_the_contract_one() -> None:
    directory = demo_company()
    ids = [employee.id for employee in directory]
    assert ids == [f"e{n:03}" for n in range(1, 61)] + ["m001", "m002", "h001", "s001", "c001", "v001"]
    assert len({employee.name for employee in directory}) > 40
    managers = {e.manager_id for e in directory if e.id <= "e030" and e.id.startswith("e")}
    assert managers == {"m001"}
    found = directory.by_email("E031@example.com")
    assert found is not None
    assert found.manager_id == "m002"


def test_an_unknown_person_is_refused() -> None:
    with pytest.raises(Unauthorized):
        Identities(Directory([]), demo=True).employee("Bearer demo-e001")
