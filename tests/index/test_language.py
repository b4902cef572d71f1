"""The language of an article: of its body, repeatable, and undetermined rather than guessed."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from langdetect.lang_detect_exception import LangDetectException

from index import language
from index.article import Article, Origin
from index.language import UNDETERMINED, detect, identify, warm_up
from tests.shared import shared

SAMPLES = {
    "fr": "Le ministère a confirmé mardi l’envoi de six lanceurs, attendus avant l’été à Odessa.",
    "en": "The ministry confirmed on Tuesday that six launchers would reach Odesa before summer.",
    "de": "Das Ministerium bestätigte am Dienstag, dass sechs Werfer vor dem Sommer eintreffen.",
    "es": "El ministerio confirmó el martes el envío de seis lanzadores antes del verano.",
    "it": "Il ministero ha confermato martedì l’invio di sei lanciatori prima dell’estate.",
    "uk": "Міністерство підтвердило сьогодні, що шість установок прибудуть до літа в Одесу.",
    "ru": "Министерство подтвердило во вторник, что шесть установок прибудут до лета в Одессу.",
}

#: Languages that share many small words with French or English.
NEIGHBOURS = {
    "ca": "Les autoritats han anunciat que les fragates arribaran al port de la ciutat amb una "
    "setmana de retard, perquè les peces dels motors encara són a les drassanes des de juny.",
    "ro": "Ministerul a anunțat că rachetele au fost livrate la port și că acest contract este cel "
    "mai mare din ultimii ani, dar parlamentul cere explicații pentru plata făcută în avans.",
    "pt": "O ministério anunciou que os mísseis foram entregues no porto e que este contrato é o "
    "maior dos últimos anos, mas o parlamento pede explicações sobre o pagamento adiantado.",
    "nl": "Het ministerie was van plan om de raketten in de haven te leveren, maar het parlement "
    "wil eerst weten wie de onderdelen heeft betaald en of er een vergunning was voor de export.",
    "da": "Ministeriet oplyser, at de nye raketter er på vej til havnen, og at du som borger kan "
    "læse hele aftalen, som et flertal i Folketinget stemte for efter en lang debat om prisen.",
    "af": "Die ministerie het gesê dat die missiele in die hawe was en dat die parlement eers wil "
    "weet wie vir die onderdele betaal het, want die kontrak is die grootste van die laaste jare.",
    "sv": "Departementet uppger att de nya robotarna är på väg till hamnen och att riksdagen vill "
    "veta vem som har betalat för delarna innan ett beslut om export kan fattas under hösten.",
}


def article(*paragraphs: str, lang: str = UNDETERMINED, title: str = "") -> Article:
    return Article("x", Origin("x"), title=title, paragraphs=paragraphs, lang=lang)


@pytest.mark.parametrize("lang", SAMPLES)
def test_a_sentence_tells_its_language(lang: str) -> None:
    found, confidence = detect(SAMPLES[lang])
    assert found == lang
    assert 0.9 <= confidence <= 1.0


@pytest.mark.parametrize("lang", NEIGHBOURS)
def test_a_language_that_shares_small_words_with_french_is_not_taken_for_it(lang: str) -> None:
    found = identify(article(*[NEIGHBOURS[lang]] * 2))
    assert found.lang == lang


@pytest.mark.shared
def test_real_french_paragraphs_are_told() -> None:
    corpus = json.loads(shared("data/piaf-v1.1.json").read_text(encoding="utf-8"))
    texts = [part["context"] for entry in corpus["data"] for part in entry["paragraphs"]][::4]
    assert len(texts) > 100
    assert sum(detect(text)[0] == "fr" for text in texts) > 0.99 * len(texts)


@pytest.mark.parametrize(
    "text",
    [
        *("", "AFP", "Su-35", "1706027373", "12 000 000 €", "Kiev"),
        *("https://phare.example/le-la-les", "KNDS et Saab", "Rafale marine"),
    ],
)
def test_a_text_too_short_to_tell_is_undetermined(text: str) -> None:
    assert detect(text) == (UNDETERMINED, 0.0)


@pytest.mark.parametrize(
    "names",
    [
        "Gripen Tornado Marder Gepard Taurus",
        "Gripen Tornado Marder Gepard Boxer Puma Caesar Aster Mistral Rafale Exocet Leclerc Griffon"
        " Jaguar Serval Milan",
    ],
)
def test_a_list_of_names_in_no_language_is_undetermined(names: str) -> None:
    assert detect(", ".join(names.split())) == (UNDETERMINED, 0.0)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("LE CONVOI A LIVRÉ DEUX CENTS CAMIONS BLINDÉS À L’ARMÉE, SELON LE MINISTRE.", "fr"),
        ("THE CONVOY DELIVERED TWO HUNDRED ARMOURED LORRIES TO THE ARMY, A MINISTER SAID.", "en"),
        ("ПРАВИТЕЛЬСТВО ПЕРЕДАЛО АРМИИ ДВЕСТИ БРОНИРОВАННЫХ АВТОМОБИЛЕЙ.", "ru"),
    ],
)
def test_a_text_in_capitals_tells_its_language_too(text: str, lang: str) -> None:
    assert detect(text)[0] == lang


def test_the_same_text_gives_the_same_answer_in_every_thread() -> None:
    warm_up()
    texts = [*SAMPLES.values(), "Le sommet the summit der Gipfel la cumbre"] * 8
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(detect, texts))
    assert together == [detect(text) for text in texts]


def test_one_english_line_does_not_turn_a_french_page() -> None:
    found = identify(
        article(
            "For latest updates follow us on our website and social media.", *[SAMPLES["fr"]] * 3
        )
    )
    assert found.lang == "fr"
    assert found.lang_confidence > 0.9


def test_an_article_that_states_its_language_is_believed() -> None:
    found = identify(article(SAMPLES["fr"], lang="de"))
    assert (found.lang, found.lang_confidence) == ("de", 1.0)


def test_a_short_body_is_told_with_the_help_of_its_title() -> None:
    found = identify(
        article("Il a signé.", title="La Pologne achète cent obusiers de plus à la Corée")
    )
    assert found.lang == "fr"


def test_an_article_in_one_language_says_nothing_of_its_paragraphs() -> None:
    assert identify(article(*[SAMPLES["fr"]] * 4)).paragraph_langs == ()


def test_the_paragraphs_of_a_mixed_article_each_have_their_language() -> None:
    french = [SAMPLES["fr"]] * 6
    found = identify(article(*french, SAMPLES["en"], SAMPLES["uk"], *french))
    assert found.lang == "fr"
    assert found.paragraph_langs == (*["fr"] * 6, "en", "uk", *["fr"] * 6)


@pytest.mark.parametrize("lang", ["uk", "ru"])
def test_a_french_paragraph_of_an_article_in_cyrillic_is_told(lang: str) -> None:
    found = identify(article(*[SAMPLES[lang]] * 4, SAMPLES["fr"]))
    assert found.paragraph_langs == (*[lang] * 4, "fr")


def test_names_in_a_french_paragraph_do_not_make_it_foreign() -> None:
    names = "Ben Wallace, Wall Street Journal, New York Times, Defense Intelligence Agency, Kirby."
    assert identify(article(*[SAMPLES["fr"]] * 4, names)).paragraph_langs == ()


@pytest.fixture
def no_profiles() -> Iterator[None]:
    """As in a process that has not loaded the profiles yet."""
    language._factory.cache_clear()
    yield
    language._factory.cache_clear()


@pytest.mark.usefixtures("no_profiles")
def test_an_interrupt_while_profiles_are_read_is_an_interrupt(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def interrupted(*_: object) -> None:
        signal.raise_signal(signal.SIGINT)

    with monkeypatch.context() as patch:
        patch.setattr(json, "load", interrupted)
        with pytest.raises(KeyboardInterrupt):
            warm_up()
    assert detect(NEIGHBOURS["ca"])[0] == "ca"


@pytest.mark.usefixtures("no_profiles")
def test_a_broken_profile_is_no_interrupt(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ValueError

    monkeypatch.setattr(json, "load", broken)
    with pytest.raises(LangDetectException):
        warm_up()
