"""Suggestions while typing: concepts, words and titles, whatever accents and errors are typed."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest

from index.gazetteer import load_gazetteer
from index.generations import open_store
from index.pipeline import reindex
from index.searcher import Searcher
from tests.cluster.nodes import Nodes
from tests.cluster.proxy import faulty
from tests.index.corpora import settings_for
from tests.index.samples import IndexOf, article, asked

ROWS = [
    article("a", "Des missiles livrés", "La Corée du Nord livre des missiles balistiques."),
    article("b", "Missiles interceptés", "L’Iran vend des missiles ; la Corée du Nord aussi."),
    article("c", "Un embargo prolongé", "L’embargo sur les armes est prolongé de six mois."),
    article("d", "Choïgou à Téhéran", "Sergueï Choïgou signe un contrat d’armement."),
]


@pytest.mark.cluster
def test_a_cluster_is_not_asked_for_each_word_that_may_follow(node: Nodes, tmp_path: Path) -> None:
    with faulty(node.hosts[0]) as proxy:
        place = f"{proxy.url}/t{uuid4().hex}"
        settings = settings_for(tmp_path, index=place, engine="auto", replicas=0)
        source = tmp_path / "rows.jsonl"
        source.write_text("\n".join(map(json.dumps, ROWS)), encoding="utf-8")
        reindex([str(source)], settings)
        with closing(open_store(settings)) as store:
            searcher = Searcher(store, load_gazetteer())
            found = texts(searcher, "contrat ar")
            known = len(proxy.requests)
            assert texts(searcher, "contrat ar") == found != []
            searches = [one for one in proxy.requests[known:] if "search" in one]
            assert len(searches) == 1  # for titles; what is served may be asked for as well


def texts(searcher: Searcher, typed: str, kind: str = "word") -> list[str]:
    return [one.text for one in searcher.suggest(typed, "fr") if one.kind == kind]


@pytest.mark.parametrize("typed", ["corée", "coree", "Corée du", "COREE", "cor", "north kor"])
def test_a_concept_comes_first_with_its_kind_and_count(searcher: Searcher, typed: str) -> None:
    first = searcher.suggest(typed, "fr")[0]
    label = load_gazetteer().label("prk", "fr")
    assert (first.text, first.kind, first.id, first.count) == (label, "actor", "prk", 2)


def test_words_of_the_articles_follow_with_their_counts(searcher: Searcher) -> None:
    (found,) = [one for one in searcher.suggest("embar", "fr") if one.kind == "word"]
    assert (found.text, found.count) == ("embargo", 1)


@pytest.mark.parametrize("typed", ["embrag", "mebarg", "embagr", "emmbarg", "enbarg"])
def test_a_typing_error_is_forgiven_before_the_word_is_complete(
    searcher: Searcher, typed: str
) -> None:
    assert "embargo" in texts(searcher, typed)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("misile bal", "Missiles balistiques"),
        ("missile balistik", "Missiles balistiques"),
        ("livraisons de misiles bal", "livraisons de missiles balistiques"),
        ("-arme:misile bal", '-arme:"Missiles balistiques"'),
    ],
)
def test_a_typing_error_in_a_name_of_several_words_is_forgiven_with_all_of_it(
    more: Searcher, typed: str, text: str
) -> None:
    assert first(more, typed) == (text, "ballistic-missile")


def test_a_concept_is_suggested_once(index_of: IndexOf) -> None:
    rows = [article("a", "Un achat", "L’Arabie saoudite commande, le royaume saoudien paie.")]
    found = [one.text for one in index_of(rows).suggest("arabie saoudit", "fr")]
    assert "Arabie saoudite" in found
    assert "arabie Arabie saoudite" not in found


def test_words_of_names_and_of_sentences_are_no_typing_errors(more: Searcher) -> None:
    assert first(more, "contrats obu") == ("contrats obus", "artillery-shell")
    assert first(more, "missile ukr") == ("missile Ukraine", "ukr")


def test_another_transliteration_is_forgiven(searcher: Searcher) -> None:
    assert "choïgou" in texts(searcher, "shoigu")


def test_only_the_last_word_is_completed(searcher: Searcher) -> None:
    assert "contrat embargo" in texts(searcher, "contrat embar")


def test_titles_are_suggested_where_more_than_one_word_is_typed(searcher: Searcher) -> None:
    assert texts(searcher, "missiles interceptés", "title") == ["Missiles interceptés"]


MORE = [
    article("e", "Obus livrés à l’Ukraine", "L’Ukraine reçoit des obus d’artillerie."),
    article("f", "Obus livrés à l’Ukraine", "Des obus pour l’Ukraine, livrés par la France."),
    article("g", "Des drones", "L’Iran vend des drones de reconnaissance à la Russie."),
    article("h", "Un sous-marin", "La Russie essaie un sous-marin et un missile balistique."),
    article("i", "Une vente d’armes", "La vente d’un arsenal a rapporté ; la vente d’armes aussi."),
    article("j", "Arrêtés", "Quatre hommes arrêtés hier. Ils ont été arrêtés au port."),
    article("k", "Arrêtés encore", "Trois autres hommes arrêtés ce matin dans le port."),
    article("l", "Arsenal", "La vente de l’arsenal est reportée."),
    article("m", "Colis", "Des arbitres arrêtés à la gare."),
    article("n", "Un linguiste", "Un iranisant et un russisant ont traduit le contrat."),
]


@pytest.fixture(scope="module")
def more(index_of: IndexOf) -> Searcher:
    return index_of(MORE)


def first(searcher: Searcher, typed: str) -> tuple[str, str | None]:
    found = searcher.suggest(typed, "fr")[0]
    return found.text, found.id


@pytest.mark.parametrize(
    ("typed", "text", "concept"),
    [
        ("l'ukr", "l'Ukraine", "ukr"),
        ("l’ira", "l’Iran", "irn"),
        ("qu'ukr", "qu'Ukraine", "ukr"),
        ("jusqu'ukr", "jusqu'Ukraine", "ukr"),
        ("lorsqu'ukr", "lorsqu'Ukraine", "ukr"),
        ("puisqu'ukr", "puisqu'Ukraine", "ukr"),
        ("quoiqu'ukr", "quoiqu'Ukraine", "ukr"),
        ("l'uav", "l'uav", "drone"),
        ("d'obu", "d'obus", "artillery-shell"),
        ("livraisons d’obu", "livraisons d’obus", "artillery-shell"),
    ],
)
def test_an_elided_word_stays_before_what_is_suggested(
    more: Searcher, typed: str, text: str, concept: str
) -> None:
    assert first(more, typed) == (text, concept)


def test_a_name_that_no_elision_can_stand_before_is_not_put_behind_one(more: Searcher) -> None:
    assert not any("Russie" in one.text for one in more.suggest("l'rus", "fr"))
    assert not any("russie" in one.text for one in more.suggest("l'urssie", "fr"))


@pytest.mark.parametrize(
    ("typed", "text", "concept"),
    [
        ("russie mis", "russie missiles", "missile"),
        ("qui livre des dro", "qui livre des drones", "drone"),
        ("missile bal", "Missiles balistiques", "ballistic-missile"),
        ("sous m", "Sous-marins", "submarine"),
        ("Russian subm", "Russian sous-marins", "submarine"),
        ("sanctions contre la ru", "sanctions contre la Russie", "rus"),
        ("missile OU ukr", "missile OU Ukraine", "ukr"),
        ("missile - dro", "missile - drones", "drone"),
        ("(obus) dro", "(obus) drones", "drone"),
        ('"obus" dro', '"obus" drones', "drone"),
    ],
)
def test_a_concept_of_the_last_words_keeps_the_words_before(
    more: Searcher, typed: str, text: str, concept: str
) -> None:
    assert first(more, typed) == (text, concept)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("(iran OU ukr", "(iran OU Ukraine)"),
        ("-ukr", "-Ukraine"),
        ('"missile bal', '"missiles balistiques"'),
        ('"(ukr', '"(Ukraine"'),
        ("« missile bal", "« missiles balistiques »"),
        ("acteur:ukr", "acteur:Ukraine"),
        ('actor:"ukr', 'actor:"Ukraine"'),
        ("-arme:sous", '-arme:"Sous-marins"'),
    ],
)
def test_signs_fields_brackets_and_quotes_stay_and_are_closed(
    more: Searcher, typed: str, text: str
) -> None:
    assert first(more, typed)[0] == text


def test_an_exclusion_of_a_name_of_several_words_excludes_all_of_it(searcher: Searcher) -> None:
    assert first(searcher, "missiles -cor")[0] == 'missiles -acteur:"Corée du Nord"'
    (english, *_) = searcher.suggest("missiles -nor", "en")
    assert english.text == 'missiles -actor:"North Korea"'
    assert first(searcher, "missile -bal")[0] == 'missile -arme:"Missiles balistiques"'


def test_a_field_takes_concepts_of_its_own_family(more: Searcher) -> None:
    assert {one.kind for one in more.suggest("acteur:ru", "fr")} == {"actor"}
    assert {one.kind for one in more.suggest("arme:m", "fr")} <= {"weapon"}
    assert {one.kind for one in more.suggest("titre:obu", "fr")} == {"word"}


@pytest.mark.parametrize(
    "typed",
    ["date:20", "langue:fr", "nothing:mis", "titre:o", "acteur:", "l'", "(", '"', "ET", "mis*"],
)
def test_nothing_is_suggested_where_no_word_is_typed(more: Searcher, typed: str) -> None:
    assert more.suggest(typed, "fr") == ()


def test_a_word_taken_as_it_is_written_is_completed_as_a_word(more: Searcher) -> None:
    assert {one.kind for one in more.suggest("+miss", "fr")} == {"word"}
    assert texts(more, "+missi") == ["+missile"]


def test_words_that_articles_hold_together_with_those_before_come_first(more: Searcher) -> None:
    assert texts(more, "ar")[0] == "arrêtés"
    assert texts(more, "vente ar")[0] == "vente arsenal"
    assert texts(more, "la vente de l'ar")[0] == "la vente de l'arsenal"
    assert texts(more, '"vente ar')[0] == '"vente arsenal"'
    assert texts(more, "vente -ar")[0] == "vente -arrêtés"


def test_a_word_with_a_hyphen_may_be_typed_with_a_space(more: Searcher) -> None:
    assert "un sous-marin" in texts(more, "un sous mar")
    assert "titre:sous-marin" in texts(more, "titre:sous mar")
    assert "acteur:sous-marin" not in texts(more, "acteur:sous mar")


@pytest.mark.parametrize(
    ("typed", "text"),
    [('"missile bal', '"missile balistique"'), ("titre:vente ar", "titre:vente arsenal")],
)
def test_words_before_stay_in_open_quotes_and_behind_a_field(
    more: Searcher, typed: str, text: str
) -> None:
    assert text in texts(more, typed)


def test_behind_other_words_a_word_comes_before_a_name_that_only_holds_it(
    searcher: Searcher,
) -> None:
    assert [one.kind for one in searcher.suggest("nord", "fr")][:1] == ["actor"]
    assert [one.kind for one in searcher.suggest("du nord", "fr")][:2] == ["word", "actor"]


def test_where_enough_begins_as_typed_nothing_else_is_taken_for_it(index_of: IndexOf) -> None:
    said = "On reçoit la reconnaissance reconquise ; la vente est reportée."
    assert "reportée" not in texts(index_of([article("z", "Un bilan", said)]), "reco")


def test_a_function_word_and_the_name_of_an_outlet_are_no_misspelt_words(more: Searcher) -> None:
    assert more.suggest("pour", "fr") == ()
    assert more.suggest("source:arsneal", "fr") == ()


def test_an_english_word_may_be_mistyped_though_no_article_holds_it(more: Searcher) -> None:
    assert "submarine" in {one.id for one in more.suggest("submrin", "fr")}


@pytest.mark.parametrize(("typed", "word"), [("iranis", "iranisant"), ("russis", "russisant")])
def test_a_word_that_begins_so_comes_before_a_concept_that_is_only_near(
    more: Searcher, typed: str, word: str
) -> None:
    found = more.suggest(typed, "fr")
    assert found[0].text == word
    assert {one.id for one in found[1:]} & {"irn", "rus"}


@pytest.mark.parametrize("typed", ["états", "etats"])
def test_a_name_with_accents_is_no_word_beside_itself(index_of: IndexOf, typed: str) -> None:
    found = index_of([article("z", "Un pacte", "Les États-Unis signent.")])
    texts = [one.text.lower() for one in found.suggest(typed, "fr")]
    assert len(texts) == len(set(texts)) > 0


def test_no_text_is_suggested_twice(more: Searcher) -> None:
    found = [one.text for one in more.suggest("obus livrés", "fr", 20)]
    assert found.count("Obus livrés à l’Ukraine") == 1
    assert len(found) == len(set(found))


@pytest.mark.parametrize("typed", ["dro", "russie dro", "mis", "russie corée du n", "corée"])
def test_a_suggested_concept_is_found_by_its_text(
    more: Searcher, searcher: Searcher, typed: str
) -> None:
    found = [(one, some) for one in (more, searcher) for some in one.suggest(typed, "fr")]
    concepts = [(one, some) for one, some in found if some.kind in ("actor", "weapon")]
    assert concepts
    for one, some in concepts:
        receipt = asked(one, some.text).receipt
        assert some.id in {c for row in receipt.understood for c in row.concepts}


@pytest.mark.parametrize("typed", ["", " ", "m", "*", "zzqx", "\0", "a" * 10_000])
def test_what_begins_nothing_suggests_nothing(searcher: Searcher, typed: str) -> None:
    assert searcher.suggest(typed, "fr") == ()


OUTLETS = [
    article("j", "Un chantier", "Le chantier livre un patrouilleur.", source="Le Quotidien"),
    article("k", "Une rade", "En 2014, un patrouilleur a coulé.", source="Le Quotidien"),
    article("l", "Un quai", "Le patrouilleur accoste.", source="Gazette du quai", agency="AFP"),
    article("m", "Un bac", "Le bac emporte des Su-25.", source="Вечерняя пристань"),
]


@pytest.fixture(scope="module")
def outlets(index_of: IndexOf) -> Searcher:
    return index_of(OUTLETS)


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [
        ("source:quo", ['source:"Le Quotidien"']),
        ("source:le q", ['source:"Le Quotidien"']),
        ('source:"le q', ['source:"Le Quotidien"']),
        ("rade -source:gaz", ['rade -source:"Gazette du quai"']),
        ("source:qu", ['source:"Le Quotidien"', 'source:"Gazette du quai"']),
        ("agence:af", ["agence:AFP"]),
        ("agency:af", ["agency:AFP"]),
        ("source:otidien", []),
        ("source:вечер", ['source:"Вечерняя пристань"']),
        ("source:прист", ['source:"Вечерняя пристань"']),
        ("source:газет", []),
    ],
)
def test_a_field_of_outlets_takes_those_of_the_index(
    outlets: Searcher, typed: str, suggested: list[str]
) -> None:
    assert texts(outlets, typed, "source") == suggested


def test_words_in_open_quotation_marks_of_a_field_are_one_value(outlets: Searcher) -> None:
    assert [one.kind for one in outlets.suggest('source:"le q', "fr")] == ["source"]


@pytest.mark.parametrize("typed", ["2015", "rade 2015", "dans", "su35"])
def test_a_number_or_a_function_word_is_no_typing_error(outlets: Searcher, typed: str) -> None:
    assert texts(outlets, typed) == []


def test_a_whole_number_is_not_continued_by_digits(index_of: IndexOf) -> None:
    text = "En 2023, puis en 20231 : 155 canons de 155mm, 1552 obus, 15 et 1553 autres en 2024."
    searcher = index_of([article("a", "Compte", text)])
    assert texts(searcher, "155") == ["155", "155mm"]
    assert texts(searcher, "depuis 2023") == ["depuis 2023"]
    assert set(texts(searcher, "202")) == {"2023", "20231", "2024"}


@pytest.mark.parametrize("typed", ["s3", "S 3", "s-3", "batterie s30", "s300"])
def test_letters_and_number_of_a_designator_may_stand_apart_or_not(
    index_of: IndexOf, typed: str
) -> None:
    searcher = index_of([article("s", "Une batterie", "Une batterie de S-300 protège la ville.")])
    assert texts(searcher, typed, "weapon") == ["batterie " * ("batt" in typed) + "S-300"]
