"""Articles gain translations, and lose nothing where they cannot."""

from __future__ import annotations

import pickle
import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from index.annotate import annotate
from index.article import Article, Origin, Translation
from index.settings import load_settings
from index.stored import article_from_json, article_to_json
from index.translate import (
    TranslationStage,
    make_stage,
    missing_languages,
)
from tests.index.translating import DAY, attempted
from tests.index.translation_server import TranslationServer

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


def test_a_french_article_gains_english_with_its_engine_and_day(stage: TranslationStage) -> None:
    (english,) = attempted(stage, ARTICLE).translations
    assert (english.lang, english.engine, english.made) == ("en", "libre", DAY)
    assert english.title == "Missiles for Russia"
    assert english.paragraphs == (
        "Russia received 40 KN-23 missiles from North Korea. "
        "The ministry spoke of it on 3 March 2024.",
        "* * *",
        "France delivered 18 Caesar howitzers to Ukraine.",
    )


def test_every_sentence_knows_the_one_that_it_translates(stage: TranslationStage) -> None:
    (english,) = attempted(stage, ARTICLE).translations
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
    once = attempted(stage, ARTICLE)
    asked = len(server.asked)
    assert attempted(stage, once) is once
    assert len(server.asked) == asked


def test_a_paragraph_in_another_language_is_translated_from_that_one(
    stage: TranslationStage, server: TranslationServer
) -> None:
    mixed = replace(
        ARTICLE,
        paragraphs=("Texte en français.", "Text auf Deutsch.", "Text in English."),
        paragraph_langs=("fr", "de", "en"),
    )
    (english,) = attempted(stage, mixed).translations
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
    (english,) = attempted(stage, article).translations
    assert english.flagged == ((0, 0),)


def test_a_long_paragraph_is_translated_whole(
    stage: TranslationStage, server: TranslationServer
) -> None:
    paragraph = " ".join(f"La phrase numéro {number} de ce texte." for number in range(400))
    (english,) = attempted(stage, replace(ARTICLE, paragraphs=(paragraph,))).translations
    assert re.findall(r"\d+", english.paragraphs[0]) == [str(number) for number in range(400)]
    assert max(len(question["q"]) for question in server.asked) < 4_500


@pytest.mark.parametrize("fault", ["403", "500", "html", "empty", "markup", "truncated"])
def test_a_failure_leaves_the_article_as_it_was_and_is_told(
    stage: TranslationStage, server: TranslationServer, fault: str
) -> None:
    server.always = fault
    found, error = stage.attempt(ARTICLE)
    assert found is ARTICLE
    assert error is not None
    server.always = ""
    found, error = stage.attempt(ARTICLE)
    assert found.translations
    assert error is None


def test_one_language_may_fail_without_the_other(
    stage: TranslationStage, server: TranslationServer
) -> None:
    server.faults.append("403")
    ukrainian = replace(ARTICLE, lang="uk")
    found, error = stage.attempt(ukrainian)
    assert [t.lang for t in found.translations] == ["en"]
    assert error is not None
    found, error = stage.attempt(ukrainian)
    assert [t.lang for t in found.translations] == ["fr", "en"]
    assert error is None


def test_a_service_that_keeps_failing_is_asked_no_more(
    stage: TranslationStage, server: TranslationServer
) -> None:
    known = attempted(stage, ARTICLE)
    server.always = "500"
    for number in range(20):
        assert stage.attempt(replace(ARTICLE, title=f"Titre numéro {number}"))[1] is not None
    assert len(server.asked) == 1 + stage.patience
    assert attempted(stage, ARTICLE) == known


def test_a_service_that_answers_now_and_then_is_asked_on(
    stage: TranslationStage, server: TranslationServer
) -> None:
    faults = (["403"] * (stage.patience - 1) + [""]) * 3
    server.faults.extend(faults)
    for number, fault in enumerate(faults):
        one = replace(ARTICLE, title=f"Titre numéro {number}", paragraphs=(f"Char {number}.",))
        found, error = stage.attempt(one)
        assert (found is one) is (error is not None) is bool(fault)
    assert len(server.asked) == len(faults)


def test_what_is_known_already_does_not_make_a_silent_service_speak(
    stage: TranslationStage, server: TranslationServer
) -> None:
    known = attempted(stage, ARTICLE)
    server.always = "403"
    for number in range(stage.patience):
        attempted(stage, replace(ARTICLE, title=f"Titre numéro {number}"))
    asked = len(server.asked)
    assert attempted(stage, ARTICLE) == known
    attempted(stage, replace(ARTICLE, title="Un autre titre"))
    assert len(server.asked) == asked


def test_texts_that_come_back_garbled_do_not_silence_a_service(
    stage: TranslationStage, server: TranslationServer
) -> None:
    server.always = "markup"
    for number in range(2 * stage.patience):
        attempted(stage, replace(ARTICLE, title=f"Titre numéro {number}"))
    server.always = ""
    assert attempted(stage, ARTICLE).translations


