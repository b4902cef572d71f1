"""What is indexed, said in a sentence on the start page and in full on the page about it.

Input: the manifest of the served generation, and the tables that drive the parser. Output: words
and numbers in the request's language.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath

from index.generations import Manifest
from index.parse import (
    FIELD_NAMES,
    MAX_CHARS,
    MAX_CLAUSES,
    MAX_LEVELS,
    OPERATORS,
    FieldName,
    OperatorForm,
    unbroken,
)
from service.i18n import _, current_ui, enumerated, lang_name, moment, number, percent, period_text

__all__ = ["AboutView", "StartView", "about_view", "start_view"]

#: Example questions with their language.
_EXAMPLES = (
    ("missiles nord-coréens", "fr"),
    ("drones iraniens Russie", "fr"),
    ("qui livre des obus à l’Ukraine", "fr"),
    ("North Korean ballistic missiles", "en"),
    ("artillery shells Ukraine", "en"),
)
#: Languages that the start page names; of more it tells how many others there are.
_MOST_LANGS = 5


@dataclass(frozen=True, slots=True)
class StartView:
    """What the start page says besides the newest articles."""

    examples: tuple[tuple[str, str], ...]
    langs: str
    period: str


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the query language: what is typed, an example, what it does."""

    forms: tuple[str, ...]
    example: str
    says: str


@dataclass(frozen=True, slots=True)
class AboutView:
    """What the page about the index says."""

    manifest: Manifest
    period: str
    undated_share: str
    langs: str
    built: str
    sources: str
    operators: tuple[Row, ...]
    fields: tuple[Row, ...]
    limits: dict[str, int]


def start_view(manifest: Manifest) -> StartView:
    """Languages and period of the index, and questions to begin with, those in the language of the
    page first."""
    named = [lang_name(code) for code, _n in _by_count(manifest) if code != "und"]
    if len(named) > _MOST_LANGS:
        others = len(named) - _MOST_LANGS + 1
        named[_MOST_LANGS - 1 :] = [_("%(count)s others", count=number(others))]
    examples = tuple(sorted(_EXAMPLES, key=lambda example: example[1] != current_ui()))
    return StartView(examples, enumerated(named), _period(manifest))


def about_view(manifest: Manifest) -> AboutView:
    """Everything that the manifest knows; of source paths only the last name is shown."""
    share = manifest.undated / manifest.articles if manifest.articles else 0.0
    built = datetime.fromisoformat(manifest.built)
    return AboutView(
        manifest,
        _period(manifest),
        percent(share),
        enumerated(f"{lang_name(code)} {number(n)}" for code, n in _by_count(manifest)),
        moment(built),
        enumerated(dict.fromkeys(PurePath(source).name or source for source in manifest.sources)),
        tuple(Row(form.forms, _example(form), _explained(form)) for form in OPERATORS),
        tuple(Row(_colons(entry), _example(entry), _explained(entry)) for entry in FIELD_NAMES),
        {"chars": MAX_CHARS, "clauses": MAX_CLAUSES, "levels": MAX_LEVELS},
    )


def _explained(entry: OperatorForm | FieldName) -> str:
    return unbroken(entry.fr) if current_ui() == "fr" else entry.en


def _example(entry: OperatorForm | FieldName) -> str:
    french, english = entry.examples
    return french if current_ui() == "fr" else english


def _colons(entry: FieldName) -> tuple[str, ...]:
    return tuple(f"{name}:" for name in entry.names)


def _by_count(manifest: Manifest) -> list[tuple[str, int]]:
    return sorted(manifest.langs.items(), key=lambda row: (-row[1], row[0]))


def _period(manifest: Manifest) -> str:
    if not manifest.first_day or not manifest.last_day:
        return ""
    first, last = period_text(manifest.first_day), period_text(manifest.last_day)
    return first if first == last else f"{first} – {last}"
