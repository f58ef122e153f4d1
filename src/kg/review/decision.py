"""What a person decided, in the words that a person reads: labels, not keys or offsets."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.model import Reviewer

__all__ = ["NO_TIME", "Action", "Claim", "Decision", "Unapplied"]

NO_TIME = "none"
"""Instead of a new time: the statement has none."""


class Action(StrEnum):
    """What is to be done with a statement."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    ADD = "add"


@dataclass(frozen=True, slots=True, order=True)
class Claim:
    """The content of a statement in words; as a change, what is empty stays as it was.

    Attributes:
        subject: What a reader calls the subject.
        subject_class: Local name of its class.
        property: Prefixed name of the property, such as ``kg:birthPlace``.
        object: What a reader calls the object, or the value.
        object_class: Local name of the object's class; empty for a value.
        modality: A term of the list of modalities.
        time: The time in the words of the source.
        edtf: The time in Extended Date/Time Format.
    """

    subject: str = ""
    subject_class: str = ""
    property: str = ""
    object: str = ""
    object_class: str = ""
    modality: str = ""
    time: str = ""
    edtf: str = ""

    def __str__(self) -> str:
        """Say the claim in one line."""
        return f"{self.subject}, {self.property}, {self.object}"


@dataclass(frozen=True, slots=True, order=True)
class Decision:
    """A decision on one statement and one passage.

    It is found again by its claim and its quote, wherever the quote stands by now; where that
    leaves a choice, by the other attributes.

    Attributes:
        action: What is to be done.
        claim: The statement as it was read, or the one to be added.
        quote: The passage in the words of the article.
        reviewer: Who decided.
        new: For a correction, what changes.
        prefix: A little of what stood before the quote.
        suffix: A little of what stood after it.
        date: When, as an ISO date, if it was given.
        note: Why.
        rule: The rule that had read the statement.
        statement: The IRI that the statement had.
    """

    action: Action
    claim: Claim
    quote: str
    reviewer: Reviewer
    new: Claim = Claim()
    prefix: str = ""
    suffix: str = ""
    date: str = ""
    note: str = ""
    rule: str = ""
    statement: str = ""

    @property
    def target(self) -> tuple[Claim, str, str]:
        """What it decides on; of two decisions on the same the later one counts."""
        return self.claim, self.quote, self.rule

    @property
    def content(self) -> tuple[object, ...]:
        """What it says, without the hints on where the statement was."""
        return (
            self.action, self.claim, self.quote, self.reviewer, self.new, self.date, self.note,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unapplied:
    """A decision that was not applied, and why."""

    decision: Decision
    reason: str

    def __str__(self) -> str:
        """Say it in one line."""
        return f"not applied: {self.decision.action} ({self.decision.claim}): {self.reason}"
