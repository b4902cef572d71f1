"""The concepts and their surface forms as the files of this folder state them, checked.

Input: the JSON files beside this module. Output: `Catalogue`; a ConfigurationError that names
file and concept for anything that does not hold together.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, NamedTuple

from index.article import Family
from index.errors import ConfigurationError
from index.gazetteer.classed import classed
from index.gazetteer.credited import credited
from index.gazetteer.guards import Guard, parse_guard
from index.gazetteer.licences import company_licence, outlet_licence, system_licence
from index.gazetteer.notation import literals
from index.gazetteer.places import Test
from index.gazetteer.templates import Heading, bodies, headings, spelt_out
from index.gazetteer.words import Words

__all__ = ["HERE", "Catalogue", "Concept", "Form", "QueryUse", "load_catalogue"]

HERE = Path(__file__).parent

#: How a form is read in a query: `free` in any case, `capitals` only as written, `never`.
QueryUse = Literal["free", "capitals", "never"]

_BODIES = "organisations.json"
_SYSTEMS = "systems.json"
_SOURCES = "sources.json"
_FILES: tuple[tuple[str, Family], ...] = (
    ("states.json", "actor"),
    (_BODIES, "actor"),
    ("persons.json", "actor"),
    (_SOURCES, "source"),
    ("weapons.json", "weapon"),
    (_SYSTEMS, "weapon"),
)
#: Key of a concept that holds forms, to the `Mention.form` that they give.
_GROUPS = {
    "names": "name",
    "adjectives": "adjective",
    "prefixes": "adjective",
    "metonyms": "metonym",
    "short": "short",
    "titled": "short",
}
#: What every form under `short` wants besides: it is a surname.
_NO_FIRST_NAME = {"not": {"first_name": True}}
#: `codes` is where a type stands in the lists of others, for whoever edits the file.
_KEYS = {
    "id",
    "kind",
    "label",
    "parent",
    "iso2",
    "codes",
    "aliases",
    "makers",
    "bodies",
    *_GROUPS,
}
_FORM_KEYS = {"form", "when", "query", "also", "asked"}
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Concept:
    """Something that articles name: `kind` says what sort (state, company, weapon, system …),
    `label` maps interface language to name, `parent` is what it counts for as well. Of a system
    `aliases` are names besides those of its label, `makers` the companies that make it."""

    id: str
    kind: str
    family: Family
    label: Mapping[str, str]
    parent: str | None = None
    aliases: tuple[str, ...] = ()
    makers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """A surface form: literals in the notation, where it holds and what it gives.

    `lang` is empty for a form of every language; `concepts` is empty for a blocker;
    `is_exact` forms hold in their own case only; `is_prefix` ones before a hyphen only. In a query
    the form names the concepts `asked`, too.
    """

    text: str
    lang: str
    kind: str
    concepts: tuple[str, ...]
    is_exact: bool = False
    is_prefix: bool = False
    guard: Guard | None = None
    query: QueryUse = "free"
    asked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every concept by id, in the order of the files, and every form; ISO 3166 codes of states to
    their ids; what bodies are called beside their states; and template and state to the id of the
    body that is like that template."""

    concepts: Mapping[str, Concept]
    forms: tuple[Form, ...]
    iso2: Mapping[str, str]
    headings: tuple[Heading, ...]
    bodies: Mapping[tuple[str, str], str]


def load_catalogue(folder: Path = HERE) -> Catalogue:
    """Read and check the files of `folder`; ConfigurationError names file and concept."""
    reading = _Reading(folder)
    for name, family in _FILES:
        path = folder / name
        for row in reading.rows(path):
            reading.add(row, family, path)
    return reading.checked()


