"""Who held a post before and after somebody: said on the statement that they hold it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.groups import OWN_FORCE
from kg.extract.record import Circumstances
from kg.model import Modality

if TYPE_CHECKING:
    from kg.extract.record import Ground, Record
    from kg.model import TimeSpan
    from kg.resolve import Draft

__all__ = ["claim_succession"]

# How many sentences a post that is not named again may have been told before.
_REACH = 8
# Whom somebody came after is told with the post, or right after it.
_NEAR = 1


def claim_succession(
    record: Record,
    people: tuple[Draft, Draft],
    office: Draft | None,
    ground: Ground,
    time: TimeSpan | None,
) -> None:
    """Claim "X succeeded Y as Z": X holds the post after Y, and Y before X.

    Args:
        record: The article.
        people: Who came after, and who came before.
        office: The post; None where the sentence does not name it: then it is the one that one
            of the two was just said to hold.
        ground: What the claim rests on.
        time: When the one took over from the other.
    """
    later, earlier = people
    told = None if office is not None else _told_here(record, later, earlier, ground)
    if told is not None:
        how = Circumstances(time=time, qualifiers=(("predecessor", earlier.key),))
        record.claim(later, "holdsOffice", told, ground, how)
        _qualify(record, earlier, ("successor", later.key), ground)
        return
    if office is not None:
        how = Circumstances(time=time, qualifiers=(("predecessor", earlier.key),))
        record.claim(later, "holdsOffice", office, ground, how)
        before = Circumstances(qualifiers=(("successor", later.key),))
        record.claim(earlier, "holdsOffice", office, ground, before)
        return
    if not _take_over(record, people, ground, time):
        _qualify(record, earlier, ("successor", later.key), ground)
        post = _held_before(record, earlier, later, ground)
        if post is not None:
            how = Circumstances(time=time, qualifiers=(("predecessor", earlier.key),))
            record.claim(later, "holdsOffice", post, ground, how)
            return
    _qualify(record, later, ("predecessor", earlier.key), ground)


def _take_over(
    record: Record, people: tuple[Draft, Draft], ground: Ground, time: TimeSpan | None
) -> bool:
    """Claim that who came after leads what the other was just told to lead; say whether."""
    later, earlier = people
    if any(c.property == "holdsOffice" and c.subject == earlier.key for _, c in record.claims):
        return False  # a post is rather what somebody is succeeded in
    for number, claim in reversed(record.claims):
        if number >= 0 and ground.unit - number > _REACH:
            return False
        told = number >= 0 and claim.subject == earlier.key and isinstance(claim.object, str)
        # "His troops" are his own: nobody takes them over with his post.
        own = claim.rule == OWN_FORCE.id
        if not told or own or claim.modality is not Modality.ASSERTED:
            continue
        if claim.property == "leaderOf" and isinstance(claim.object, str):
            led = record.registry.drafts[claim.object]
            record.claim(later, "leaderOf", led, ground, Circumstances(time=time))
            return True
    return False


def _told_here(record: Record, later: Draft, earlier: Draft, ground: Ground) -> Draft | None:
    """Return the post of "removed X as governor and replaced him with Y": that of the sentence."""
    held = [
        (claim.subject, claim.object)
        for number, claim in record.claims
        if number == ground.unit
        and claim.property == "holdsOffice"
        and claim.modality is Modality.ASSERTED
        and claim.rule != "apposition"
    ]
    posts = dict.fromkeys(o for s, o in held if s == earlier.key and isinstance(o, str))
    own = any(s == later.key for s, _ in held)
    return None if own or len(posts) != 1 else record.registry.drafts[next(iter(posts))]


def _held_before(record: Record, earlier: Draft, later: Draft, ground: Ground) -> Draft | None:
    """Return the one post that somebody was just said to hold, where the next is told no other."""
    near = [
        claim
        for number, claim in record.claims
        if number >= ground.unit - _NEAR
        and claim.property == "holdsOffice"
        and claim.modality is Modality.ASSERTED
    ]
    if any(claim.subject == later.key for claim in near):
        return None
    posts = {c.object for c in near if c.subject == earlier.key and isinstance(c.object, str)}
    return record.registry.drafts[posts.pop()] if len(posts) == 1 else None


def _qualify(record: Record, holder: Draft, qualifier: tuple[str, str], ground: Ground) -> None:
    """Add to the last claim on a post of somebody, told just before, who came before or after."""
    for position in range(len(record.claims) - 1, -1, -1):
        number, claim = record.claims[position]
        reach = _REACH if qualifier[0] == "successor" else _NEAR
        if number >= 0 and ground.unit - number > reach:
            return
        held = claim.subject == holder.key and claim.property == "holdsOffice"
        if held and number >= 0 and claim.modality is Modality.ASSERTED:
            if qualifier not in claim.qualifiers:
                joined = replace(
                    claim,
                    qualifiers=tuple(sorted((*claim.qualifiers, qualifier), key=str)),
                    evidence=tuple(sorted({*claim.evidence, ground.passage})),
                )
                record.claims[position] = (number, joined)
            return
