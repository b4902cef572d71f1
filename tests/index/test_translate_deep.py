"""The adapter to deep-translator, against a real server that answers well and badly."""

from __future__ import annotations

import inspect
import pickle
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import deep_translator
import pytest
import requests
from deep_translator import constants

from index.errors import (
    ConfigurationError,
    TranslationError,
    TranslatorGarbled,
    TranslatorRefused,
    TranslatorUnavailable,
)
from index.settings import load_settings
from index.translate import AUTO, Pace, make_translator
from index.translate.deep import FOREIGN, SERVICES, DeepTranslator, _code
from tests.index.translation_server import TranslationServer, translated
from tests.serving import free_port

TEXT = "La Russie a reçu 40 missiles KN-23 de la Corée du Nord."


def patient(slept: list[float], deadline: float = 20.0) -> Pace:
    return Pace(attempts=3, deadline=deadline, first_pause=0.01, sleep=slept.append)


def translator(
    server: TranslationServer, name: str, slept: list[float] | None = None, deadline: float = 20.0
) -> DeepTranslator:
    pace = patient([] if slept is None else slept, deadline)
    return DeepTranslator(name, url=server.url, pace=pace)


@pytest.fixture(params=["libre", "google"])
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_a_text_comes_back_translated_line_by_line(server: TranslationServer, name: str) -> None:
    text = f"{TEXT}\nUne ligne que le lexique ignore & <garde>."
    assert translator(server, name).translate(text, "fr", "en") == translated(text)


def test_the_languages_are_named_as_the_service_names_them(server: TranslationServer) -> None:
    translator(server, "libre").translate(TEXT, "uk", "en")
    translator(server, "google").translate(TEXT, "zh", "fr")
    libre, google = server.asked
    assert (libre["path"], libre["source"], libre["target"]) == ("/translate", "uk", "en")
    assert (google["sl"], google["tl"]) == ("zh-CN", "fr")


def test_an_unknown_source_language_is_left_to_the_service(
    server: TranslationServer, name: str
) -> None:
    translator(server, name).translate(TEXT, AUTO, "en")
    assert AUTO in server.asked[0].values()


def test_a_key_is_sent_only_where_there_is_one(server: TranslationServer) -> None:
    translator(server, "libre").translate(TEXT, "fr", "en")
    DeepTranslator("libre", server.url, key="k1").translate(TEXT, "fr", "en")
    assert [question.get("api_key") for question in server.asked] == [None, "k1"]


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        ("429", TranslatorUnavailable),
        ("500", TranslatorUnavailable),
        ("503", TranslatorUnavailable),
        ("400", TranslatorRefused),
        ("401", TranslatorRefused),
        ("403", TranslatorRefused),
        ("413", TranslatorRefused),
        ("html", TranslatorGarbled),
        ("empty", TranslatorGarbled),
        ("truncated", TranslatorUnavailable),
    ],
)
def test_every_failure_of_the_service_is_one_of_ours(
    server: TranslationServer, name: str, fault: str, expected: type[TranslationError]
) -> None:
    server.always = fault
    with pytest.raises(expected) as caught:
        translator(server, name).translate(TEXT, "fr", "en")
    assert server.url in str(caught.value)
    assert caught.value.remedy


def test_half_an_answer_that_claims_to_be_whole_is_garbled(server: TranslationServer) -> None:
    server.always = "halved"
    with pytest.raises(TranslatorGarbled):
        translator(server, "libre").translate(TEXT, "fr", "en")


@pytest.mark.parametrize("fault", ["hang", "drip"])
def test_a_service_that_does_not_finish_is_left_at_the_deadline(
    server: TranslationServer, name: str, fault: str
) -> None:
    server.always = fault
    with pytest.raises(TranslatorUnavailable, match="in time"):
        translator(server, name, deadline=0.3).translate(TEXT, "fr", "en")


def test_a_service_that_is_not_there_is_unavailable(name: str) -> None:
    url = f"http://127.0.0.1:{free_port()}"
    slept: list[float] = []
    with pytest.raises(TranslatorUnavailable, match="cannot be reached"):
        DeepTranslator(name, url, pace=patient(slept)).translate(TEXT, "fr", "en")
    assert len(slept) == 2


def test_what_is_no_translation_twice_is_not_asked_for_a_third_time(
    server: TranslationServer, name: str
) -> None:
    server.always = "html"
    with pytest.raises(TranslatorGarbled):
        translator(server, name).translate(TEXT, "fr", "en")
    assert len(server.asked) == 2


