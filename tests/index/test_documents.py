"""A document holds the terms of every field, and nothing that has to be interpreted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from index.analysis import GAP, terms
from index.article import TITLE, Article, DateStamp, Document, Dropped, Mention, Origin, Translation
from index.documents import LEAD_TERMS, to_document
from index.gazetteer import load_gazetteer
from index.pipeline.understanding import content_digest
from index.schema import FIELDS, FieldKind
from index.stored import article_from_json
from index.vocabulary import folded_form

ORIGIN = Origin("a.txt")
ARTICLE = Article(
    id="a",
    origin=ORIGIN,
    title="Séoul livre des obus",
    paragraphs=("Des obus de 155 mm partent.", "Ils arrivent en mai."),
    source="Le Quotidien",
    agencies=("AFP", "dpa"),
    lang="fr",
    published=DateStamp(date(2024, 5, 3), "day", "stated", 1.0),
)


def document(article: Article) -> Document:
    return to_document(article)[0]


def test_the_text_field_holds_title_and_body_parted_by_gaps() -> None:
    expected = [*terms(ARTICLE.title, "fr"), GAP, "obus", "155mm", "part", GAP]
    row = list(document(ARTICLE).texts["text_fr"])
    assert row[: len(expected)] == expected
    assert row[len(expected) :] == terms(ARTICLE.paragraphs[1], "fr")


def test_the_title_has_a_field_of_its_own() -> None:
    assert document(ARTICLE).texts["title"] == tuple(terms(ARTICLE.title, "fr"))


def test_a_paragraph_without_words_leaves_no_gap() -> None:
    article = replace(ARTICLE, paragraphs=("* * *", "Fin.", ""))
    assert document(article).texts["text_fr"].count(GAP) == 1


def test_the_lead_is_what_the_body_and_its_translation_begin_with() -> None:
    body = tuple(f"mot{number}" for number in range(200))
    english = Translation("en", "libre", date(2024, 5, 4), "Shells", ("Shipments leave.",))
    found = document(replace(ARTICLE, paragraphs=body, translations=(english,))).terms["lead"]
    assert found[:LEAD_TERMS] == tuple(terms(" ".join(body), "fr"))[:LEAD_TERMS]
    assert set(found[LEAD_TERMS:]) == set(terms("Shipments leave.", "en"))


def test_words_are_distinct_and_folded() -> None:
    found = document(ARTICLE).terms["words"]
    assert len(found) == len(set(found))
    assert {"seoul", "155mm", "obus"} <= set(found)


def test_each_paragraph_goes_to_the_field_of_its_own_language() -> None:
    article = replace(
        ARTICLE, paragraphs=("Des missiles.", "Weapons arrived."), paragraph_langs=("fr", "en")
    )
    texts = document(article).texts
    assert terms("Weapons arrived.", "en") == list(texts["text_en"])
    assert "weapon" not in texts["text_fr"]


def test_a_language_without_a_stemmer_goes_to_the_common_field() -> None:
    article = replace(ARTICLE, title="Ракети", paragraphs=("Нові ракети.",), lang="uk")
    assert document(article).texts["text_und"] == ("ракети", GAP, "нові", "ракети")


def test_a_translation_is_searched_in_its_own_language() -> None:
    translation = Translation(
        "en", "libre", date(2024, 5, 4), "Seoul supplies shells", ("By sea.",)
    )
    found, surfaces = to_document(replace(ARTICLE, translations=(translation,)))
    assert found.texts["text_en"] == ("seoul", "suppli", "shell", GAP, "sea")
    assert found.texts["title"][-4:] == (GAP, "seoul", "suppli", "shell")
    assert "shells" in found.terms["words"]
    assert surfaces["shells"] == "en"


def test_mentions_become_concepts_with_all_their_ancestors() -> None:
    gazetteer = load_gazetteer()
    child = next(c for c in gazetteer.concepts.values() if c.family == "weapon" and c.parent)
    article = replace(
        ARTICLE,
        mentions=(
            Mention("rus", "actor", TITLE, 0, 5),
            Mention("rus", "actor", 0, 0, 3),
            Mention(child.id, "weapon", 0, 4, 8),
            Mention("src:afp", "source", 0, 4, 8, "source"),
            Mention("no-such-concept", "actor", 0, 4, 8),
        ),
    )
    found = document(article).keywords
    assert found["actor"] == gazetteer.lineage("rus")
    assert found["weapon"] == gazetteer.lineage(child.id)
    assert len(found["weapon"]) > 1
    assert found["cited"] == ("src:afp",)


def test_what_is_stated_of_the_article_becomes_keywords_and_numbers() -> None:
    found = document(replace(ARTICLE, story="first"))
    assert found.keywords["source"] == ("Le Quotidien",)
    assert found.keywords["agency"] == ("AFP", "dpa")
    assert found.keywords["lang"] == ("fr",)
    assert found.keywords["story"] == ("first",)
    assert found.numbers == {"day": 20240503, "month": 202405}


def test_an_undated_article_has_no_numbers_and_is_its_own_story() -> None:
    found = document(replace(ARTICLE, published=None, source=None, agencies=()))
    assert found.numbers == {}
    assert found.keywords["story"] == ("a",)
    assert "source" not in found.keywords


def test_what_was_dropped_is_stored_and_not_searched() -> None:
    article = replace(ARTICLE, dropped=(Dropped(3, "teaser", "Abonnez-vous"),))
    found, surfaces = to_document(article)
    assert "abonnez" not in surfaces
    assert article_from_json(found.stored) == article


def test_every_field_is_one_of_the_schema_and_of_its_kind() -> None:
    found = document(ARTICLE)
    kinds = {spec.name: spec.kind for spec in FIELDS}
    assert {kinds[name] for name in found.texts} == {FieldKind.TEXT}
    assert {kinds[name] for name in found.terms} == {FieldKind.TERMS}
    assert {kinds[name] for name in found.keywords} == {FieldKind.KEYWORDS}
    assert {kinds[name] for name in found.numbers} == {FieldKind.NUMBER}


def test_surfaces_are_lower_case_with_accents_and_their_language() -> None:
    _, surfaces = to_document(ARTICLE)
    assert surfaces["séoul"] == "fr"
    assert "des" not in surfaces


def test_the_digest_of_an_article_follows_its_content_and_nothing_else() -> None:
    same = replace(ARTICLE, origin=Origin("elsewhere.txt", 7), digest="x")
    assert content_digest(same) == content_digest(ARTICLE)
    assert content_digest(replace(ARTICLE, title="Autre")) != content_digest(ARTICLE)
    joined = replace(ARTICLE, paragraphs=(" ".join(ARTICLE.paragraphs),))
    assert content_digest(joined) != content_digest(ARTICLE)


@settings(max_examples=200, deadline=None)
@given(
    st.text("aeéÉœ’'-–‑ 0136SKmM.,\u0301\u00a0導ßй", max_size=60) | st.text(max_size=40),
    st.sampled_from(["fr", "en", "ru", "de"]),
)
def test_every_surface_of_the_vocabulary_is_found_by_its_folded_form(text: str, lang: str) -> None:
    found, surfaces = to_document(replace(ARTICLE, title="", paragraphs=(text,), lang=lang))
    assert {folded_form(surface) for surface in surfaces} <= set(found.terms["words"])
