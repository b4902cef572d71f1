"""The values of the fields that hold transfers: of `transfer`, who supplies whom, `irn>rus`; of
`goods`, with what, `irn>rus:drone`; of `party`, on which side somebody likely is, `from:irn`.

Input: actors and weapons, by their concepts. Output: a value, and back: its parts, its label and
the value above it.
"""

from __future__ import annotations

from collections.abc import Mapping

from index.article import Side
from index.gazetteer import Gazetteer
from index.query import Ui

__all__ = [
    "FIELD_OF",
    "goods_label",
    "parties_of",
    "party_concept",
    "party_lineage",
    "party_of",
    "party_term",
    "transfer_above",
    "transfer_label",
    "transfer_value",
    "weapon_of",
]

#: The field of the index that holds the actors of a side.
FIELD_OF: Mapping[Side, str] = {"from": "supplier", "to": "recipient"}
#: What stands between the concepts of a value: supplier, recipient, weapon.
_TO, _WITH = ">", ":"
#: What stands before the weapon in a label.
_GOODS = " · "


def party_term(side: Side, concept: str) -> str:
    """The term of the field `party` for a concept on a side; what a passage answers that names it
    there."""
    return f"{side}:{concept}"


def party_concept(term: str) -> str:
    """The concept of such a term."""
    return term.partition(":")[2]


def transfer_value(supplier: str, recipient: str, weapon: str = "") -> str:
    """The value for two parties, and what one gives the other."""
    return f"{supplier}{_TO}{recipient}" + (f"{_WITH}{weapon}" if weapon else "")


def party_of(concept: str, gazetteer: Gazetteer) -> str:
    """What an actor belongs to above all; an armed group stands for itself, not for its state."""
    return party_lineage(concept, gazetteer)[-1]


def party_lineage(concept: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    """An actor and what it belongs to, an army to its state; an armed group belongs to no state:
    who arms rebels arms another than who fights them."""
    lineage = gazetteer.lineage(concept)
    groups = [at for at, one in enumerate(lineage) if gazetteer.concepts[one].kind == "armed-group"]
    return lineage[: groups[-1] + 1] if groups else lineage


def parties_of(value: str) -> tuple[str, ...]:
    """The concepts of supplier and recipient in a value."""
    return tuple(value.partition(_WITH)[0].split(_TO))


def weapon_of(value: str) -> str:
    """The concept of the weapon in a value, "" for a pair alone."""
    return value.partition(_WITH)[2]


def transfer_above(value: str, gazetteer: Gazetteer) -> str | None:
    """The value with the kind of weapon above, the pair alone above that, None above a pair."""
    pair, _, weapon = value.partition(_WITH)
    if not weapon:
        return None
    known = gazetteer.concepts.get(weapon)
    return f"{pair}{_WITH}{known.parent}" if known and known.parent else pair


def transfer_label(value: str, gazetteer: Gazetteer, ui: Ui) -> str:
    """A value as it is shown: `Iran → Russie · Drones`; what is none as it
    is."""
    pair, weapon = parties_of(value), weapon_of(value)
    if len(pair) != 2 or not all(pair):
        return value
    label = " → ".join(gazetteer.label(one, ui) for one in pair)
    return f"{label}{_GOODS}{gazetteer.label(weapon, ui)}" if weapon else label


def goods_label(label: str) -> str:
    """What such a label says of the weapon alone, below the label of its pair."""
    return label.rpartition(_GOODS)[2]
