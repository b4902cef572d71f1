"""Accents may be left out without losing an article, and words that differ stay apart."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from index.analysis import fold, lower, terms
from index.article import Article, Origin
from index.documents import to_document
from index.gazetteer import load_gazetteer
from index.gazetteer.catalogue import load_catalogue
from index.gazetteer.notation import literals
from index.plan.forms import Forms, word_forms
from index.plan.function_words import function_words
from index.plan.lexis import Lexis
from index.vocabulary import Vocabulary, VocabularyBuilder
from tests.index.finding import tokens
from tests.shared import ROOT, shared

#: Words that one letter, accent or ending parts, and that must not find each other.
APART = (
    ("arme", "armée"),
    ("niger", "nigeria"),
    ("iran", "irak"),
    ("iranien", "irakien"),
    ("obus", "obusier"),
    ("char", "chariot"),
    ("mine", "minerai"),
    ("russie", "prusse"),
    ("corée", "corps"),
    ("guinée", "guide"),
    ("mali", "malien"),
    ("tir", "tiroir"),
    ("missile", "mission"),
    ("roquette", "rocade"),
    ("drone", "droit"),
    ("port", "portée"),
    ("trait", "traité"),
    ("poste", "postérité"),
    ("soldat", "solde"),
    ("contre", "contrat"),
    ("avion", "avis"),
    ("cible", "ciblage"),
    ("autriche", "australie"),
    ("slovaquie", "slovénie"),
    ("s300", "s400"),
    ("mali", "mal"),
    ("gaza", "gaz"),
    ("damas", "dame"),
    ("géorgie", "george"),
    ("crimée", "crime"),
    ("marder", "mardi"),
    ("peter", "petit"),
    ("modi", "mode"),
    ("vienne", "viens"),
    ("vendée", "vendu"),
    ("seine", "sein"),
    ("golfe", "golf"),
    ("ambassade", "ambassadrice"),
    ("grad", "grade"),
    ("patriot", "patriote"),
    ("vente", "vent"),
    ("base", "bas"),
    ("amende", "amendement"),
    ("colonne", "colonie"),
    ("équipements", "équipe"),
    ("commandement", "commande"),
    ("commandants", "commandes"),
    ("importations", "important"),
    ("parlement", "parler"),
    ("maintenance", "maintenant"),
    ("blanchiment", "blanche"),
    ("tranchée", "tranche"),
)
#: Two words that their accents part: each keeps its own forms, the bare one reaches the accented
#: one only as written.
ACCENTS_PART = (
    ("marche", "marché"),
    ("arme", "armé"),
    ("cote", "côte"),
    ("peche", "pêche"),
    ("tache", "tâche"),
    ("conserve", "conservé"),
    ("reserve", "réserve"),
)


def vocabulary_of(folder: Path, articles: Iterable[Mapping[str, str]]) -> Vocabulary:
    builder = VocabularyBuilder(folder)
    for surfaces in articles:
        builder.add(surfaces)
    builder.write(folder / "vocabulary")
    return Vocabulary.open(folder / "vocabulary")


def lexis_of(folder: Path, text: str, lang: str = "fr") -> Lexis:
    surfaces = to_document(Article("a", Origin("a"), paragraphs=(text,), lang=lang))[1]
    return Lexis(vocabulary_of(folder, [surfaces]), {lang: 1})


def finds(forms: Forms, text: str, lang: str = "fr") -> bool:
    """Whether a reading of a word finds a text that is indexed."""
    row = terms(text, lang)
    held = {form for token in tokens(text, lang) for form in token.words}
    runs = [stems for field, stems in forms.stems if field == f"text_{lang}"]
    return not held.isdisjoint(forms.words) or any(
        list(run) == row[at : at + len(run)] for run in runs for at in range(len(row))
    )


@pytest.mark.parametrize(("one", "other"), APART)
def test_words_that_look_alike_do_not_find_each_other(one: str, other: str, tmp_path: Path) -> None:
    lexis = lexis_of(tmp_path, f"{one} {other}")
    assert finds(word_forms(one, lexis), one)
    assert finds(word_forms(other, lexis), other)
    assert not finds(word_forms(one, lexis), other)
    assert not finds(word_forms(other, lexis), one)


@pytest.mark.parametrize(("bare", "accented"), ACCENTS_PART)
def test_a_bare_word_keeps_its_own_forms_and_reaches_the_accented_as_written(
    bare: str, accented: str, tmp_path: Path
) -> None:
    lexis = lexis_of(tmp_path, f"{bare} {accented}")
    assert finds(word_forms(bare, lexis), bare)
    assert finds(word_forms(accented, lexis), accented)
    assert finds(word_forms(bare, lexis), accented)


@pytest.mark.parametrize("typed", ["armes", "d'armes", "l’arme", "qu'armes"])
def test_an_elision_leaves_a_bare_word_its_own_forms(typed: str, tmp_path: Path) -> None:
    lexis = lexis_of(tmp_path, "armes arme armé armée")
    assert finds(word_forms(typed, lexis), "armes")
    assert not finds(word_forms(typed, lexis), "armée")
    assert "armé" not in {stem for _, stem in word_forms(typed, lexis).singles}


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("armee", "armées"),
        ("vehicules", "véhicule"),
        ("deployees", "déployées"),
        ("coreen", "nord-coréens"),
        ("etats-unis", "États-Unis"),
        ("oeuvre", "œuvres"),
        ("embargo", "embargos"),
        ("zelensky", "Zelensky"),
    ],
)
def test_a_word_typed_without_accents_finds_its_inflections(
    typed: str, written: str, tmp_path: Path
) -> None:
    assert finds(word_forms(typed, lexis_of(tmp_path, written)), written)


def losses(vocabulary: Vocabulary, langs: Mapping[str, int]) -> list[str]:
    """Accented surfaces whose bare spelling loses a form under which they are found, although the
    bare spelling is no word itself."""
    lexis = Lexis(vocabulary, langs)
    known = {entry.surface for entry in vocabulary.entries()}
    lost = []
    for surface in known:
        bare = fold(surface)
        if bare == lower(surface) or bare in known or function_words([bare], lexis):
            continue
        full, typed = word_forms(surface, lexis), word_forms(bare, lexis)
        if not (set(full.stems) <= set(typed.stems) and set(full.words) <= set(typed.words)):
            lost.append(surface)
    return sorted(lost)


def test_no_article_of_the_samples_is_lost_without_accents(tmp_path: Path) -> None:
    texts = [
        path.read_text("utf-8", errors="ignore") for path in sorted((ROOT / "seeds").rglob("*.txt"))
    ]
    articles = (
        to_document(Article(str(n), Origin("x"), paragraphs=(text,), lang="fr"))[1]
        for n, text in enumerate(texts)
    )
    vocabulary = vocabulary_of(tmp_path, articles)
    assert len(vocabulary) > 100
    assert losses(vocabulary, {"fr": 100}) == []


@pytest.mark.shared
def test_no_article_of_a_large_corpus_is_lost_without_accents(tmp_path: Path) -> None:
    path = shared("data/orangesum.jsonl.gz")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["article"] for _, line in zip(range(1500), lines, strict=False)]
    articles = (
        to_document(Article(str(n), Origin("x"), paragraphs=(text,), lang="fr"))[1]
        for n, text in enumerate(texts)
    )
    vocabulary = vocabulary_of(tmp_path, articles)
    assert losses(vocabulary, {"fr": 1500, "en": 1}) == []


#: A word that stands so often in the large corpus is common.
COMMON = 200


def one_word_names() -> dict[str, str]:
    """The gazetteer's names of one capitalised word, in lower case, and the concept of each."""
    return {
        word.lower(): form.concepts[0]
        for form in load_catalogue().forms
        for word in literals(form.text)
        if form.concepts and word.istitle() and word.isalpha()
    }


