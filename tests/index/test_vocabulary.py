"""The vocabulary answers from a file, exactly as a list of all surfaces would."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import DamagedIndex
from index.vocabulary import (
    Entry,
    Vocabulary,
    VocabularyBuilder,
    corrections,
    folded_form,
    write_vocabulary,
)

ARTICLES = (
    {"armée": "fr", "arme": "fr", "missile": "fr", "sana'a": "fr"},
    {"armée": "fr", "armé": "fr", "missiles": "fr", "boudanov": "fr"},
    {"armée": "fr", "missile": "en", "œuvre": "fr", "choïgou": "fr"},
    {"armee": "nl", "missile": "en", "s300": "fr", "zelensky": "fr", "zelenskyy": "en"},
)


@pytest.fixture
def vocabulary(tmp_path: Path) -> Vocabulary:
    return written(tmp_path, ARTICLES)


def written(folder: Path, articles: Iterable[Mapping[str, str]], **options: int) -> Vocabulary:
    builder = VocabularyBuilder(folder, **options)
    for surfaces in articles:
        builder.add(surfaces)
    builder.write(folder / "vocabulary")
    return Vocabulary.open(folder / "vocabulary")


def surfaces(entries: list[Entry]) -> list[str]:
    return [entry.surface for entry in entries]


def test_an_entry_counts_articles_and_names_its_languages(vocabulary: Vocabulary) -> None:
    assert vocabulary.by_fold("armée")[0] == Entry("armée", "armee", 3, ("fr",))
    assert vocabulary.by_fold("missile") == [Entry("missile", "missile", 3, ("en", "fr"))]
    assert vocabulary.by_fold("inconnu") == []


def test_an_entry_gives_its_stems_in_each_of_its_languages(vocabulary: Vocabulary) -> None:
    (entry,) = vocabulary.by_fold("missile")
    assert dict(entry.stems()) == {"text_en": ("missil",), "text_fr": ("missil",)}


def test_a_folded_form_gives_every_word_it_may_be(vocabulary: Vocabulary) -> None:
    assert surfaces(vocabulary.by_fold("armee")) == ["armée", "armee"]
    assert surfaces(vocabulary.by_fold("Œuvre")) == ["œuvre"]
    assert surfaces(vocabulary.by_fold("sanaa")) == ["sana'a"]


def test_a_prefix_gives_the_most_frequent_first(vocabulary: Vocabulary) -> None:
    assert surfaces(vocabulary.prefix("arm")) == ["armée", "arme", "armé", "armee"]
    assert surfaces(vocabulary.prefix("arm", limit=1)) == ["armée"]
    assert surfaces(vocabulary.prefix("ŒU")) == ["œuvre"]
    assert vocabulary.prefix("zzz") == []


@pytest.mark.parametrize("limit", [1, 3, 8, 40, 1000])
@pytest.mark.parametrize("beginning", ["", "a", "ab", "b", "ba", "c", "cc", "zz"])
def test_a_prefix_of_many_words_gives_what_looking_at_all_of_them_would(
    tmp_path: Path, beginning: str, limit: int
) -> None:
    letters = random.Random(11)
    words = {"".join(letters.choices("abc", k=letters.randint(1, 6))) for _ in range(600)}
    entries = [Entry(word, word, letters.randint(1, 9), ("fr",)) for word in sorted(words)]
    write_vocabulary(tmp_path / "v", entries)
    with closing(Vocabulary.open(tmp_path / "v")) as vocabulary:
        begun = [one for one in entries if one.folded.startswith(beginning)]
        begun.sort(key=lambda one: (-one.count, one.folded))
        assert vocabulary.prefix(beginning, limit) == begun[:limit]


@pytest.mark.parametrize("spread", [3, 50, 10**6])
def test_a_prefix_of_a_large_vocabulary_gives_what_looking_at_all_of_it_would(
    tmp_path: Path, spread: int
) -> None:
    chance = random.Random(spread)
    words = {"".join(chance.choices("abcdef", k=chance.randint(1, 9))) for _ in range(6000)}
    entries = [Entry(word, word, chance.randint(1, spread), ("fr",)) for word in sorted(words)]
    write_vocabulary(tmp_path / "v", entries)
    with closing(Vocabulary.open(tmp_path / "v")) as vocabulary:
        for beginning in ("", "a", "f", "cd"):
            begun = [one for one in entries if one.folded.startswith(beginning)]
            begun.sort(key=lambda one: (-one.count, one.folded))
            for limit in (1, 2, 8, 50, 256):
                assert vocabulary.prefix(beginning, limit) == begun[:limit]


@pytest.mark.parametrize("typed", ["boudanof", "bouddanov", "obudanov", "boudnaov", "voudanov"])
def test_one_edit_is_found_wherever_it_is(vocabulary: Vocabulary, typed: str) -> None:
    assert surfaces(vocabulary.fuzzy(typed, 1)) == ["boudanov"]


def test_two_edits_need_a_distance_of_two(vocabulary: Vocabulary) -> None:
    assert vocabulary.fuzzy("budanof", 1) == []
    assert surfaces(vocabulary.fuzzy("budanof", 2)) == ["boudanov"]


def test_the_nearest_comes_before_the_most_frequent(vocabulary: Vocabulary) -> None:
    assert surfaces(vocabulary.fuzzy("missiles", 1)) == ["missiles", "missile"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("shoigu", "choïgou"), ("budanov", "boudanov"), ("zelenskiy", "zelensky")],
)
def test_transliterations_of_a_name_meet(vocabulary: Vocabulary, typed: str, expected: str) -> None:
    assert expected in surfaces(vocabulary.alike(typed))


def test_spellings_that_differ_in_accents_are_each_alike_once(tmp_path: Path) -> None:
    articles: list[dict[str, str]] = [{"choïgou": "fr"}, {"choïgou": "fr", "choigou": "fr"}]
    with closing(written(tmp_path, articles)) as vocabulary:
        assert surfaces(vocabulary.alike("shoigu")) == ["choïgou", "choigou"]


def test_the_empty_vocabulary_answers_everything_with_nothing(tmp_path: Path) -> None:
    empty = written(tmp_path, ())
    assert (len(empty), empty.by_fold("a"), list(empty.entries())) == (0, [], [])
    assert empty.prefix("a") == empty.fuzzy("abc", 2) == empty.alike("boudanov") == []


def test_counts_that_do_not_fit_into_memory_are_merged(tmp_path: Path) -> None:
    (tmp_path / "small").mkdir()
    small = written(tmp_path / "small", ARTICLES * 3, in_memory=3)
    assert list(small.entries()) == list(written(tmp_path, ARTICLES * 3).entries())
    assert [path.name for path in (tmp_path / "small").iterdir()] == ["vocabulary"]


def test_entries_written_again_give_the_same_vocabulary(
    vocabulary: Vocabulary, tmp_path: Path
) -> None:
    write_vocabulary(tmp_path / "copy", vocabulary.entries())
    assert (tmp_path / "copy").read_bytes() == (tmp_path / "vocabulary").read_bytes()


def test_a_cut_file_is_refused_with_its_name(tmp_path: Path) -> None:
    written(tmp_path, ARTICLES).close()
    path = tmp_path / "vocabulary"
    content = path.read_bytes()
    for broken in (b"", content[:50], content[:-40], b"x" * len(content)):
        path.write_bytes(broken)
        with pytest.raises(DamagedIndex, match="vocabulary"):
            Vocabulary.open(path)
    path.unlink()
    with pytest.raises(DamagedIndex, match="vigie reindex"):
        Vocabulary.open(path)


words = st.text("aeéèbcdlmnorstuœ'", min_size=1, max_size=7)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.dictionaries(words, st.sampled_from(["fr", "en"]), max_size=12), max_size=12), words
)
def test_answers_are_those_of_a_plain_list(
    tmp_path_factory: pytest.TempPathFactory, articles: list[dict[str, str]], asked: str
) -> None:
    counts = Counter(surface for one in articles for surface in one)
    known = {surface: folded_form(surface) for surface in counts if folded_form(surface)}
    folded = folded_form(asked)
    with closing(written(tmp_path_factory.mktemp("v"), articles, in_memory=9)) as vocabulary:
        assert {entry.surface: entry.count for entry in vocabulary.entries()} == {
            surface: counts[surface] for surface in known
        }
        assert set(surfaces(vocabulary.by_fold(asked))) == {
            surface for surface, form in known.items() if form == folded and folded
        }
        wanted = {surface for surface, form in known.items() if form.startswith(folded)}
        best = sorted((counts[surface] for surface in wanted), reverse=True)[:3]
        assert [entry.count for entry in vocabulary.prefix(asked, 3)] == best
        assert set(surfaces(vocabulary.prefix(asked, 999))) == wanted
        if folded:
            close = {s for s, form in known.items() if form[1:] == folded[1:] and form[:1] != "'"}
            assert close <= set(surfaces(vocabulary.fuzzy(asked, 1)))


def corrected(vocabulary: Vocabulary, word: str) -> list[str]:
    return surfaces(corrections(vocabulary, word))


@pytest.fixture
def field(tmp_path: Path) -> Vocabulary:
    """A vocabulary of the field, with the number of articles of each word."""
    counts = {
        "missile": 50, "missive": 2, "balistique": 30, "livraison": 20, "liaison": 20,
        "boudanov": 3, "zelensky": 9, "choïgou": 4, "loukachenko": 2, "sanctions": 40,
        "sanction": 30, "kn23": 8, "iran": 40, "irak": 30, "2023": 60, "sous-marin": 5,
    }  # fmt: skip
    most = max(counts.values())
    articles = ({w: "fr" for w, count in counts.items() if count > n} for n in range(most))
    return written(tmp_path, articles)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("misile", "missile"),
        ("mssile", "missile"),
        ("missle", "missile"),
        ("imssile", "missile"),
        ("balistqiue", "balistique"),
        ("ballistique", "balistique"),
        ("livrasion", "livraison"),
        ("sanctoins", "sanctions"),
        ("budanov", "boudanov"),
        ("Zelenskyy", "zelensky"),
        ("Zelenskiy", "zelensky"),
        ("Shoigu", "choïgou"),
        ("Lukashenko", "loukachenko"),
    ],
)
def test_a_misspelt_word_is_corrected(field: Vocabulary, typed: str, meant: str) -> None:
    assert corrected(field, typed)[0] == meant


def test_of_two_words_as_near_the_more_frequent_is_meant(field: Vocabulary) -> None:
    assert corrected(field, "missibe") == ["missile", "missive"]


@pytest.mark.parametrize(
    "word", ["missive", "Iran", "irak", "kn24", "2024", "s400", "irn", "qzxwvkj"]
)
def test_known_words_codes_numbers_and_short_words_are_not_corrected(
    field: Vocabulary, word: str
) -> None:
    assert corrected(field, word) == []


@pytest.mark.parametrize(
    "typed", ["balits", "blaist", "ballist", "bakist", "balst", "abalis", "ablist"]
)
def test_a_mistyped_beginning_is_completed(field: Vocabulary, typed: str) -> None:
    assert surfaces(field.near_prefix(typed)) == ["balistique"]


def test_a_short_or_unknown_beginning_is_not_completed_with_errors(field: Vocabulary) -> None:
    assert field.near_prefix("bal") == field.near_prefix("qqqqqq") == []


def test_the_languages_of_the_entries_are_known_but_for_those_of_a_few(tmp_path: Path) -> None:
    builder = VocabularyBuilder(tmp_path)
    builder.add({f"mot{number}": "fr" for number in range(1_500)})
    builder.add({"word": "en", "words": "en", "palabra": "es"})
    builder.write(tmp_path / "vocabulary")
    with closing(Vocabulary.open(tmp_path / "vocabulary")) as vocabulary:
        assert vocabulary.langs == ("fr", "en")