@pytest.mark.parametrize("fault", ["429", "500", "truncated"])
def test_what_may_pass_is_tried_again(server: TranslationServer, name: str, fault: str) -> None:
    server.faults.extend([fault, fault])
    assert translator(server, name).translate(TEXT, "fr", "en") == translated(TEXT)
    assert len(server.asked) == 3


def test_what_will_not_pass_is_not_tried_again(server: TranslationServer, name: str) -> None:
    server.always = "403"
    with pytest.raises(TranslatorRefused):
        translator(server, name).translate(TEXT, "fr", "en")
    assert len(server.asked) == 1


def test_a_refusal_that_stands_where_a_translation_should_is_refused(
    server: TranslationServer,
) -> None:
    server.faults.append("quota")
    with pytest.raises(TranslatorRefused, match="quota"):
        translator(server, "mymemory").translate(TEXT, "fr", "en")
    assert translator(server, "mymemory").translate(TEXT, "fr", "en") == translated(TEXT)
    assert server.asked[1]["langpair"] == "fr-FR|en-GB"


def test_what_one_service_refuses_by_is_a_text_to_another(
    server: TranslationServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "tests.index.translation_server.translated", lambda _: "NO QUERY SPECIFIED, said he."
    )
    assert translator(server, "libre").translate(TEXT, "fr", "en").startswith("NO QUERY")


@pytest.mark.parametrize(
    ("found", "whole"), [(["one", "two"], "one\ntwo"), ([1, 2], None), (None, None)]
)
def test_a_service_may_answer_in_lines_but_not_in_what_is_no_text(
    monkeypatch: pytest.MonkeyPatch, found: object, whole: str | None
) -> None:
    class Library:
        def translate(self, _text: str) -> object:
            return found

    monkeypatch.setattr(DeepTranslator, "_built", lambda *_: Library())
    service = DeepTranslator("google", pace=patient([]))
    if whole is not None:
        assert service.translate(TEXT, "fr", "en") == whole
        return
    with pytest.raises(TranslatorGarbled):
        service.translate(TEXT, "fr", "en")


def test_a_page_is_read_as_it_says_and_not_by_a_guess(server: TranslationServer) -> None:
    server.faults.append("text/html; charset=iso-8859-1")
    assert translator(server, "google").translate(TEXT, "fr", "en") == "café"
    server.always = "text/html"
    with pytest.raises(TranslatorGarbled):
        translator(server, "google").translate(TEXT, "fr", "en")


def test_an_answer_that_is_far_too_long_is_garbled(
    server: TranslationServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.translate.transport._MOST_BYTES", 20)
    with pytest.raises(TranslatorGarbled):
        translator(server, "libre").translate(TEXT, "fr", "en")


def test_pauses_double_and_vary() -> None:
    pace = Pace(first_pause=1.0)
    for attempt, whole in enumerate([1.0, 2.0, 4.0]):
        pauses = {pace.pause(attempt) for _ in range(50)}
        assert len(pauses) > 1
        assert all(whole / 2 <= pause <= whole for pause in pauses)


def test_the_service_is_given_the_time_that_it_asks_for(
    server: TranslationServer, name: str
) -> None:
    server.faults.append("429")
    server.headers["Retry-After"] = "7"
    slept: list[float] = []
    translator(server, name, slept).translate(TEXT, "fr", "en")
    assert slept == [7.0]


def test_a_time_to_wait_may_be_a_date(server: TranslationServer) -> None:
    server.faults.append("503")
    server.headers["Retry-After"] = format_datetime(
        datetime.now(UTC) + timedelta(seconds=600), usegmt=True
    )
    slept: list[float] = []
    translator(server, "libre", slept, deadline=3600).translate(TEXT, "fr", "en")
    assert 500 < slept[0] <= 600


def test_a_wait_beyond_the_deadline_is_not_begun(server: TranslationServer) -> None:
    server.faults.append("429")
    server.headers["Retry-After"] = "3600"
    slept: list[float] = []
    with pytest.raises(TranslatorUnavailable):
        translator(server, "libre", slept).translate(TEXT, "fr", "en")
    assert slept == []


@pytest.mark.parametrize(
    "header", ["", "soon", "-5", "²", "Thu, 99 Foo 2024", "Wed, 01 Jan 2020 00:00:00 -0000"]
)
def test_a_time_to_wait_that_makes_no_sense_is_ignored(
    server: TranslationServer, header: str
) -> None:
    server.faults.append("429")
    server.headers["Retry-After"] = header
    assert translator(server, "libre").translate(TEXT, "fr", "en") == translated(TEXT)


def test_threads_get_their_own_text(server: TranslationServer, name: str) -> None:
    shared = translator(server, name)
    texts = [f"Phrase numéro {number} de la série." for number in range(60)]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda text: shared.translate(text, "fr", "en"), texts))
    assert found == [translated(text) for text in texts]


