"""Articles gain translations, and lose nothing where they cannot."""

from __future__ import annotations

import pickle
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from index.annotate import annotate
from index.article import Article, Origin
from index.settings import load_settings
from index.stored import article_from_json, article_to_json
from index.translate import (
    Pace,
    TranslationStage,
    make_stage,
    missing_languages,
    translate_article,
)
from tests.index.translation_server import TranslationServer

DAY = date(2024, 5, 6)
ARTICLE = Article(
    id="a",
    origin=Origin("a.txt"),
    title="Des missiles pour la Russie",
    paragraphs=(
        "La Russie a reçu 40 missiles KN-23 de la Corée du Nord. "
        "Le ministère en a parlé le 3 mars 2024.",
        "* * *",
        "La France a livré 18 canons Caesar à l’Ukraine.",
    ),
    lang="fr",
)


@pytest.fixture
def stage(server: TranslationServer, tmp_path: Path) -> TranslationStage:
    settings = load_settings(translations=str(tmp_path / "cache.sqlite"))
    made = make_stage(f"libre:{server.url}", settings, pace=Pace(attempts=1, deadline=20))
    made.today = lambda: DAY
    return made


def test_a_french_article_gains_english_with_its_engine_and_day(stage: TranslationStage) -> None:
    (english,) = stage(ARTICLE).translations
    assert (english.lang, english.engine, english.made) == ("en", "libre", DAY)
    assert english.title == "Missiles for Russia"
    assert english.paragraphs == (
        "Russia received 40 KN-23 missiles from North Korea. "
        "The ministry spoke of it on 3 March 2024.",
        "* * *",
        "France delivered 18 Caesar howitzers to Ukraine.",
    )


def test_every_sentence_knows_the_one_that_it_translates(stage: TranslationStage) -> None:
    (english,) = stage(ARTICLE).translations
    pairs = english.sentences[0]
    assert [ARTICLE.paragraphs[0][slice(*here)] for here, _ in pairs] == [
        "La Russie a reçu 40 missiles KN-23 de la Corée du Nord.",
        "Le ministère en a parlé le 3 mars 2024.",
    ]
    assert [english.paragraphs[0][slice(*there)] for _, there in pairs] == [
        "Russia received 40 KN-23 missiles from North Korea.",
        "The ministry spoke of it on 3 March 2024.",
    ]
    assert english.flagged == ()


@pytest.mark.parametrize(
    ("lang", "wanted"),
    [("fr", ("en",)), ("en", ("fr",)), ("uk", ("fr", "en")), ("und", ("fr", "en"))],
)
def test_french_gains_english_and_others_both(lang: str, wanted: tuple[str, ...]) -> None:
    assert missing_languages(replace(ARTICLE, lang=lang)) == wanted


def test_a_translation_that_is_there_is_not_made_again(
    stage: TranslationStage, server: TranslationServer
) -> None:
    once = stage(ARTICLE)
    asked = len(server.asked)
    assert stage(once) is once
    assert len(server.asked) == asked


def test_a_paragraph_in_another_language_is_translated_from_that_one(
    stage: TranslationStage, server: TranslationServer
) -> None:
    mixed = replace(
        ARTICLE,
        paragraphs=("Texte en français.", "Text auf Deutsch.", "Text in English."),
        paragraph_langs=("fr", "de", "en"),
    )
    (english,) = stage(mixed).translations
    assert {question["source"] for question in server.asked} == {"fr", "de"}
    assert english.paragraphs[2] == "Text in English."


def test_a_sentence_that_lost_a_name_is_flagged(
    stage: TranslationStage, server: TranslationServer
) -> None:
    article = annotate(
        replace(ARTICLE, paragraphs=("La France a livré 18 canons Caesar à l’Ukraine. Le KN-23.",))
    )
    server.faults.append("wrong")
    server.faults.append("wrong")
    article = replace(article, title="")
    (english,) = stage(article).translations
    assert english.flagged == ((0, 0),)


