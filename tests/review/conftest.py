"""An article, what is read from it, and ways to decide on it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.model import Reviewer
from kg.pipeline import Built, build, read_article
from kg.review import Action, Claim, Decision

TEXT = """= Anna Varga =

Anna Varga
- Birth Date: 1891-03-14
- Birth Place: Zenda, Ruritania

Anna Varga (14 March 1891 – 2 November 1937) was a Ruritanian general.

==Life==
Varga was born in Zenda. She was the daughter of Istvan Varga, owner of a mill, and Ilona. In 1919 \
she joined the Red League. Varga did not support the Green League. On June 3, 1926, her troops \
defeated the Red League in the Battle of Strelsau. In 1936 she was captured in Hofbau.
"""
IRENA = Reviewer("Irena Novak", "https://orcid.org/0000-0002-1825-0097")
FATHER = Claim("Anna Varga", "Person", "kg:hasFather", "Istvan Varga", "Person", "asserted")
KIN = "She was the daughter of Istvan Varga, owner of a mill, and Ilona."
CAPTURED = "In 1936 she was captured in Hofbau."


@pytest.fixture(scope="session")
def built() -> Built:
    return build(read_article(TEXT.encode(), "anna.txt"))


@pytest.fixture
def reject() -> Decision:
    return Decision(Action.REJECT, FATHER, KIN, IRENA)


@pytest.fixture
def accept(reject: Decision) -> Decision:
    return replace(reject, action=Action.ACCEPT, note="as in the register", date="2026-11-22")


@pytest.fixture
def correct() -> Decision:
    claim = Claim("capture of Anna Varga in Hofbau", "", "kg:tookPlaceAt", "Hofbau")
    new = Claim(object="Zenda Castle", object_class="Place", edtf="1936/1936-05")
    return Decision(Action.CORRECT, claim, CAPTURED, IRENA, new=new)


@pytest.fixture
def add() -> Decision:
    claim = Claim("Istvan Varga", "", "schema:hasOccupation", "miller")
    return Decision(Action.ADD, claim, "Istvan Varga, owner of a mill", IRENA)
