"""Which language an article is in: told by function words where they leave no doubt, else by
langdetect, seeded; on a sample of the cleaned body.

Input: a cleaned article. Output: the same with `lang`, `lang_confidence` and, where paragraphs
differ, `paragraph_langs`. The only importer of langdetect, whose detector costs about 2 µs a
character and letter group: hence the sample, fewer trials than its seven, and the vote before it,
which costs a hundredth and agrees with it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from threading import Lock

import langdetect
from langdetect import detector_factory
from langdetect.detector import Detector
from langdetect.lang_detect_exception import LangDetectException

from index.article import Article

__all__ = ["UNDETERMINED", "detect", "identify", "warm_up"]

UNDETERMINED = "und"
_SAMPLE = 260
#: Characters that vote; more of them where the first ones leave doubt, which is quicker still.
_VOTING = (500, 1_200)
_PIECES = 3
_TRIALS = 2
#: Fewer letters than this say nothing; fewer than the second need more certainty.
_TOO_SHORT = 25
_SHORT = 90
_SURE = 0.9
_LIKELY = 0.6
_LOCK = Lock()

_NOT_TEXT = re.compile(r"https?://\S+|(?<!\S)\S+@\S+|[\d_#@%€$£<>{}\[\]|/\\=+*~^]+")
_SPACES = re.compile(r"\s+")
_NOT_LATIN = re.compile(r"[^\W\d_a-zA-ZÀ-ɏ]")
_WORD = re.compile(r"[^\W\d_]+")

#: Words that are frequent in one language and rare in the others.
_STOP_WORDS = {
    "fr": "le la les des une est dans pour que qui sur avec par au aux du et ont été cette ces",
    "en": "the of and to in that is was for with as on by has have from are were this which",
    "de": "der die das und ist nicht mit von den dem ein eine auf für sich auch wird nach bei",
    "es": "el los las del que con una por para está como más pero sus fue ha este entre también y",
    "it": "il di che della per non una sono con del gli nel alla più dei anche questo stato ha è",
    "pt": "o os não uma com do da dos das para que em foi mais são pelo pela ao também já está",
    "nl": "de het een van en dat niet met voor zijn op aan ook door bij werd naar maar uit heeft",
    "ru": "это также который которые был была были после около",
    "uk": "та що це також який які був була були після біля",
}
_MARKS = {lang: frozenset(words.split()) for lang, words in _STOP_WORDS.items()}
_ALL_MARKS = frozenset().union(*_MARKS.values())
_OTHERS = {lang: _ALL_MARKS - marks for lang, marks in _MARKS.items()}
_MIXED_LENGTH = 60

#: Words of one language that none of the others known to langdetect writes the same way, or hardly
#: ever; and words that are as frequent but shared. A text is voted for by three different words of
#: the first kind and four in all, a quarter of its words of either kind, and next to no other's.
_OWN_WORDS = {
    "fr": "dans pour avec qui une est cette ces aux ont leur leurs nous vous était étaient sont "
    "selon après depuis deux fait comme être été où elle elles ils cela aussi alors chez même sous "
    "entre plusieurs également notamment ainsi",
    "en": "the and that was with from have were this which has been their they would after there "
    "said about will other more when who what could should its his",
}
_SHARED_WORDS = {
    "fr": "le la les de des du un et au en par sur que il pas plus son sa ses ce mais se ne à a on",
    "en": "of to in is for as on by are a an be at it or but not he she we you i",
}
_OWN = {lang: frozenset(words.split()) for lang, words in _OWN_WORDS.items()}
_KNOWN = {lang: _OWN[lang] | set(words.split()) for lang, words in _SHARED_WORDS.items()}
_FOREIGN = {lang: _ALL_MARKS - known for lang, known in _KNOWN.items()}
_DIFFERENT, _VOTES, _SHARE, _DOUBT = 3, 4, 0.25, 0.1


class _Detector(Detector):  # type: ignore[misc]  # langdetect has no types
    """langdetect's detector with its innermost loop three times as fast and the same result."""

    def _update_lang_prob(self, prob: list[float], word: str, alpha: float) -> bool:
        weight = alpha / self.BASE_FREQ
        prob[:] = [
            p * (weight + q) for p, q in zip(prob, self.word_lang_prob_map[word], strict=True)
        ]
        return True


def warm_up() -> None:
    """Loads the language profiles, so that the first article does not wait for them."""
    _factory()


def identify(article: Article) -> Article:
    """`article` with its language; one that states it is believed.

    `paragraph_langs` is filled only where a paragraph is in another language than the article.
    """
    lang, confidence = article.lang, 1.0
    if lang == UNDETERMINED:
        votes = (_vote(_sample(article.paragraphs, size)) for size in _VOTING)
        voted = next(filter(None, votes), None)
        lang, confidence = voted or detect(_sample(article.paragraphs, _SAMPLE))
        if lang == UNDETERMINED and article.title:
            lang, confidence = detect("\n".join((article.title, *article.paragraphs)))
    langs = _paragraph_langs(article.paragraphs, lang)
    return replace(article, lang=lang, lang_confidence=confidence, paragraph_langs=langs)


