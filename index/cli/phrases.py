"""What `vigie search` says around an answer, in French and in English.

Input: the language that was asked for. Output: its phrases; labels of concepts and notes about the
query come from the index, in the same language.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from index.query import FACETS, Ui

__all__ = ["PHRASES", "Phrases"]


@dataclass(frozen=True, slots=True)
class Phrases:
    """One language. Braces are filled in; `thousands` stands between the groups of a number, and a
    singular follows those of `singular`. `steps` are those of the ladder at which not every word
    is held."""

    singular: Collection[int]
    thousands: str
    page: str
    searched: str
    steps: Mapping[str, str]
    without: str
    instead: str
    note: str
    further: str
    undated: str
    untitled: str
    differs: str
    facets: Mapping[str, str]

    def number(self, count: int) -> str:
        """`count` as this language writes it."""
        return f"{count:,}".replace(",", self.thousands)

    def counted(self, count: int) -> str:
        """So many articles."""
        return f"{self.number(count)} article{'' if count in self.singular else 's'}"


PHRASES: dict[Ui, Phrases] = {
    "en": Phrases(
        singular=(1,),
        thousands=",",
        page="page {} of {}, {:.0f} ms",
        searched="searched {!r} as {!r}",
        steps={
            "most": "few articles or none hold all the words; these hold several of them "
            "(all the words only: --operator all)",
            "any": "few articles or none hold all the words; these hold some of them "
            "(all the words only: --operator all)",
        },
        without="without {}: {}",
        instead="with {}: {}",
        note="note{}: {}",
        further="further articles: {}",
        undated="undated",
        untitled="(no title)",
        differs="; figures or names differ",
        facets={name: name for name in FACETS},
    ),
    "fr": Phrases(
        singular=(0, 1),
        thousands="\u202f",
        page="page {} sur {}, {:.0f} ms",
        searched="{!r} cherché comme {!r}",
        steps={
            "most": "peu d’articles, ou aucun, contiennent tous les mots\u202f; ceux-ci en "
            "contiennent plusieurs (tous les mots seulement\u00a0: --operator all)",
            "any": "peu d’articles, ou aucun, contiennent tous les mots\u202f; ceux-ci en "
            "contiennent une partie (tous les mots seulement\u00a0: --operator all)",
        },
        without="sans {}\u00a0: {}",
        instead="avec {}\u00a0: {}",
        note="note{}\u00a0: {}",
        further="articles suivants\u00a0: {}",
        undated="sans date",
        untitled="(sans titre)",
        differs="\u202f; chiffres ou noms différents",
        facets={
            "actor": "acteur",
            "weapon": "arme",
            "transfer": "transfert",
            "supplier": "fournisseur",
            "recipient": "destinataire",
            "source": "source",
            "cited": "cité",
            "agency": "agence",
            "lang": "langue",
            "date": "date",
        },
    ),
}
