"""Text becomes the same terms on both sides, however it is typed."""

from __future__ import annotations

import unicodedata

import pytest

from index.analysis import (
    GAP,
    MAX_TERM,
    fold,
    is_stop_word,
    joined_spans,
    query_forms,
    terms,
)
from tests.index.finding import found, tokens, words


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
        "livrer livré livrent LIVRENT",
        "menacer menacé menacent",
        "acheter achètent achetent",
        "céder cédé cèdent",
        "appeler appelé appellent",
        "déployer déployé déploient",
        "payer payé paient",
        "publier publié publient",
        "confirmer confirmé confirment",
        "réclamer réclamé réclament",
        "rythmer rythmé rythment",
        "considérer considéré considère considèrent",
        "lancer lancé lancèrent",
        "éclairer éclairé éclairent",
        "dépasser dépassé dépasse dépassent",
        "finir finissait finissent",
        "terrasse terrasses",
        "mis mise mises",
        "promis promise promises",
        "surpris surprise surprises",
        "acquis acquise acquises",
        "détruit détruits détruite détruites",
        "interdit interdits interdite interdites",
        "solliciter sollicité sollicités sollicitée sollicitent",
        "entrer entré entrées entrait",
        "vérifier vérifie vérifié vérifient",
        "négocier négocie négocié",
        "étudier étudie étudient",
        "revendiquer revendique revendiqué",
        "suspendu suspendue suspendues",
        "nier nie nient nié niait",
        "feu feux",
        "tuyau tuyaux",
        "travail travaux",
        "pneu pneus",
        "verrou verrous",
        "désir désirs désirer",
        "épi épis",
        "petit petits petite petites",
        "divers diverse diverses",
        "public publics publique publiques",
        "nouveau nouvel nouvelle nouvelles",
        "furtif furtifs furtive furtives",
        "bref brefs brève brèves",
        "léger légers légère légères",
        "directeur directeurs directrice directrices",
        "opérateur opératrice",
        "ambassadeur ambassadeurs ambassadrice",
        "minimum minima",
        "chercheur chercheurs chercheuse chercheuses",
    ],
)
def test_inflections_of_a_french_word_are_one_term(family: str) -> None:
    first, *others = family.split()
    assert all(terms(other, "fr") == terms(first, "fr") for other in others)


@pytest.mark.parametrize(
    ("noun", "other"),
    [
        ("agent", "agé"),
        ("content", "conter"),
        ("couvent", "couver"),
        ("parent", "paré"),
        ("violent", "violer"),
        ("présent", "présage"),
        ("équivalent", "équivaloir"),
        ("segment", "segmé"),
        ("serment", "serrer"),
        ("gouvernement", "gouvernemer"),
        ("amis", "amiser"),
        ("terrasse", "terre"),
        ("facilité", "faciliter"),
        ("industrie", "industrier"),
        ("philosophie", "philosophier"),
        ("désir", "des"),
        ("petit", "pet"),
        ("matrice", "mateur"),
        ("ambassade", "ambassadeur"),
        ("feux", "feutre"),
        ("mitrailleuse", "mitrailleur"),
    ],
)
def test_a_word_that_only_ends_as_a_verb_keeps_its_stem(noun: str, other: str) -> None:
    assert terms(noun, "fr") != terms(other, "fr")


@pytest.mark.parametrize(
    "noun", ["accident", "client", "continent", "argument", "PRÉSIDENT", "PRESIDENT", "adolescent"]
)
def test_a_noun_in_ent_is_one_term_with_its_plural(noun: str) -> None:
    assert terms(noun, "fr") == terms(noun + "s", "fr")


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
    assert terms("vendu via Dubaï", "fr") == terms("vendu Dubaï", "fr")
    assert terms("sold via Dubai", "en") == terms("sold Dubai", "en")


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
