"""Transfers: on which side of one a sentence names somebody, as giver or as receiver; who gives to
whom, and what.

Input: a text, and the places where it names actors and weapons. Output: the side of each actor,
"from" or "to", None where the sentence does not say; the transfers of an article. Prepositions, and
verbs and nouns of giving and getting tell it, in French and English: *vendu à la Turquie*, *acheté
à la Turquie*, *Turkish arms sales*.

The way of a sentence, with the modules of each step:

1. `anaphora` finds the paragraphs of an article in which `deeds`, what words of giving and getting
   say, may tell of something, and whom and what pronouns stand for that take up the sentence
   before (*Elle en livre*); `sides` reads each sentence, with the `actors` that it names;
2. a sentence is one object, each of whose classes is the one before with more that it can tell:
   `reading` (words, clauses, parties and goods among them; `words` are the small words that it goes
   by), `making` (who made goods), `given` (whether a word gives arms or something else), `meaning`
   (which words are deeds here, and not those of `denial`), `doing` (what a subject does),
   `contracts`, `linking` (relative clauses, and who is armed by another), `pronouns` (*lui livre*),
   `prepositions` (*à*, *par*, *de* before a party) and `sentence` (rankings, objects, owners and
   adjectives), which asks the others in turn for the side of each party;
3. in an article `arms` must be near; then `pairs` makes transfers of its sides, with the `goods`
   that each supplier may give; `values` writes both as fields of the index hold them.
"""

from __future__ import annotations

from index.transfers.actors import PRONOUNS
from index.transfers.anaphora import telling_paragraphs
from index.transfers.deeds import names_deed
from index.transfers.pairs import Transfer, transfers, weapons_given
from index.transfers.sides import article_sides, likely_sides, sides
from index.transfers.values import (
    FIELD_OF,
    goods_label,
    parties_of,
    party_concept,
    party_lineage,
    party_of,
    party_term,
    transfer_above,
    transfer_label,
    transfer_value,
    weapon_of,
)

__all__ = [
    "FIELD_OF",
    "PRONOUNS",
    "Transfer",
    "article_sides",
    "goods_label",
    "likely_sides",
    "names_deed",
    "parties_of",
    "party_concept",
    "party_lineage",
    "party_of",
    "party_term",
    "sides",
    "telling_paragraphs",
    "transfer_above",
    "transfer_label",
    "transfer_value",
    "transfers",
    "weapon_of",
    "weapons_given",
]