class _Reading:
    """The catalogue as far as it is read; later files build on what earlier ones state."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._words = Words(_json(folder / "contexts.json"))
        self._templates = _json(folder / "templates.json")
        self._states: dict[str, Any] = {}
        self._concepts: dict[str, Concept] = {}
        self._forms: list[Form] = []
        self._iso2: dict[str, str] = {}
        self._bodies: dict[tuple[str, str], str] = {}

    def rows(self, path: Path) -> list[dict[str, Any]]:
        """What a file states, with what follows from it and from those before."""
        rows: list[dict[str, Any]] = _json(path)
        if path.name == _BODIES:
            return [*rows, *bodies(rows, self._states, self._templates)]
        if path.name == _SYSTEMS:
            return classed(rows, (form.text for form in self._forms))
        if path.name == _SOURCES:
            return credited(rows)
        return rows

    def add(self, stated: dict[str, Any], family: Family, path: Path) -> None:
        """One concept, with its forms."""
        row = _spelt(stated, self._states, self._templates, path)
        if row.get("kind") == "state":
            self._states[row["id"]] = row
        concept = _concept(row, family, path)
        if concept.id in self._concepts:
            raise _fault(path, concept.id, "is defined twice")
        self._concepts[concept.id] = concept
        self._forms.extend(_forms(row, concept, self._words, path))
        if "iso2" in row:
            self._iso2[row["iso2"]] = concept.id
        if "like" in stated:
            self._bodies[stated["like"], stated["parent"]] = concept.id

    def checked(self) -> Catalogue:
        """All of it, once every file is read."""
        blockers = _blockers(self._folder / "blockers.json", self._words)
        forms = (*self._forms, *blockers)
        _check_tree(self._concepts, self._folder)
        _check_forms(forms, self._concepts, self._folder)
        stated = headings(self._templates, self._words)
        return Catalogue(self._concepts, forms, self._iso2, stated, self._bodies)


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ConfigurationError(
            f"the gazetteer cannot be read ({error})",
            place=str(path),
            remedy="reinstall Vigie or restore the file",
        ) from None


def _fault(place: Path, concept: str, what: str) -> ConfigurationError:
    return ConfigurationError(
        f"{concept} {what}", place=str(place), remedy="correct the gazetteer file"
    )


def _spelt(
    row: dict[str, Any], states: Mapping[str, Any], templates: Mapping[str, Any], path: Path
) -> dict[str, Any]:
    try:
        return spelt_out(row, states, templates)
    except KeyError as error:
        raise _fault(path, str(row.get("id", "?")), f"is like {error}, which is unknown") from None


def _concept(row: dict[str, Any], family: Family, path: Path) -> Concept:
    name = str(row.get("id", "?"))
    label = row.get("label", {})
    if isinstance(label, str):
        label = {"fr": label, "en": label}
    if not all(label.get(ui) for ui in ("fr", "en")):
        raise _fault(path, name, "needs a label in French and in English")
    if any(not unicodedata.is_normalized("NFC", text) for text in label.values()):
        raise _fault(path, name, "has a label that is not NFC")
    if unknown := set(row) - _KEYS:
        raise _fault(path, name, f"has unknown keys: {', '.join(sorted(unknown))}")
    kind = row.get("kind", "system" if path.stem == "systems" else "weapon")
    name = f"src:{name}" if family == "source" else name
    aliases, makers = tuple(row.get("aliases", ())), tuple(row.get("makers", ()))
    return Concept(name, kind, family, label, row.get("parent"), aliases, makers)


class _Section(NamedTuple):
    """Where forms are stated: in a file, of a concept (None: they are blockers), under a language,
    what they are there, and under which key of the concept."""

    path: Path
    concept: Concept | None
    lang: str
    kind: str
    group: str = ""


def _forms(row: dict[str, Any], concept: Concept, words: Words, path: Path) -> Iterator[Form]:
    for group, kind in _GROUPS.items():
        by_lang = row.get(group, {})
        if isinstance(by_lang, list):
            by_lang = {"": by_lang}
        if concept.kind == "system":
            kind = "system"
        elif concept.family == "source":
            kind = "source"
        for lang, raw in by_lang.items():
            section = _Section(path, concept, lang, kind, group)
            yield from (_form(one, section, words) for one in raw)


def _form(raw: str | dict[str, Any], section: _Section, words: Words) -> Form:
    row: dict[str, Any] = {"form": raw} if isinstance(raw, str) else raw
    path, concept, lang, kind, group = section
    if group == "short":
        row = row | {"when": _surname(row.get("when"))}
    name = concept.id if concept else "a blocker"
    text = str(row.get("form", ""))
    try:
        licence = _licence(concept, words) if concept else None
        guard = parse_guard(row["when"], words, licence) if "when" in row else None
        literals(text.removeprefix("cs:"))
        query: QueryUse = row.get("query", "free")
        if query not in ("free", "capitals", "never") or set(row) - _FORM_KEYS or not text:
            raise ValueError("its keys are form, when, query (free, capitals, never), also, asked")
    except ValueError as error:
        raise _fault(path, name, f"has a wrong form {text!r}: {error}") from None
    if not unicodedata.is_normalized("NFC", text):
        raise _fault(path, name, f"has a form that is not NFC: {text!r}")
    concepts = (concept.id, *row.get("also", ())) if concept else ()
    exact = text.startswith("cs:")
    asked = tuple(row.get("asked", ()))
    text = text.removeprefix("cs:")
    return Form(text, lang, kind, concepts, exact, group == "prefixes", guard, query, asked)


def _surname(guard: dict[str, Any] | None) -> dict[str, Any]:
    return {"all": [guard, _NO_FIRST_NAME]} if guard else _NO_FIRST_NAME


def _licence(concept: Concept, words: Words) -> Test | None:
    if concept.kind == "system" and concept.parent:
        return system_licence(concept.parent, concept.makers, words)
    if concept.family == "source":
        return outlet_licence
    return company_licence(concept.parent) if concept.kind == "company" else None


def _blockers(path: Path, words: Words) -> Iterator[Form]:
    for lang, raw in _json(path).items():
        section = _Section(path, None, lang, "blocker")
        yield from (_form(one, section, words) for one in raw)


def _check_tree(concepts: Mapping[str, Concept], folder: Path) -> None:
    for concept in concepts.values():
        seen = [concept.id]
        parent = concept.parent
        while parent is not None:
            if parent not in concepts:
                raise _fault(folder, concept.id, f"has an unknown ancestor {parent}")
            if parent in seen:
                raise _fault(folder, concept.id, "is its own ancestor")
            if concepts[parent].family != concept.family:
                raise _fault(folder, concept.id, f"cannot be below {parent}, of another family")
            seen.append(parent)
            parent = concepts[parent].parent
        if len(seen) > _DEEPEST:
            raise _fault(folder, concept.id, f"is deeper than {_DEEPEST} levels")


def _check_forms(forms: Iterable[Form], concepts: Mapping[str, Concept], folder: Path) -> None:
    claims: dict[tuple[str, bool], list[Form]] = {}
    for form in forms:
        for concept in (*form.concepts, *form.asked):
            if concept not in concepts:
                raise _fault(folder, concept, f"is named by the form {form.text!r} but not defined")
        for literal in literals(form.text):
            key = (literal if form.is_exact else literal.lower(), form.is_exact)
            claimed = claims.setdefault(key, [])
            if rival := next((one for one in claimed if _are_at_odds(form, one)), None):
                names = " and ".join((*rival.concepts, *form.concepts)) or "blockers"
                raise _fault(folder, names, f"claim {form.text!r} without a guard on each")
            claimed.append(form)


def _are_at_odds(form: Form, other: Form) -> bool:
    """Whether two forms of one spelling give two things in a language, without a guard on each."""
    if other.concepts == form.concepts or (form.guard and other.guard):
        return False
    return form.lang == other.lang or not (form.lang and other.lang)