def test_a_cache_that_breaks_costs_translations_and_no_article(
    stage: TranslationStage, tmp_path: Path
) -> None:
    for path in tmp_path.glob("cache.sqlite*"):
        path.unlink()
    (tmp_path / "cache.sqlite").mkdir()
    found, error = stage.attempt(ARTICLE)
    assert found is ARTICLE
    assert error is not None


def test_the_stage_can_be_sent_to_a_worker(server: TranslationServer, tmp_path: Path) -> None:
    settings = load_settings(translations=str(tmp_path / "cache.sqlite"))
    made = pickle.loads(pickle.dumps(make_stage(f"libre:{server.url}", settings)))
    assert attempted(made, ARTICLE).translations


def test_a_translated_article_is_stored_and_read_back_whole(stage: TranslationStage) -> None:
    article = attempted(stage, annotate(ARTICLE))
    assert article_from_json(article_to_json(article)) == article


def test_what_the_service_answered_is_told(
    stage: TranslationStage, server: TranslationServer
) -> None:
    server.always = "403"
    assert "403" in str(stage.attempt(ARTICLE)[1])


GERMAN = "Die Lieferung der Fahrzeuge verzögert sich um mehrere Monate."
UKRAINIAN = replace(
    ARTICLE,
    title="Уряд повідомив про поставку",
    paragraphs=("Уряд повідомив про це сьогодні вранці на засіданні.", GERMAN),
    paragraph_langs=("uk", "de"),
    lang="uk",
)


def test_a_translation_states_the_day_on_which_it_was_made_not_that_of_the_run(
    stage: TranslationStage,
) -> None:
    attempted(stage, ARTICLE)
    stage.today = lambda: DAY + timedelta(days=3)
    (english,) = attempted(stage, replace(ARTICLE, id="b")).translations
    assert english.made == DAY
    (english,) = attempted(stage, replace(ARTICLE, title="Un autre titre")).translations
    assert english.made == DAY + timedelta(days=3)


def test_what_has_no_letter_is_not_sent(stage: TranslationStage, server: TranslationServer) -> None:
    (english,) = attempted(stage, replace(ARTICLE, title="2024")).translations
    assert (english.title, english.paragraphs[1]) == ("2024", "* * *")
    assert not {"2024", "* * *"} & set(server.pieces())


def test_a_language_that_is_not_known_is_left_to_the_service_that_of_a_paragraph_is_the_articles(
    stage: TranslationStage, server: TranslationServer
) -> None:
    attempted(stage, replace(ARTICLE, paragraph_langs=("fr", "und", "und")))
    assert {question["source"] for question in server.asked} == {"fr"}
    server.asked.clear()
    attempted(stage, replace(ARTICLE, title="Un autre titre", lang="und"))
    assert {question["source"] for question in server.asked} == {"auto"}


def test_an_article_whose_own_language_is_not_known_gains_nothing_from_its_other_paragraphs(
    stage: TranslationStage, server: TranslationServer
) -> None:
    server.unknown = frozenset({"uk"})
    found, error = stage.attempt(replace(UKRAINIAN, paragraphs=UKRAINIAN.paragraphs[::-1]))
    assert found.translations == ()
    assert error is not None


def test_where_nothing_at_all_was_translated_there_is_no_translation(
    stage: TranslationStage, server: TranslationServer
) -> None:
    server.unknown = frozenset({"de"})
    found, error = stage.attempt(replace(UKRAINIAN, title="2024", paragraphs=("* * *", GERMAN)))
    assert found.translations == ()
    assert error is not None


def test_what_stays_once_more_leaves_the_article_as_it_was(
    stage: TranslationStage, server: TranslationServer
) -> None:
    server.unknown = frozenset({"de"})
    french, english = attempted(stage, UKRAINIAN).translations
    whole = replace(english, paragraphs=(english.paragraphs[0], "The delivery is late."))
    once = replace(UKRAINIAN, translations=(french, whole))
    assert missing_languages(once, "libre") == ("fr",)
    assert attempted(stage, once) is once


def test_what_one_service_left_is_not_for_another_to_try_again() -> None:
    left = Translation("en", "libre", DAY, "Title", ("A sentence.", GERMAN))
    french = replace(UKRAINIAN, lang="fr", paragraph_langs=("fr", "de"), translations=(left,))
    assert missing_languages(french, "libre") == ("en",)
    assert missing_languages(french, "google") == ()


def test_flagged_sentences_are_stored_and_read_back() -> None:
    pairs = ((((0, 4), (0, 5)), ((5, 9), (6, 9))),)
    made = Translation("en", "libre", DAY, "Title", ("One. Two.",), pairs, ((-1, 0), (0, 1)))
    article = replace(ARTICLE, translations=(made,))
    assert article_from_json(article_to_json(article)) == article
