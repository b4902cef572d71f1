"""Text becomes the same terms on both sides, however it is typed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.analysis import (
    GAP,
    MAX_TERM,
    analysed,
    chunk_texts,
    fold,
    is_stop_word,
    joined_spans,
    located,
    query_forms,
    runs,  # its bound
    spelling,
    terms,
    tokens,
)


def words(text: str, lang: str = "fr") -> set[str]:
    """Everything that the field `words` holds for a text."""
    return {form for token in tokens(text, lang) for form in token.words}


def found(query: str, text: str, lang: str = "fr") -> bool:
    """Whether one word of a query finds a text: by its stems in order, or by its folded form."""
    forms = query_forms(query, lang)
    row, wanted = terms(text, lang), list(forms.terms)
    runs = (row[at : at + len(wanted)] for at in range(len(row)))
    return (bool(wanted) and wanted in runs) or not words(text, lang).isdisjoint(forms.words)


@pytest.mark.parametrize("mark", ["'", "’", "\u02bc", "\u2018"])
@pytest.mark.parametrize("typed", ["L{}armée", "l{}armée", "L{}ARMÉE", "d{}armée"])
def test_an_elided_article_is_no_term_with_any_apostrophe(typed: str, mark: str) -> None:
    assert terms(typed.format(mark), "fr") == terms("armée", "fr") == ["armée"]
    assert words(typed.format(mark)) == {"armee"}


@pytest.mark.parametrize(
    "typed", ["qu'ils", "jusqu’à", "Jusqu'au", "lorsqu’il", "QU’ELLES", "puisqu'on"]
)
def test_elided_function_words_leave_nothing(typed: str) -> None:
    assert terms(typed, "fr") == []
    assert words(typed) == set()


@pytest.mark.parametrize(
    "typed", ["aujourd'hui", "aujourd’hui", "AUJOURD’HUI", "prud'homme", "Sana'a"]
)
def test_a_word_with_an_apostrophe_inside_stays_one(typed: str) -> None:
    assert len(terms(typed, "fr")) == 1
    assert "'" not in terms(typed, "fr")[0]
    assert terms(typed, "fr") == terms(typed.replace("'", "’"), "fr")


def test_elision_is_french_and_italian_only() -> None:
    assert terms("dell'esercito l'arma", "it") == terms("esercito arma", "it")
    assert terms("O'Brien", "en") == ["obrien"]
    assert terms("d'Artagnan", "en") == ["dartagnan"]


def test_the_english_possessive_is_dropped() -> None:
    assert terms("the army's missiles", "en") == terms("army missiles", "en")
    assert terms("Ukraine’s", "en") == terms("Ukraine", "en")
    assert terms("they don't, we've, it's", "en") == []


def test_army_and_weapon_are_two_words() -> None:
    assert set(terms("armée armées ARMÉE", "fr")).isdisjoint(terms("arme armes ARME", "fr"))
    assert set(terms("armée armées ARMÉE", "fr")).isdisjoint(terms("armé armés armer", "fr"))
    assert fold("armée") != fold("arme")


def test_a_word_in_ee_is_read_as_one_that_lost_its_accent() -> None:
    assert terms("armee", "fr") == terms("ARMEES", "fr") == terms("armée", "fr")
    assert found("armee", "deux armées")
    assert not found("armee", "deux armes")


@pytest.mark.parametrize(
    "family",
    [
        "déployé déployée déployées déployer déployés",
        "missile missiles",
        "intercontinental intercontinentaux",
        "livraison livraisons",
        "embargo embargos",
        "vendu vendus vendue vendues",
        "étranger étrangers étrangère étrangères",
        "mission missions",
        "conflit conflits",
        "essai essais",
        "nord-coréen nord-coréenne nord-coréennes",
    ],
)
def test_inflections_of_a_french_word_are_one_term(family: str) -> None:
    first, *others = family.split()
    assert all(terms(other, "fr") == terms(first, "fr") for other in others)


def test_an_english_noun_in_ee_is_not_the_word_in_e() -> None:
    assert terms("refugee refugees", "en") == ["refugee", "refugee"]
    assert terms("refuge", "en") != terms("refugee", "en")
    assert terms("guaranteed guarantees", "en") == terms("guarantee guarantee", "en")


def test_inflections_of_an_english_word_are_one_term() -> None:
    assert set(terms("supply supplies supplied supplying", "en")) == {"suppli"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("œuvre", "oeuvre"),
        ("Œuvres", "œuvre"),
        ("Etats-Unis", "États-Unis"),
        ("ETATS", "états"),
        ("Emirats", "Émirats"),
        ("ex æquo", "ex aequo"),
        ("ﬁn", "fin"),
        ("\uff33\uff0d300", "S-300"),
        ("sou\u00adverain", "souverain"),
        ("nord‑coréen", "nord-coréen"),
        ("nord–coréen", "nord-coréen"),
    ],
)
def test_two_ways_of_writing_give_equal_terms(one: str, other: str) -> None:
    assert terms(one, "fr") == terms(other, "fr")


def test_sharp_s_is_two_letters() -> None:
    assert terms("Straße", "de") == terms("Strasse", "de")


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize(
    "code",
    [
        "S-300",
        "KN-23",
        "Su-35",
        "F-35",
        "Kh-101",
        "T-72B3",
        "AK-47",
        "MiG-29",
        "BM-21",
        "Il-76",
        "An-124",
    ],
)
def test_a_designator_is_one_term_with_hyphen_blank_or_nothing(code: str, lang: str) -> None:
    compact = code.replace("-", "").lower()
    assert terms(code, lang) == [compact]
    assert terms(code.replace("-", ""), lang) == [compact]
    assert terms(code.replace("-", "‑"), lang) == [compact]
    assert query_forms(code.lower(), lang).terms == (compact,)
    assert query_forms(code, lang).is_code


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("S-300", {"s300"}),
        ("T-72B3", {"t72b3", "t72"}),
        ("MiG-29", {"mig29", "mig"}),
        ("9K720", {"9k720"}),
    ],
)
def test_a_designator_is_not_found_by_its_bare_number(code: str, words: set[str]) -> None:
    (token,) = tokens(code, "fr")
    assert set(token.words) == words


@pytest.mark.parametrize(
    "code",
    ["S 300", "KN 23", "Su 35", "Kh 101", "BM 21", "MiG 29", "T 72B3", "S\u00a0300", "l’AK 47"],
)
def test_a_short_code_before_a_blank_and_a_number_is_a_designator(code: str) -> None:
    compact = code.removeprefix("l’").replace(" ", "").replace("\u00a0", "").lower()
    assert terms(f"un {code} livré", "fr")[0] == compact


@pytest.mark.parametrize("code", ["9K720", "2S19", "M1A2", "ZSU-23-4", "9M723-1", "Su-35S"])
def test_a_longer_designator_is_one_term(code: str) -> None:
    assert terms(code, "fr") == [code.replace("-", "").lower()]


def test_a_variant_is_found_by_its_base() -> None:
    assert found("T-72", "un char T-72B3")
    assert not found("T-72", "un char T-725")
    assert {"t72b3", "t72"} <= words("T-72B3")


def test_english_words_before_numbers_make_no_designator() -> None:
    assert terms("On 5 January in 20 cities", "en") == ["5", "januari", "20", "citi"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("le 5 janvier", ["5", "janvi"]),
        ("à 300 mètres", ["300", "metr"]),
        ("À 300 mètres", ["300", "metr"]),
        ("page 12", ["pag", "12"]),
        ("M. 12", ["12"]),
        ("en 2024", ["2024"]),
        ("EN 2024", ["2024"]),
        ("Plus de 5 000", ["5000"]),
        ("En 20 jours", ["20", "jour"]),
        ("Les 27", ["27"]),
        ("Mai 20", ["mai", "20"]),
        ("mi-2024", ["mi", "2024"]),
        ("Article 5", ["articl", "5"]),
    ],
)
def test_ordinary_numbers_make_no_designator(text: str, expected: list[str]) -> None:
    assert terms(text, "fr") == expected


@pytest.mark.parametrize("text", ["Shahed-136", "Shahed 136", "Shahed136", "shahed-136"])
@pytest.mark.parametrize("query", ["shahed", "shahed136", "Shahed-136", "136"])
def test_a_named_number_is_found_by_its_parts_and_as_one(text: str, query: str) -> None:
    assert found(query, f"des drones {text} abattus")


@pytest.mark.parametrize("typed", ["155 mm", "155mm", "155-mm", "155\u00a0mm", "155 millimètres"])
def test_a_calibre_is_one_term(typed: str) -> None:
    assert terms(f"obus de {typed}.", "fr") == ["obus", "155mm"]


def test_a_calibre_may_have_decimals() -> None:
    assert terms("7,62 mm", "fr") == terms("7.62mm", "fr") == ["7.62mm"]


@pytest.mark.parametrize("typed", ["1 000", "1000", "1.000", "1\u202f000", "1\u00a0000"])
def test_grouped_digits_are_joined(typed: str) -> None:
    assert terms(f"{typed} obus", "fr") == ["1000", "obus"]


def test_dates_are_not_taken_for_numbers_with_decimals() -> None:
    assert terms("le 12.05.2023", "fr") == ["12", "05", "2023"]
    assert terms("02/01/2024", "fr") == ["02", "01", "2024"]
    assert terms("3,5 contre 3.5", "fr") == ["3.5", "contr", "3.5"]


@pytest.mark.parametrize(
    ("glued", "parts"),
    [
        ("affairesBoudanov", "affaires Boudanov"),
        ("UkraineRussie", "Ukraine Russie"),
        ("alliés20", "alliés 20"),
        ("20juin", "20 juin"),
        ("laRussie", "la Russie"),
    ],
)
def test_glued_words_are_found_by_their_parts_and_as_a_whole(glued: str, parts: str) -> None:
    assert terms(glued, "fr") == terms(parts, "fr")
    assert fold(glued) in words(glued)
    assert all(found(part, glued) for part in parts.split() if not is_stop_word(part, "fr"))


@pytest.mark.parametrize("name", ["McDonald", "MiG", "PyongYang", "iPhone", "DeepL", "YouTube"])
def test_a_name_with_capitals_inside_is_found_by_its_whole(name: str) -> None:
    assert found(name.lower(), f"selon {name}, hier")
    assert found(name, f"selon {name}, hier")


def test_a_compound_is_found_with_hyphen_blank_and_as_one_word() -> None:
    text = "des soldats nord-coréens"
    assert terms(text, "fr") == ["soldat", "nord", "coréen"]
    assert {"nordcoreens", "nord-coreens", "nord", "coreens"} <= words(text)
    assert terms("nord coréen", "fr") == terms("nord-coréens", "fr")


def test_function_words_inside_a_compound_leave_no_gap() -> None:
    assert terms("Corée-du-Nord", "fr") == terms("Corée du Nord", "fr")
    assert terms("Côte-d’Ivoire", "fr") == terms("Côte d'Ivoire", "fr")
    assert terms("a-t-il, dit-elle, c’est-à-dire, peut-être", "fr") == terms("dit dire", "fr")


def test_a_preposition_that_begins_a_compound_is_part_of_it() -> None:
    assert terms("sous-marins", "fr") == ["sous", "marin"]
    assert terms("sous la mer", "fr") == ["mer"]


def test_the_east_is_not_the_verb() -> None:
    assert terms("l’est et le nord-est", "fr") == ["est", "nord", "est"]
    assert terms("il est, est-ce", "fr") == []


def test_words_that_matter_here_are_kept() -> None:
    assert terms("nord sud contre or", "fr") == ["nord", "sud", "contr", "or"]
    assert terms("US weapons for us", "en") == ["us", "weapon"]


def test_dotted_capitals_are_one_word() -> None:
    assert terms("l’O.N.U. vote", "fr") == terms("l’ONU vote", "fr")
    assert terms("the U.S. army", "en") == terms("the US army", "en")


@pytest.mark.parametrize(
    ("lang", "text", "count"),
    [
        ("uk", "ракети для України", 3),
        ("ar", "صواريخ باليستية", 2),
        ("el", "βαλλιστικοί πύραυλοι", 2),
        ("hi", "मिसाइल प्रणाली", 2),
        ("ko", "탄도 미사일", 2),
    ],
)
def test_other_scripts_are_searchable_by_whole_words(lang: str, text: str, count: int) -> None:
    assert len(terms(text, lang)) == count
    assert all(found(word, text, lang) for word in text.split())


def test_russian_is_stemmed_and_its_accents_do_not_matter() -> None:
    assert terms("ракеты", "ru") == terms("ракета", "ru")
    assert fold("ёлка й") == "елка й"


@pytest.mark.parametrize("text", ["弹道导弹", "ミサイル", "ขีปนาวุธ"])
def test_scripts_without_blanks_give_one_term_a_character(text: str) -> None:
    assert len(terms(text, "zh")) == len(text)
    assert query_forms(text[:2], "zh").terms == tuple(terms(text, "zh")[:2])


@pytest.mark.parametrize("lang", ["fr", "en", "de", "es", "it", "pt", "nl", "ru"])
def test_function_words_are_left_out_in_every_stemmed_language(lang: str) -> None:
    sentence = {
        "fr": "le la et dans pour", "en": "the and of for", "de": "der und mit für",
        "es": "el y con para", "it": "il e con della", "pt": "o e com para", "nl": "de en met voor",
        "ru": "и в на под",
    }  # fmt: skip
    assert terms(sentence[lang], lang) == []


def test_function_words_leave_no_gap_in_a_phrase() -> None:
    assert terms("missiles de la Corée", "fr") == terms("missiles Corée", "fr")


def test_offsets_point_into_the_text_as_it_was_given() -> None:
    text = unicodedata.normalize("NFD", "L’armée coréenne, près de Kyïv : S 300")
    surfaces = [text[token.start : token.end] for token in tokens(text, "fr")]
    composed = [unicodedata.normalize("NFC", surface) for surface in surfaces]
    assert composed == ["armée", "coréenne", "près", "Kyïv", "S 300"]
    assert terms(text, "fr") == terms(unicodedata.normalize("NFC", text), "fr")


def test_a_whole_stands_before_its_parts_and_has_no_term() -> None:
    whole, first, second = tokens("nord-coréens", "fr")
    assert (whole.term, whole.start, whole.end) == ("", 0, 12)
    assert (first.surface, second.surface) == ("nord", "coréens")


@pytest.mark.parametrize(
    "monster", ["a" * 100_000, "é" * 5_000, "l'" * 50_000, "aA" * 20_000, "x-" * 20_000]
)
def test_no_term_is_longer_than_an_engine_takes(monster: str) -> None:
    forms = {"", *terms(monster, "fr"), *words(monster)}
    assert max(len(form.encode()) for form in forms) <= MAX_TERM


@pytest.mark.parametrize(
    ("query", "spans"),
    [
        ("missiles s 300", ["s 300"]),
        ("kh 101 et T 90", ["kh 101", "T 90"]),
        ("obus de 155 mm", ["155 mm"]),
        ("en 2024", []),
        ("le 5 mai", []),
        ("mai 20", []),
        ("shahed 136", []),
    ],
)
def test_a_query_says_where_a_blank_belongs_to_a_designator(query: str, spans: list[str]) -> None:
    assert [query[start:end] for start, end in joined_spans(query)] == spans


def test_a_function_word_of_a_query_stands_for_nothing() -> None:
    assert query_forms("qu'ils", "fr").terms == query_forms("qu'ils", "fr").words == ()


def test_the_gap_is_no_term_of_any_text() -> None:
    assert terms(f"un {GAP} deux{GAP}trois", "fr") == terms("un deux trois", "fr")


text_of_any_kind = st.text(max_size=80) | st.text(
    "aéÉ’'-– 0123456789SKmM.,œ\u0301\u00a0導", max_size=40
)


@settings(max_examples=300, deadline=None)
@given(text_of_any_kind, st.sampled_from(["fr", "en", "de", "ru", "uk"]))
def test_every_token_lies_in_the_text_and_gives_its_terms(text: str, lang: str) -> None:
    found_tokens = tokens(text, lang)
    assert [token.term for token in found_tokens if token.term] == terms(text, lang)
    assert all(0 <= token.start < token.end <= len(text) for token in found_tokens)
    assert all(token.words for token in found_tokens)
    forms = {form for token in found_tokens for form in (token.term, *token.words)}
    assert not any(char.isspace() or char == GAP for form in forms for char in form)


@settings(max_examples=300, deadline=None)
@given(text_of_any_kind)
def test_both_unicode_forms_and_folding_twice_give_the_same(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert terms(unicodedata.normalize("NFD", composed), "fr") == terms(composed, "fr")
    assert fold(fold(text)) == fold(text)


@settings(max_examples=300, deadline=None)
@given(text_of_any_kind)
def test_chunks_are_located_where_they_stand(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    row = chunk_texts(text)
    places = sorted(located(text, row, set(row)))
    assert [chunk for _, chunk in places] == row
    assert all(text.startswith(chunk, start) for start, chunk in places)


def test_a_known_word_gives_the_same_object_again() -> None:
    assert analysed("missile", "fr")[0] is analysed("un missile", "fr")[1]


def _by_chunks(text: str, lang: str) -> tuple[list[str], list[str], list[str]]:
    chunks = analysed(text, lang)
    forms = [form for chunk in chunks for form in chunk.words]
    surfaces = [piece.surface for chunk in chunks for piece in chunk.pieces]
    spelt = [term for chunk in chunks for term in chunk.terms]
    return spelt, list(dict.fromkeys(forms)), list(dict.fromkeys(surfaces))


#: What a text is made of where blanks, figures and marks decide what is read as one.
_PIECES = st.sampled_from(
    [
        *"abSÉeœ3 .,-'’\u00a0\u202f\u2009\t\n«»(",
        "mm",
        "155 mm",
        "S 300",
        "1 000",
        "Shahed 136",
        "l’est",
        "D'un",
        "qu’ils",
        "O.N.U. ",
        ", 2024",
        ". 12",
        "d'hui",
        "日本",
        "\u0301",
        "ﬁ",
    ]
)


@given(st.lists(_PIECES, max_size=14).map("".join), st.sampled_from(["fr", "en", "und"]))
@settings(max_examples=600, deadline=None)
def test_a_text_read_at_full_speed_gives_what_its_chunks_give(text: str, lang: str) -> None:
    found = spelling(text, lang)
    assert (found.terms, list(found.words), list(found.surfaces)) == _by_chunks(text, lang)


def test_words_that_memory_lets_go_of_are_read_again_the_same() -> None:
    texts = [f"L’unité{number} livre 155 mm à Kiev{number}." for number in range(200)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(runs, "_MEMO_SIZE", 16)
        for text in (*texts, *texts):
            assert spelling(text, "fr").terms == _by_chunks(text, "fr")[0]
