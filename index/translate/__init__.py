"""Translation of articles by an outside service; off unless one is named.

Input: annotated articles. Output: the same with translations. The room knows services through
the `Translator` protocol; deep-translator is imported by `index.translate.deep` alone, and only
once a translator is made.

- The way of an article: `stage` of the write path, `articles` (which languages), `pieces` (what is
  known from the `cache`, whose claims have an `owner`), a translator (`base`, `deep`), whose
  requests end (`transport`).
- What came back: `integrity` checks it, by `original` (is it translated at all), `figures` with
  `spelled` and `designators`, and `names`; `alignment` pairs its sentences with the original's.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

from index.errors import ConfigurationError
from index.settings import Settings
from index.translate.articles import missing_languages
from index.translate.base import AUTO, Pace, Translator, without_login
from index.translate.cache import Cache
from index.translate.stage import Attempt, TranslationStage

__all__ = [
    "AUTO",
    "Attempt",
    "Cache",
    "Pace",
    "TranslationStage",
    "Translator",
    "make_stage",
    "make_translator",
    "missing_languages",
    "shown_spec",
]


def make_translator(spec: str, settings: Settings, *, pace: Pace | None = None) -> Translator:
    """The translator that `spec` names: `google`, `libre:URL`, `mymemory`, `deepl`, …; any may be
    followed by `:URL` to reach it elsewhere. A login in the address is nowhere shown nor kept; a
    spec without one takes that of the setting `translate`, if it names the same address.

    Raises ConfigurationError for an unknown name, a wrong address or a missing key.
    """
    name, _, url = _with_login(spec.strip(), settings.translate.strip()).partition(":")
    deep = import_module("index.translate.deep")
    if name not in deep.SERVICES:
        raise ConfigurationError(
            f"{name!r} is no translator",
            place="--translate",
            remedy=f"choose one of {', '.join(deep.SERVICES)}",
        )
    if url and not _is_web_address(url):
        raise ConfigurationError(
            f"{url.rpartition('@')[2]!r} is no address",
            place="--translate",
            remedy=f"write it as in `{name}:http://127.0.0.1:5000`",
        )
    chosen = pace or Pace(deadline=settings.translator_deadline)
    made = deep.DeepTranslator(name, url, settings.translator_key, chosen)
    return cast("Translator", made)


def make_stage(spec: str, settings: Settings, *, pace: Pace | None = None) -> TranslationStage:
    """The stage for `spec`, with the cache that the settings name, which remembers the spec.

    Raises ConfigurationError.
    """
    translator = make_translator(spec, settings, pace=pace)
    cache = Cache(Path(settings.translations))
    cache.begin(shown_spec(spec))
    return TranslationStage(translator, cache, settings.translate_concurrency)


def shown_spec(spec: str) -> str:
    """The spec as it may be shown and kept: its address without user and password."""
    name, parted, url = spec.strip().partition(":")
    return f"{name}{parted}{without_login(url)}"


def _with_login(spec: str, known: str) -> str:
    """The spec, with the login of a `known` one for the same address if it has none."""
    return known if spec == shown_spec(known) else spec


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