def detect(text: str) -> tuple[str, float]:
    """ISO 639-1 code and probability in 0..1; ("und", 0.0) for a text too short to tell.

    The same text gives the same answer in every process and thread.
    """
    plain = _SPACES.sub(" ", _NOT_TEXT.sub(" ", text)).strip()
    letters = sum(map(str.isalpha, plain[: 4 * _SHORT]))
    if letters < _TOO_SHORT or (" " not in plain and plain.isascii()):
        return UNDETERMINED, 0.0
    lang, confidence = _vote(plain[:_SAMPLE]) or _measure(plain[:_SAMPLE])
    if confidence < (_SURE if letters < _SHORT else _LIKELY):
        return UNDETERMINED, 0.0
    return lang, confidence


def _vote(text: str) -> tuple[str, float] | None:
    """The language whose function words a text is full of, and how far no other's speak against
    it; None where they leave doubt."""
    words = text.lower().split()
    for lang, own in _OWN.items():
        votes = [word for word in words if word in own]
        if len(votes) < _VOTES or len(set(votes)) < _DIFFERENT:
            continue
        against = sum(map(_FOREIGN[lang].__contains__, words))
        known = sum(map(_KNOWN[lang].__contains__, words))
        if known >= _SHARE * len(words) and against <= _DOUBT * known:
            return lang, round(1 - against / known, 4)
    return None


def _measure(plain: str) -> tuple[str, float]:
    """The most probable language of a text, whatever its probability. Where most letters are
    capitals, which the profiles hardly know, it is measured in lower case."""
    if 2 * sum(map(str.isupper, plain)) > sum(map(str.isalpha, plain)):
        plain = plain.lower()
    with _LOCK:
        detector = _Detector(_factory())
        detector.n_trial = _TRIALS
        detector.text = f" {plain} "
        try:
            found = detector.get_probabilities()
        except LangDetectException:  # no letter group that any profile knows
            return UNDETERMINED, 0.0
    return (found[0].lang[:2], round(found[0].prob, 4)) if found else (UNDETERMINED, 0.0)


def _sample(paragraphs: Sequence[str], size: int) -> str:
    """Parts of the longest paragraphs of the middle, which are the least likely to be dirt."""
    middle = paragraphs[len(paragraphs) // 6 :]
    longest = sorted(middle, key=len, reverse=True)[:_PIECES]
    text = " ".join(part[: size // len(longest)] for part in longest)
    if len(text) < size:
        text = "\n".join(paragraphs)[: 2 * size]
    return text


def _paragraph_langs(paragraphs: Sequence[str], lang: str) -> tuple[str, ...]:
    """One code a paragraph if any differs from `lang`, else nothing. A paragraph is measured only
    where its stop words or its script speak against the article's language."""
    if lang not in _MARKS:
        return ()
    langs = [lang] * len(paragraphs)
    for at, paragraph in enumerate(paragraphs):
        if len(paragraph) >= _MIXED_LENGTH and _speaks_against(paragraph[:600], lang):
            other, confidence = detect(paragraph)
            if confidence >= _SURE:
                langs[at] = other
    return tuple(langs) if any(code != lang for code in langs) else ()


def _speaks_against(paragraph: str, lang: str) -> bool:
    """Another script, or hardly a stop word of `lang` and several of others."""
    # No letter of another script takes a single byte: few bytes too many, and none is counted.
    spare = len(paragraph.encode("utf-8", "replace")) - len(paragraph)
    other = spare if spare < len(paragraph) * 0.3 else len(_NOT_LATIN.findall(paragraph))
    is_latin = other * 2 < len(paragraph) * 0.6
    if is_latin == (lang in ("ru", "uk")):
        return True
    words = _WORD.findall(paragraph.lower())
    others = sum(map(_OTHERS[lang].__contains__, words))
    return others >= 3 and sum(map(_MARKS[lang].__contains__, words)) * 2 <= others


@cache
def _factory() -> detector_factory.DetectorFactory:
    """The profiles, read once; the seed makes the detector's random sampling repeatable."""
    detector_factory.DetectorFactory.seed = 0
    factory = detector_factory.DetectorFactory()
    try:
        factory.load_profile(str(Path(langdetect.__file__).parent / "profiles"))
    except LangDetectException as error:  # langdetect takes an interrupt for a broken profile
        if error.__context__ is not None and not isinstance(error.__context__, Exception):
            raise error.__context__ from None
        raise
    return factory
