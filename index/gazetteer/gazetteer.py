"""The gazetteer's door: concepts and their tree, matching in articles and in queries.

Input: a checked catalogue. Output: `Gazetteer`, loaded once per process. Automata are built at
the first article of a language and kept.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from types import MappingProxyType

from index.article import TITLE, Family, Mention
from index.folding import fold
from index.gazetteer.catalogue import Catalogue, Concept, Form, load_catalogue
from index.gazetteer.cldr import state_forms
from index.gazetteer.heads import Heads
from index.gazetteer.labels import designated_forms, label_forms
from index.gazetteer.matching import Matcher, senses_of
from index.gazetteer.notation import literals
from index.gazetteer.queries import QueryMatch, QueryMatcher
from index.gazetteer.selection import Chosen, select
from index.gazetteer.text import PARTING, read
from index.loading import undisturbed
from index.query import Ui

__all__ = ["UNSPECIFIED_ARMS", "Gazetteer", "load_gazetteer"]

#: The concept of arms of which nothing more is said: *armes*, *matériel militaire*.
UNSPECIFIED_ARMS = "arms-unspecified"
_UNKNOWN = "und"


class Gazetteer:
    """Concepts by id, their tree, and where texts name them."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._concepts = MappingProxyType(dict(catalogue.concepts))
        self._children: dict[str, list[str]] = {}
        for concept in catalogue.concepts.values():
            if concept.parent is not None:
                self._children.setdefault(concept.parent, []).append(concept.id)
        self._lineages: dict[str, tuple[str, ...]] = {}
        self._matchers: dict[str, Matcher] = {}
        self._queries_in: dict[str, QueryMatcher] = {}
        self._heads = Heads(catalogue.headings, catalogue.bodies, catalogue.concepts)

    @property
    def concepts(self) -> Mapping[str, Concept]:
        """Every concept by id, states first."""
        return self._concepts

    def lineage(self, concept: str) -> tuple[str, ...]:
        """`concept` and its ancestors, upwards; KeyError for an unknown id."""
        known = self._lineages.get(concept)
        if known is None:
            parent = self._catalogue.concepts[concept].parent
            known = (concept, *(self.lineage(parent) if parent else ()))
            self._lineages[concept] = known
        return known

    def children(self, concept: str) -> tuple[str, ...]:
        """The concepts directly below `concept`."""
        return tuple(self._children.get(concept, ()))

    @cached_property
    def weapon_types(self) -> tuple[str, ...]:
        """The weapon types above all others: every weapon counts for one of them."""
        known = self._concepts.values()
        return tuple(one.id for one in known if one.family == "weapon" and one.parent is None)

    @property
    def adjectives(self) -> Iterator[tuple[str, str]]:
        """Each adjective of a state in French and English, and its state."""
        for form in self._catalogue.forms:
            is_adjective = form.kind == "adjective" and not form.is_prefix
            if is_adjective and self._concepts[form.concepts[0]].kind == "state":
                yield from ((literal, form.concepts[0]) for literal in literals(form.text))

    def label(self, concept: str, ui: Ui) -> str:
        """The name to show, in French with its typographic apostrophes; the id itself where it is
        unknown (an older index may hold it)."""
        known = self._catalogue.concepts.get(concept)
        if not known:
            return concept
        return known.label[ui].replace("'", "’") if ui == "fr" else known.label[ui]

    def outlet(self, value: str, ui: Ui) -> str:
        """The name to show of an outlet or an agency as indexes hold it, be it credited or cited;
        itself where unknown."""
        known = f"src:{value.removeprefix('src:')}"
        return self.label(known, ui) if known in self._catalogue.concepts else value

    def match_document(self, title: str, paragraphs: Sequence[str], lang: str) -> list[Mention]:
        """Mentions in an article of language `lang` (ISO 639-1 or `und`), in reading order."""
        parts = [title, *paragraphs]
        reading = read(PARTING.join(parts))
        found = self._heads.beside(self._matcher(lang).find(reading), reading)
        starts = [0]
        for part in parts:
            starts.append(starts[-1] + len(part) + 1)
        mentions: list[Mention] = []
        for chosen in select(found, reading, lang, self.lineage):
            first, last = reading.span(chosen.start, chosen.end)
            number = bisect_right(starts, first) - 1
            shift = starts[number]
            mentions.extend(self._mentions(chosen, number, first - shift, last - shift))
        return mentions

    def match_query(self, text: str, langs: Iterable[str] = ()) -> tuple[QueryMatch, ...]:
        """Concepts that a query names, French and English mixed, accents and case forgiven; states
        by their names in `langs`, too."""
        found = list(self._queries.match(text))
        for lang in langs:
            for one in self._foreign(lang).match(text):
                if all(one.end <= other.start or other.end <= one.start for other in found):
                    found.append(one)
        return tuple(sorted(found))

    def named_by(self, text: str) -> tuple[str, ...]:
        """The concepts that the whole of `text` names, as a query has it."""
        return self._queries.name(text)

    def is_name(self, text: str, concept: str, lang: str) -> bool:
        """Whether the whole of `text`, as a query has it, is a name of `concept` in `lang`, French
        or English."""
        return self._queries.is_name(text, concept, lang)

    def source_named(self, name: str) -> str | None:
        """The outlet or agency of which `name` is a whole form or label, in its capitals or in
        capitals only, whatever a guard asks of its surroundings."""
        known = self._sources
        whole = read(name.strip()).joined
        return known.get(whole) or known.get(whole.lower())

    def find(self, value: str, family: Family, ui: Ui) -> str | None:
        """The concept of `family` that `value` names: its id, its label (that of `ui` first; of an
        outlet without its place, too), or a surface form in either language."""
        wanted = fold(value.strip())
        for name in (wanted, f"src:{wanted}"):
            if name in self._catalogue.concepts and self._family(name) == family:
                return name
        for lang in (ui, "fr", "en"):
            if (labelled := self._labels.get((family, lang, wanted))) is not None:
                return labelled
        named = self._queries.name(value.strip())
        return next((name for name in named if self._family(name) == family), None)

    def _family(self, concept: str) -> Family:
        return self._catalogue.concepts[concept].family

    def _mentions(self, chosen: Chosen, part: int, start: int, end: int) -> list[Mention]:
        form = chosen.sense.form
        paragraph = TITLE if part == 0 else part - 1
        return [
            Mention(name, self._family(name), paragraph, start, end, form.kind)
            for name in form.concepts
        ]

    @cached_property
    def _sources(self) -> dict[str, str]:
        """Forms and labels of sources, as `read` joins them; a form with a guard only where it is
        the label."""
        sources = {
            read(concept.label["fr"]).joined: concept.id
            for concept in self._catalogue.concepts.values()
            if concept.family == "source"
        }
        for form in self._catalogue.forms:
            if form.guard is None and form.concepts and self._family(form.concepts[0]) == "source":
                for name in literals(form.text):
                    sources.setdefault(name if form.is_exact else name.lower(), form.concepts[0])
        shouted = {fold(name).upper(): concept for name, concept in sources.items()}
        return {name.upper(): concept for name, concept in sources.items()} | shouted | sources

    @cached_property
    def _labels(self) -> dict[tuple[Family, str, str], str]:
        labels: dict[tuple[Family, str, str], str] = {}
        bare: dict[tuple[Family, str, str], str] = {}
        for concept in self._catalogue.concepts.values():
            for lang, label in concept.label.items():
                labels.setdefault((concept.family, lang, fold(label)), concept.id)
                if concept.family == "source" and label.endswith(")"):
                    name = fold(label.rpartition(" (")[0])
                    bare.setdefault((concept.family, lang, name), concept.id)
        return bare | labels

    @cached_property
    def _queries(self) -> QueryMatcher:
        every = (*self._catalogue.forms, *label_forms(self._concepts.values()))
        forms = (form for form in every if form.lang in ("", "fr", "en"))
        return QueryMatcher(senses_of(forms, self._concepts), self._heads)

    def _foreign(self, lang: str) -> QueryMatcher:
        """Finds what queries in `lang` name; made for the first of them."""
        known = self._queries_in.get(lang)
        if known is None:
            forms = tuple(state_forms(lang, self._catalogue.iso2))
            known = self._queries_in[lang] = QueryMatcher(
                senses_of(forms, self._concepts), self._heads
            )
        return known

    def _matcher(self, lang: str) -> Matcher:
        known = self._matchers.get(lang)
        if known is None:
            forms = tuple(self._forms(lang))
            known = Matcher(senses_of(forms, self._catalogue.concepts))
            self._matchers[lang] = known
        return known

    def _forms(self, lang: str) -> list[Form]:
        """Forms for articles of `lang`. Where it is unknown, all of them. Where it is neither
        French nor English: its own, those of every language, the acronyms, and the names of states
        that the CLDR gives."""
        forms = (*self._catalogue.forms, *designated_forms(self._concepts.values()))
        if lang in ("fr", "en"):
            return [form for form in forms if form.lang in ("", lang)]
        if lang == _UNKNOWN:
            return list(forms)
        common = [form for form in forms if form.lang in ("", lang) or _is_acronym(form)]
        return [*common, *state_forms(lang, self._catalogue.iso2)]


def _is_acronym(form: Form) -> bool:
    return form.is_exact and len(form.text) > 2 and form.text.isupper()


@cache
@undisturbed()
def load_gazetteer() -> Gazetteer:
    """The product's gazetteer, read once per process; ConfigurationError where a file is wrong."""
    return Gazetteer(load_catalogue())
