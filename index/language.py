"""Which language an article is in: langdetect, seeded, on a sample of the cleaned body.

Input: a cleaned article. Output: the same with `lang`, `lang_confidence` and, where paragraphs
differ, `paragraph_langs`. The only importer of langdetect.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from threading import Lock

import langdetect
from langdetect import detector_factory

from index.article import Article

__all__ = ["UNDETERMINED", "detect", "identify", "warm_up"]

UNDETERMINED = "und"
_SAMPLE = 1500
_LOCK = Lock()


def warm_up() -> None:
    """Loads the language profiles, so that the first article does not wait for them."""
    _factory()


def identify(article: Article) -> Article:
    """`article` with its language; one that states it is believed."""
    if article.lang != UNDETERMINED:
        return replace(article, lang_confidence=article.lang_confidence or 1.0)
    lang, confidence = detect("\n".join(article.paragraphs)[:_SAMPLE])
    return replace(article, lang=lang, lang_confidence=confidence)


def detect(text: str) -> tuple[str, float]:
    """ISO 639-1 code and probability in 0..1; ("und", 0.0) for a text too short to tell."""
    if sum(map(str.isalpha, text)) < 40:
        return UNDETERMINED, 0.0
    with _LOCK:
        detector = _factory().create()
        detector.append(text)
        found = detector.get_probabilities()
    if not found:
        return UNDETERMINED, 0.0
    return found[0].lang[:2], round(found[0].prob, 4)


@cache
def _factory() -> detector_factory.DetectorFactory:
    detector_factory.DetectorFactory.seed = 0
    factory = detector_factory.DetectorFactory()
    factory.load_profile(str(Path(langdetect.__file__).parent / "profiles"))
    return factory