def counted_words() -> Counter[str]:
    """The words of the large corpus as they are written."""
    with gzip.open(shared("data/orangesum.jsonl.gz"), "rt", encoding="utf-8") as lines:
        texts = (json.loads(line)["article"] for line in lines)
        return Counter(word for text in texts for word in re.findall(r"[^\W\d_]{3,}", text))


def common_words(written: Counter[str]) -> dict[str, set[str]]:
    """The words that are common in whatever case, by their French stem."""
    counts = Counter[str]()
    for word, count in written.items():
        counts[word.lower()] += count
    by_stem: dict[str, set[str]] = defaultdict(set)
    for word, count in counts.items():
        for stem in terms(word, "fr") if count >= COMMON else ():
            by_stem[stem].add(word)
    return by_stem


@pytest.mark.shared
def test_no_name_shares_its_stem_with_a_common_word_of_another_meaning() -> None:
    written, gazetteer = counted_words(), load_gazetteer()
    by_stem = common_words(written)
    met = [
        (name, word)
        for name, concept in one_word_names().items()
        if written[name] < COMMON  # libération is a common noun beside the name of a paper
        for stem in terms(name, "fr")
        for word in by_stem[stem]
        if not fold(word).startswith(fold(name)[: max(4, min(6, len(name) - 1))])
        and all(m.concept != concept for m in gazetteer.match_document("", [word.title()], "fr"))
        and all(m.concept != concept for m in gazetteer.match_document("", [word], "fr"))
    ]
    assert met == []
