"""deep-translator behind the `Translator` protocol: the one importer of deep_translator.

Input: a text that fits one request. Output: its translation, or one of our errors: every error
of deep-translator and requests stops here, by the table `FOREIGN`.

A shared translator object returned other threads' text in 29 of 200 calls of a trial, so every
call builds its own.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field
from typing import Any

import deep_translator
import requests
from deep_translator import constants
from deep_translator import exceptions as foreign

from index.errors import (
    ConfigurationError,
    TranslationError,
    TranslatorDeclined,
    TranslatorGarbled,
    TranslatorRefused,
    TranslatorUnavailable,
)
from index.translate.base import AUTO, Pace, without_login
from index.translate.transport import Call, bound, within

__all__ = ["FOREIGN", "SERVICES", "DeepTranslator", "Service"]

_CHARS = 4_400
_BYTES = 6_000  # most services take the text in the URL, three times as long when quoted


@dataclass(frozen=True, slots=True)
class Service:
    """One of deep-translator's engines: its class, how its key is called there (parts parted by
    `:`), its limits, and the table of `deep_translator.constants` that holds its language codes
    (none: it takes ISO 639-1)."""

    kind: str
    table: str = ""
    keys: tuple[str, ...] = ()
    chars: int = _CHARS
    bytes: int = _BYTES
    is_self_hosted: bool = False
    takes_auto: bool = True
    built_with: tuple[str, str] = ("french", "english")


#: Left out: chatgpt (another client library), qcri (no French), and the dictionaries linguee and
#: pons (single words).
SERVICES: dict[str, Service] = {
    "google": Service("GoogleTranslator", "GOOGLE_LANGUAGES_TO_CODES"),
    "libre": Service(
        "LibreTranslator", keys=("api_key",), is_self_hosted=True, built_with=("fr", "en")
    ),
    "mymemory": Service(
        "MyMemoryTranslator", "MY_MEMORY_LANGUAGES_TO_CODES", (), 480, 480, takes_auto=False
    ),
    "deepl": Service("DeeplTranslator", "DEEPL_LANGUAGE_TO_CODE", ("api_key",), takes_auto=False),
    "microsoft": Service("MicrosoftTranslator", keys=("api_key",), takes_auto=False),
    "yandex": Service("YandexTranslator", keys=("api_key",)),
    "papago": Service("PapagoTranslator", "", ("client_id", "secret_key"), built_with=("fr", "en")),
    "baidu": Service("BaiduTranslator", "BAIDU_LANGUAGE_TO_CODE", ("appid", "appkey")),
}
_NAMES = {code: name for name, code in constants.GOOGLE_LANGUAGES_TO_CODES.items()}

#: Foreign error to ours with its reason, most specific first; tests prove it complete.
FOREIGN: tuple[tuple[type[Exception], type[TranslationError], str], ...] = (
    (foreign.ApiKeyException, TranslatorRefused, "wants a key"),
    (foreign.AuthorizationException, TranslatorRefused, "rejects the key"),
    (foreign.LanguageNotSupportedException, TranslatorDeclined, "does not know the language"),
    (foreign.InvalidSourceOrTargetLanguage, TranslatorDeclined, "does not know the language"),
    (foreign.NotValidPayload, TranslatorDeclined, "does not take the text"),
    (foreign.NotValidLength, TranslatorDeclined, "does not take a text of this length"),
    (foreign.MicrosoftAPIerror, TranslatorRefused, "answered with an error of its own"),
    (foreign.BaiduAPIerror, TranslatorRefused, "answered with an error of its own"),
    (foreign.TranslationNotFound, TranslatorGarbled, "answered without a translation"),
    (foreign.ElementNotFoundInGetRequest, TranslatorGarbled, "answered without a translation"),
    (foreign.TooManyRequests, TranslatorUnavailable, "asks to wait"),
    (foreign.ServerException, TranslatorUnavailable, "has failed"),
    (foreign.RequestError, TranslatorUnavailable, "has failed"),
    (foreign.BaseError, TranslatorRefused, "was used in a way that it does not know"),
    (requests.exceptions.JSONDecodeError, TranslatorGarbled, "answered with something else"),
    (requests.exceptions.InvalidJSONError, TranslatorGarbled, "answered with something else"),
    (requests.exceptions.ContentDecodingError, TranslatorGarbled, "answered with something else"),
    (requests.exceptions.ChunkedEncodingError, TranslatorUnavailable, "broke off its answer"),
    (requests.exceptions.Timeout, TranslatorUnavailable, "did not answer in time"),
    (requests.exceptions.SSLError, TranslatorRefused, "has no valid certificate"),
    (requests.exceptions.ConnectionError, TranslatorUnavailable, "cannot be reached"),
    (requests.exceptions.TooManyRedirects, TranslatorRefused, "sends in circles"),
    (requests.exceptions.MissingSchema, TranslatorRefused, "has an address that is no URL"),
    (requests.exceptions.InvalidSchema, TranslatorRefused, "has an address that is no URL"),
    (requests.exceptions.InvalidURL, TranslatorRefused, "has an address that is no URL"),
    (requests.exceptions.InvalidHeader, TranslatorRefused, "has a key that cannot be sent"),
    (requests.exceptions.RequestException, TranslatorUnavailable, "cannot be reached"),
)
#: MyMemory answers 200 with its refusal in the place of the translation.
_REFUSAL = re.compile(
    r"MYMEMORY WARNING|QUERY LENGTH LIMIT|INVALID .{0,20}LANGUAGE|'.*' IS AN INVALID"
    r"|PLEASE SELECT TWO DISTINCT|NO QUERY SPECIFIED"
)
_LONE = re.compile(r"[\ud800-\udfff]")  # half of a pair: cannot be encoded
_UNFORESEEN = (TranslatorGarbled, "answered with something else")

_REMEDIES: dict[type[TranslationError], str] = {
    TranslatorUnavailable: "run `vigie translate --resume` later",
    TranslatorRefused: "check the key, the quota and the languages of the service",
    TranslatorDeclined: "check which languages the service knows",
    TranslatorGarbled: "check the address of the service or choose another",
}
_TO_WAIT = frozenset({408, 425, 429})
_TO_DECLINE = frozenset({400, 406, 413, 414, 415, 422})  # this text or these languages
_FIRST_ERROR, _FIRST_FAULT = 400, 500


@dataclass(frozen=True, slots=True)
class DeepTranslator:
    """One of `SERVICES` at its own address or at `url`; see `Translator`."""

    name: str
    url: str = field(default="", repr=False)
    key: str = field(default="", repr=False)
    pace: Pace = field(default_factory=Pace)

    def __post_init__(self) -> None:
        service = SERVICES[self.name]
        if service.is_self_hosted and not self.url:
            raise ConfigurationError(
                "needs the address of the server",
                place=f"--translate {self.name}",
                remedy=f"name it, as in `--translate {self.name}:http://127.0.0.1:5000`",
            )
        is_key_whole = self.key and self.key.count(":") >= len(service.keys) - 1
        if service.keys and not service.is_self_hosted and not is_key_whole:
            raise ConfigurationError(
                f"{self.name} wants a key",
                place="VIGIE_TRANSLATOR_KEY",
                remedy=f"set it to `{':'.join(service.keys)}` as the service gave it",
            )

    @property
    def deadline(self) -> float:
        """As the pace says."""
        return self.pace.deadline

    @property
    def identity(self) -> str:
        """The name, and the address where it is not the public one, without a login."""
        return f"{self.name}:{without_login(self.url)}" if self.url else self.name

    def fits(self, text: str) -> bool:
        """Whether `text` is short enough for one request."""
        service = SERVICES[self.name]
        return len(text) <= service.chars and len(text.encode()) <= service.bytes

    def translate(self, text: str, source: str, target: str) -> str:
        """`text` in `target`; tries again while `pace` allows and the failure may pass."""
        until = time.monotonic() + self.pace.deadline
        for attempt in range(self.pace.attempts):
            call = Call(until)
            try:
                return self._once(text, source, target, call)
            except TranslatorRefused:
                raise
            except TranslationError as error:
                pause = max(call.retry_after, self.pace.pause(attempt))
                is_last = attempt + 1 == self.pace.attempts or (
                    attempt > 0 and isinstance(error, TranslatorGarbled)
                )
                if is_last or time.monotonic() + pause >= until:
                    raise
                last = error
            self.pace.sleep(pause)
        raise last  # pragma: no cover  # attempts is at least one

    def _once(self, text: str, source: str, target: str, call: Call) -> str:
        """One request. Raises TranslationError."""
        try:
            with within(call):
                found = self._built(source, target).translate(text)
        except TranslationError:
            raise
        except Exception as error:  # the library also raises bare Exception and KeyError
            raise self._failure(error, call) from error
        if isinstance(found, list) and all(isinstance(line, str) for line in found):
            found = "\n".join(found)
        if not isinstance(found, str) or not found.strip():
            raise self._error(TranslatorGarbled, "answered without a translation")
        if _LONE.search(found):
            raise self._error(TranslatorGarbled, "answered with half a character")
        if self.name == "mymemory" and _REFUSAL.match(found):
            raise self._error(TranslatorRefused, "has no quota left or does not know the languages")
        return found

    def _built(self, source: str, target: str) -> Any:
        """A translator of deep-translator for this call alone.

        Codes are set past its own check, whose list of LibreTranslate's languages is years old.
        """
        service = SERVICES[self.name]
        parts = self.key.split(":", len(service.keys) - 1) if service.keys else []
        given = dict(zip(service.keys, parts, strict=True))
        if service.is_self_hosted:
            given = {"api_key": "-", "custom_url": self.url.rstrip("/") + "/"}
        first, second = service.built_with
        built = getattr(deep_translator, service.kind)(source=first, target=second, **given)
        built.source, built.target = _code(source, service), _code(target, service)
        if service.is_self_hosted:
            built.api_key = self.key
        elif self.url:
            built._base_url = self.url
        return built

    def _failure(self, error: Exception, call: Call) -> TranslationError:
        """Our error for a foreign one; the status of the answer knows better than the library."""
        status = call.status
        if status in _TO_WAIT or status >= _FIRST_FAULT:
            return self._error(TranslatorUnavailable, f"answered with status {status}")
        if status in _TO_DECLINE:
            return self._error(TranslatorDeclined, f"answered with status {status}")
        if status >= _FIRST_ERROR:
            return self._error(TranslatorRefused, f"answered with status {status}")
        for kind, ours, reason in FOREIGN:
            if isinstance(error, kind):
                return self._error(ours, reason)
        return self._error(*_UNFORESEEN)

    def _error(self, kind: type[TranslationError], reason: str) -> TranslationError:
        return kind(f"the translator {reason}", place=self.identity, remedy=_REMEDIES[kind])


def _code(lang: str, service: Service) -> str:
    """ISO 639-1 as the service writes it."""
    if lang == AUTO:
        if not service.takes_auto:
            raise foreign.LanguageNotSupportedException(lang)
        return lang
    if not service.table:
        return lang
    name = _NAMES.get({"zh": "zh-CN", "he": "iw"}.get(lang, lang), lang)
    codes: dict[str, str] = getattr(constants, service.table)
    if name not in codes:
        raise foreign.LanguageNotSupportedException(lang)
    return codes[name]


for _service in SERVICES.values():
    bound(getattr(deep_translator, _service.kind))
