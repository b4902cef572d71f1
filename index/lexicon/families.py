"""Words of one deed: the noun and the verb that name it, in French and in English.

Input: a word as typed. Output: `Relative`s: its verb for a noun (livraison, livrer), for a verb
its nouns and irregular forms. Three sources, the surest first: families.tsv beside this module; a
noun and a verb of the lexicon that are alike in both languages (fournisseur/fournir and
supplier/supply), which arme and armée are not; and rules of derivation and conjugation, whose
results are only candidates until a vocabulary has them. Spellings of one word (jihad, djihad) are
forms of each other too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import Literal, NamedTuple

from index.analysis import fold, lower, terms
from index.lexicon.conjugation import conjugated, infinitives
from index.lexicon.entries import Entry, Lang

__all__ = ["Families", "Relative"]

#: A noun, a verb, or other forms of the verb itself.
Kind = Literal["n", "v", "form"]

_OWN = Path(__file__).with_name("families.tsv")
#: Letters that two French words of one deed share at least, and their part of the shorter stem.
_SHARED, _PART = 3, 0.6
#: Letters by which a noun and a verb of English may differ behind their common beginning.
_MOST_LEFT = 2
#: Part of the letters that two spellings of one word have at their two ends.
_SPELLING = 0.7
#: Letters that a rule must leave of a word.
_SHORTEST_BASE = 3
#: Endings of a noun and of its verb. Those that the stemmer makes one (-ation/-er, -ement/-er) do
#: no harm here and are left out.
_RULES: dict[Lang, tuple[tuple[str, str], ...]] = {
    "fr": (
        ("aison", "er"),
        ("cage", "quer"),
        ("age", "er"),
        ("cation", "quer"),
        ("gation", "guer"),
        ("osition", "oser"),
        ("uction", "uire"),
        ("iture", "ir"),
        ("eture", "er"),
        ("isseur", "ir"),
        ("ition", "ir"),
    ),
    "en": (
        ("ery", "er"),
        ("uction", "uce"),
        ("ision", "ide"),
        ("asion", "ade"),
        ("osion", "ode"),
        ("usion", "ude"),
        ("ension", "end"),
        ("ission", "it"),
        ("ification", "ify"),
        ("ention", "ain"),
        ("ewal", "ew"),
        ("olution", "olve"),
    ),
}
#: Forms by which a French verb shows that it is one, by the ending of the infinitive.
_SHOWN = {"er": ("er", "é", "ée", "és"), "ir": ("ir", "i", "it"), "re": ("re", "t", "sent")}


class Relative(NamedTuple):
    """A word of the same deed: a noun with its plurals, or a verb with the forms that its stem does
    not reach. `shown` are the words of which a vocabulary must hold one for the two to belong
    together; none where they surely do."""

    kind: Kind
    forms: tuple[str, ...]
    shown: tuple[str, ...] = ()


class Families:
    """What is known of deeds in the two languages."""

    def __init__(self, entries: Iterable[Entry], others: Iterable[Entry] = ()) -> None:
        """`entries` make pairs of a noun and a verb; `others` only say which forms a word has."""
        self._nouns: dict[tuple[str, str], list[str]] = {}
        self._verbs: dict[tuple[str, str], list[str]] = {}
        self._stems: dict[tuple[str, str], list[str]] = {}
        self._forms: dict[tuple[str, str], list[str]] = {}
        self._denied: set[tuple[str, str, str]] = set()
        paired = list(entries)
        known = [*paired, *others]
        # What is a noun of its own is not read as the participle of a verb: détenu, permis.
        self._own = {fold(noun) for one in known if one.pos == "n" for noun in one.fr}
        self._read(_OWN)
        for fr, en in _pairs(paired):
            if not self._is_denied("fr", *fr):
                self._join("fr", *fr)
                self._join("en", *en)
        for entry in known:
            self._inflect("fr", entry.fr, entry.pos)
            self._inflect("en", entry.en, entry.pos)

    def of(
        self, word: str, lang: Lang, is_noun: Callable[[str], bool] = lambda _: False
    ) -> tuple[Relative, ...]:
        """The words of the deed that `word`, in any inflection, names in `lang`, with the irregular
        forms of a verb (sold, vendu); `is_noun` says of a French form in -e or -es whether it is
        rather a noun (`livre`) than one of a verb."""
        surface = lower(word)
        named = self._nouns.get((lang, fold(surface)), ())
        found = [Relative("v", tuple(self._forms[lang, verb])) for verb in named]
        if not found:
            verbs = dict.fromkeys(self._typed_verbs(surface, lang, is_noun))
            if lang == "fr" and self._own.isdisjoint(map(fold, _singulars(surface))):
                verbs.update(dict.fromkeys(infinitives(surface)))
            found = [one for verb in verbs for one in self._related(surface, verb, lang)]
        found = found or list(self._derived(surface, lang))
        return tuple(dict.fromkeys(one for one in found if surface not in one.forms))

    def _related(self, surface: str, verb: str, lang: Lang) -> Iterator[Relative]:
        """The other forms of a verb and its nouns; only candidates of a verb that is not known."""
        known = self._forms.get((lang, verb), [])
        ruled = conjugated(verb) if lang == "fr" else ()
        own = _stem(surface, lang)
        others = tuple(one for one in dict.fromkeys((*known, *ruled)) if _stem(one, lang) != own)
        shown = () if known else tuple(one for one in ruled[:2] if one != surface)
        if others:
            yield Relative("form", others, shown)
        for noun in self._verbs.get((lang, verb), ()):
            yield Relative("n", _with_plurals(noun))

    def _typed_verbs(
        self, surface: str, lang: Lang, is_noun: Callable[[str], bool]
    ) -> Iterator[str]:
        """The verbs of which `surface` is a form and no noun: `livres` are books."""
        for verb in self._stems.get((lang, _stem(surface, lang)), ()):
            base = verb.removesuffix("er")
            if any((lang, fold(one), verb) in self._denied for one in _singulars(surface)):
                continue
            if lang == "en" or surface not in (base + "e", base + "es") or not is_noun(surface):
                yield verb

    def _derived(self, surface: str, lang: Lang) -> Iterator[Relative]:
        """Candidates by rule, of a noun or of an infinitive."""
        for noun_end, verb_end in _RULES[lang]:
            for noun in _singulars(surface):
                base = noun.removesuffix(noun_end)
                if base != noun and len(base) >= _SHORTEST_BASE:
                    verb = base + verb_end
                    if (lang, fold(noun), verb) not in self._denied:
                        yield Relative("v", (verb,), _shown(base, verb_end, lang))
            base = surface.removesuffix(verb_end)
            if base != surface and len(base) >= _SHORTEST_BASE:
                noun = base + noun_end
                if (lang, fold(noun), surface) not in self._denied:
                    yield Relative("n", _with_plurals(noun), _with_plurals(noun))

    def _read(self, path: Path) -> None:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("#"):
                continue
            lang, verb, nouns = line.split("\t")
            for noun in nouns.split("|"):
                if noun.startswith("!"):
                    self._denied.add((lang, fold(noun[1:]), verb))
                else:
                    self._join(lang, (noun,), (verb,))

    def _is_denied(self, lang: Lang, nouns: Sequence[str], verbs: Sequence[str]) -> bool:
        return any((lang, fold(noun), verbs[0]) in self._denied for noun in nouns)

    def _inflect(self, lang: str, forms: Sequence[str], pos: str) -> None:
        """Add irregular forms of a verb, and the spellings of a noun or an adjective."""
        if len(forms) == 1 or " " in forms[0] or pos not in ("v", "n", "adj"):
            return
        if pos != "v":
            forms = [one for one in forms if _is_spelling(one, forms[0])]
        if len(forms) > 1:
            self._join(lang, (), forms)

    def _join(self, lang: str, nouns: Sequence[str], verbs: Sequence[str]) -> None:
        verb = verbs[0]
        for noun in nouns:
            for form in _with_plurals(noun):
                _put(self._nouns, (lang, fold(form)), verb)
            _put(self._verbs, (lang, verb), noun)
        for form in verbs:
            _put(self._stems, (lang, _stem(form, lang)), verb)
            _put(self._forms, (lang, verb), form)


def _pairs(
    entries: Sequence[Entry],
) -> Iterator[tuple[tuple[Sequence[str], Sequence[str]], tuple[Sequence[str], Sequence[str]]]]:
    """((French nouns, verbs), (English nouns, verbs)) of the lexicon that are of one deed; of
    several verbs that are like a noun, the likest."""
    verbs: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.pos == "v" and " " not in entry.fr[0] + entry.en[0]:
            verbs.setdefault(fold(entry.fr[0])[:_SHARED], []).append(entry)
    for noun in entries:
        if noun.pos != "n" or " " in noun.fr[0] + noun.en[0]:
            continue
        near = verbs.get(fold(noun.fr[0])[:_SHARED], ())
        alike = [(_likeness(noun, one), one) for one in near if _is_akin(noun, one)]
        most = max((likeness for likeness, _ in alike), default=0)
        for likeness, verb in alike:
            if likeness == most:
                yield (noun.fr, verb.fr), (noun.en, verb.en)


def _is_akin(noun: Entry, verb: Entry) -> bool:
    shorter = min(len(_stem(one.fr[0], "fr")) for one in (noun, verb))
    if _likeness(noun, verb) < max(_SHARED, _PART * shorter):
        return False
    return any(_is_near(one, other) for one in noun.en for other in verb.en)


def _likeness(noun: Entry, verb: Entry) -> int:
    return len(_beginning(_stem(noun.fr[0], "fr"), _stem(verb.fr[0], "fr")))


def _beginning(one: str, other: str) -> str:
    """The letters that both begin with."""
    return "".join(
        a for a, _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    )


def _is_near(noun: str, verb: str) -> bool:
    """Whether two English words, or their stems, end alike but for two letters."""
    rows = ((noun, verb), (_stem(noun, "en"), _stem(verb, "en")))
    for one, other in rows:
        shared = len(_beginning(one, other))
        if shared >= _SHARED and len(one) + len(other) - 2 * shared <= _MOST_LEFT:
            return True
    return False


def _is_spelling(one: str, other: str) -> bool:
    """Whether two ways of writing are one word: jihad and djihad."""
    ends = len(_beginning(one, other)) + len(_beginning(one[::-1], other[::-1]))
    return ends >= _SPELLING * max(len(one), len(other))


def _shown(base: str, ending: str, lang: Lang) -> tuple[str, ...]:
    """The forms by which a verb that a rule made shows that it is one."""
    verb = base + ending
    if lang == "fr":
        return tuple(verb[:-2] + one for one in _SHOWN[ending[-2:]])
    if ending.endswith("y"):
        return verb, verb[:-1] + "ied", verb[:-1] + "ies"
    return verb, verb + "s", verb + ("d" if verb.endswith("e") else "ed")


@cache
def _stem(word: str, lang: str) -> str:
    return fold(" ".join(terms(word, lang)))


def _with_plurals(noun: str) -> tuple[str, ...]:
    """A noun and the plurals that it may have."""
    if noun.endswith(("s", "x", "z")):
        return (noun, noun + "es") if noun.endswith("ss") else (noun,)
    plurals = [noun + "s"]
    if noun.endswith("y"):
        plurals.append(noun[:-1] + "ies")
    return (noun, *plurals)


def _singulars(surface: str) -> tuple[str, ...]:
    if surface.endswith("ies"):
        return surface, surface[:-3] + "y"
    return (surface, surface[:-1]) if surface.endswith("s") else (surface,)


def _put(table: dict[tuple[str, str], list[str]], key: tuple[str, str], value: str) -> None:
    row = table.setdefault(key, [])
    if value not in row:
        row.append(value)