def foreign_errors() -> list[type[Exception]]:
    modules = (deep_translator.exceptions, requests.exceptions)
    return [
        kind
        for module in modules
        for _, kind in inspect.getmembers(module, inspect.isclass)
        if issubclass(kind, Exception)
        and not issubclass(kind, Warning)
        and kind.__module__ == module.__name__
    ]


@pytest.mark.parametrize("kind", foreign_errors(), ids=lambda kind: kind.__qualname__)
def test_every_foreign_error_has_a_row_of_the_table(kind: type[Exception]) -> None:
    rows = [row for row in FOREIGN if issubclass(kind, row[0])]
    assert rows
    assert issubclass(rows[0][1], TranslationError)
    exact = next((at for at, row in enumerate(FOREIGN) if row[0] is kind), None)
    assert exact is None or FOREIGN.index(rows[0]) == exact


def test_the_table_answers_for_what_no_library_announces(
    server: TranslationServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> str:
        raise KeyError("translatedText")

    monkeypatch.setattr(deep_translator.LibreTranslator, "translate", broken)
    with pytest.raises(TranslatorGarbled):
        translator(server, "libre").translate(TEXT, "fr", "en")


@pytest.mark.parametrize("service", sorted(SERVICES))
def test_every_service_takes_french_and_english(service: str) -> None:
    known = SERVICES[service]
    assert hasattr(deep_translator, known.kind)
    assert not known.table or hasattr(constants, known.table)
    assert _code("fr", known)[:2] == "fr"
    assert _code("en", known)[:2] == "en"


def test_a_language_that_a_service_lacks_is_refused(server: TranslationServer) -> None:
    with pytest.raises(TranslatorRefused, match="language"):
        translator(server, "google").translate(TEXT, "tlh", "en")
    with pytest.raises(TranslatorRefused, match="language"):
        translator(server, "mymemory").translate(TEXT, AUTO, "en")
    assert server.asked == []


def test_a_text_fits_by_its_characters_and_by_its_bytes() -> None:
    google = DeepTranslator("google")
    assert google.fits("a" * 4_400)
    assert not google.fits("a" * 4_500)
    assert not google.fits("ж" * 4_000)
    assert not DeepTranslator("mymemory").fits("a" * 500)


def test_a_translator_can_be_sent_to_another_process(server: TranslationServer) -> None:
    made = DeepTranslator("libre", server.url, pace=Pace(attempts=2))
    assert pickle.loads(pickle.dumps(made)).translate(TEXT, "fr", "en") == translated(TEXT)


@pytest.mark.parametrize(
    ("spec", "place"),
    [
        ("nobody", "--translate"),
        ("", "--translate"),
        ("libre", "--translate libre"),
        ("libre:", "--translate libre"),
        ("libre:localhost", "--translate"),
        ("libre:ftp://127.0.0.1", "--translate"),
        ("google:http://[", "--translate"),
        ("deepl", "VIGIE_TRANSLATOR_KEY"),
        ("pons", "--translate"),
    ],
)
def test_a_translator_that_cannot_be_made_is_explained(spec: str, place: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        make_translator(spec, load_settings(translator_key=""))
    assert caught.value.place == place
    assert caught.value.remedy


def test_a_key_of_two_parts_must_be_whole() -> None:
    with pytest.raises(ConfigurationError, match="client_id:secret_key"):
        make_translator("papago", load_settings(translator_key="one"))
    assert make_translator("papago", load_settings(translator_key="one:two")).name == "papago"


def test_the_key_is_never_shown(server: TranslationServer) -> None:
    server.always = "403"
    made = DeepTranslator("libre", server.url, key="s3cret", pace=patient([]))
    with pytest.raises(TranslatorRefused) as caught:
        made.translate(TEXT, "fr", "en")
    assert "s3cret" not in str(caught.value) + repr(made)


def test_where_a_text_was_translated_tells_services_apart(server: TranslationServer) -> None:
    assert make_translator("google", load_settings()).identity == "google"
    made = make_translator(f"libre:{server.url}", load_settings())
    assert (made.name, made.identity) == ("libre", f"libre:{server.url}")


def test_nothing_watches_a_request_that_is_answered(server: TranslationServer) -> None:
    before = set(threading.enumerate())
    translator(server, "libre", deadline=60).translate(TEXT, "fr", "en")
    begun = (one for one in threading.enumerate() if one not in before)
    assert not [one for one in begun if isinstance(one, threading.Timer) and not is_over(one)]


def is_over(timer: threading.Timer) -> bool:
    """Whether it was cancelled; its thread may take a moment longer to end."""
    return timer.finished.is_set()