def test_a_long_paragraph_is_translated_whole(
    stage: TranslationStage, server: TranslationServer
) -> None:
    paragraph = " ".join(f"La phrase numéro {number} de ce texte." for number in range(400))
    (english,) = stage(replace(ARTICLE, paragraphs=(paragraph,))).translations
    assert re.findall(r"\d+", english.paragraphs[0]) == [str(number) for number in range(400)]
    assert max(len(question["q"]) for question in server.asked) < 4_500


@pytest.mark.parametrize("fault", ["403", "500", "html", "empty", "markup", "truncated"])
def test_a_failure_leaves_the_article_as_it_was_and_is_counted(
    stage: TranslationStage, server: TranslationServer, fault: str
) -> None:
    server.always = fault
    assert stage(ARTICLE) is ARTICLE
    assert (stage.translated, stage.failed) == (0, 1)
    server.always = ""
    assert stage(ARTICLE).translations
    assert (stage.translated, stage.failed) == (1, 1)


def test_one_language_may_fail_without_the_other(
    stage: TranslationStage, server: TranslationServer
) -> None:
    server.faults.append("403")
    ukrainian = replace(ARTICLE, lang="uk")
    assert [t.lang for t in stage(ukrainian).translations] == ["en"]
    assert (stage.translated, stage.failed) == (1, 1)
    assert [t.lang for t in stage(ukrainian).translations] == ["fr", "en"]


def test_a_service_that_keeps_failing_is_asked_no_more(
    stage: TranslationStage, server: TranslationServer
) -> None:
    known = stage(ARTICLE)
    server.always = "500"
    for number in range(20):
        stage(replace(ARTICLE, title=f"Titre numéro {number}"))
    assert stage.failed == 20
    assert len(server.asked) == 1 + stage.patience
    assert stage(ARTICLE) == known


def test_a_service_that_answers_now_and_then_is_asked_on(
    stage: TranslationStage, server: TranslationServer
) -> None:
    number = 0
    for _ in range(3):
        for fault in ["403"] * (stage.patience - 1) + [""]:
            server.faults.append(fault)
            number += 1
            stage(replace(ARTICLE, title=f"Titre numéro {number}", paragraphs=(f"Char {number}.",)))
    assert len(server.asked) == number
    assert (stage.translated, stage.failed) == (3, number - 3)


def test_what_is_known_already_does_not_make_a_silent_service_speak(
    stage: TranslationStage, server: TranslationServer
) -> None:
    known = stage(ARTICLE)
    server.always = "403"
    for number in range(stage.patience):
        stage(replace(ARTICLE, title=f"Titre numéro {number}"))
    asked = len(server.asked)
    assert stage(ARTICLE) == known
    stage(replace(ARTICLE, title="Un autre titre"))
    assert len(server.asked) == asked


def test_texts_that_come_back_garbled_do_not_silence_a_service(
    stage: TranslationStage, server: TranslationServer
) -> None:
    server.always = "markup"
    for number in range(2 * stage.patience):
        stage(replace(ARTICLE, title=f"Titre numéro {number}"))
    server.always = ""
    assert stage(ARTICLE).translations


def test_a_cache_that_breaks_costs_translations_and_no_article(
    stage: TranslationStage, tmp_path: Path
) -> None:
    for path in tmp_path.glob("cache.sqlite*"):
        path.unlink()
    (tmp_path / "cache.sqlite").mkdir()
    assert stage(ARTICLE) is ARTICLE
    assert stage.failed == 1


def test_the_stage_can_be_sent_to_a_worker(server: TranslationServer, tmp_path: Path) -> None:
    settings = load_settings(translations=str(tmp_path / "cache.sqlite"))
    made = pickle.loads(pickle.dumps(make_stage(f"libre:{server.url}", settings)))
    assert made(ARTICLE).translations


def test_a_translated_article_is_stored_and_read_back_whole(stage: TranslationStage) -> None:
    article = stage(annotate(ARTICLE))
    assert article_from_json(article_to_json(article)) == article


def test_an_error_of_the_service_reaches_who_asks_for_one_article(
    stage: TranslationStage, server: TranslationServer
) -> None:
    server.always = "403"
    with pytest.raises(Exception, match="403"):
        translate_article(ARTICLE, stage.translator, stage.cache, DAY)
