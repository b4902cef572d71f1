"""The dateline that a text begins with: «KIEV, 3 mars 2024 (AFP) –», «LONDRES/PARIS (Reuters) -».

Input: the paragraphs of a text. Output: what stands before its first word, in its parts. Who is an
agency, and which day is meant, is for those who ask.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.days import month_number, weekday_names

__all__ = ["Dateline", "datelines", "is_place", "read_dateline"]

#: An agency, or a country: `(AFP)`, `[AFP]`, ` /TASS/`, `--(WIRE)`.
_BRACKET = re.compile(r"((?:--)?[(\[][^()\[\]\d]{2,40}[)\]]|(?<=\s)/[A-Z][\w -]{1,20}/(?=[\s.]|$))")
#: What else may stand in a dateline: no sentence ends in it, and no dash parts it.
_WRITTEN = (
    r"[^()\[\]/.:;!?|–—-]|(?<=\w)[/-](?=\w)|(?<=\s)/(?=\s)|(?<=\d):(?=\d)|(?<=[a-zà-ÿ\d]{3})\."
)
_DATELINE = re.compile(
    rf"(?:[–—-]\s*)?(?P<head>(?:{_BRACKET.pattern}|{_WRITTEN}){{1,100}}?)"
    r"(?:(?P<dash>\s*(?:[.,:]\s*)?[–—-]{1,3}(?:\s+|$)|(?:(?<=\d{4})|(?<=[)\]]))\s?[–—-]{1,3}(?=[A-ZÀ-Þ«“\"]))"
    r"|(?:(?<=[)\]])\s?(?:[.:=]\s*)?|(?<=\w/)[.:]?\s+)(?=[A-ZÀ-Þ«“\"]))"
)
#: Who signs behind the dash: «MOSCOU, 21 mars – Exemple. Le ministre».
_BEHIND = re.compile(r"([A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)?)\.\s+(?=[A-ZÀ-Þ«“\"])")
#: Without any of these no dateline ends; most texts hold none, and asking for them is quick.
_END = re.compile(r"[)\]/]|[–—-](?:\s|$)|\d{4}\s?[–—-]")
_LONGEST = 160
_NUMBERS = re.compile(r"\d[/.-]\d")
#: «NAMUR 20/11 (BELGA) =»: a day right behind the place.
_DAY_BEHIND = re.compile(r"(?<=[^\W\d_]) (\d{1,2}/\d{1,2}(?:/\d{2,4})?)\s*$")
_WORD = re.compile(r"[^\W\d_]{3,}")
_WEEKDAYS = {name for lang in ("fr", "en", "es", "de") for name in weekday_names(lang)}
_CAPITALS = re.compile(r"\b[A-ZÀ-Þ]{2,}\b")
#: Words without a capital in the name of a place.
_SMALL = {"au", "aux", "de", "del", "des", "du", "en", "et", "la", "le", "les", "sur", "unies"}
#: A dateline stands no lower than this.
_LEFT_ABOVE = 5


@dataclass(frozen=True, slots=True)
class Dateline:
    """`text` is all of it, up to the first word behind it. `day` is what follows the place where
    that holds a day, perhaps without its year; `credits` stand in brackets or where these would:
    agencies, countries or neither; `is_signed`: one of them ends it."""

    text: str
    place: str
    day: str
    credits: tuple[str, ...]
    is_signed: bool

    @property
    def is_placed(self) -> bool:
        """The place is written as one."""
        return is_place(self.place)

    @property
    def is_sure(self) -> bool:
        """A word of the place is in capitals, or there is a credit behind the day."""
        return self.is_signed or bool(_CAPITALS.search(self.place))

    @property
    def is_told(self) -> bool:
        """Its shape tells that it is one: capitals, of which a heading may have been left, or a
        place with a day and nothing more. Of any other one of the credits must be an agency."""
        is_shouted = self.place.isupper() and len(self.place) > 1
        is_day = bool(self.day) and (self.is_sure or not _says_more(self.day))
        return is_shouted or (is_day and self.is_placed)


def is_place(text: str) -> bool:
    """All words begin with a capital, but for «sur» and the like between them."""
    first, *others = re.split(r"[\s/–-]+", text)
    return first[:1].isupper() and all(word[:1].isupper() or word in _SMALL for word in others)


def datelines(paragraphs: Sequence[str]) -> Iterator[Dateline]:
    """How the first paragraph begins, and each below it until one has ended with a full stop: a
    heading or a caption may be left above the text. Below that one more, which must be signed:
    it may have been the standfirst."""
    has_ended = False
    for paragraph in paragraphs[:_LEFT_ABOVE]:
        found = read_dateline(paragraph)
        if found and (found.is_signed or not has_ended):
            yield found
        if has_ended:
            return
        has_ended = paragraph.rstrip(' »”"')[-1:] in ".!?"


def read_dateline(text: str) -> Dateline | None:
    """What may be the dateline of `text`, agency and place in whatever order."""
    head = text[:_LONGEST]
    found = _DATELINE.match(head) if _END.search(head) else None
    if not found:
        return None
    first, *others = _BRACKET.split(found["head"])
    place, _, behind = (part.strip() for part in _DAY_BEHIND.sub(r", \1", first).partition(","))
    brackets = tuple(bracket.strip("()[]/-") for bracket in others[::2])
    after = " ".join([behind, *others[1::2]]).strip(" .,")
    is_dated = _holds_day(after)
    dateline = Dateline(
        text=found[0],
        place=place if is_dated else first.strip(),
        day=after if is_dated else "",
        credits=brackets or (after or place,),
        is_signed=bool(brackets) and not others[-1],
    )
    if dateline.place and not dateline.is_placed and not found["dash"]:
        return None
    return _with_rest(dateline, text[found.end() : _LONGEST])


def _with_rest(head: Dateline, text: str) -> Dateline:
    """The whole where a dash parts it: «AFP – Kiev, 3 mars 2024 –», «MOSCOU, 21 mars – Exemple.»"""
    rest = None if head.day else read_dateline(text)
    if rest and rest.day:
        return replace(rest, text=head.text + rest.text, credits=head.credits + rest.credits)
    signed = _BEHIND.match(text) if head.day and not head.is_signed else None
    if signed:
        return replace(head, text=head.text + signed[0], credits=(signed[1],), is_signed=True)
    return head


def _holds_day(text: str) -> bool:
    """A figure beside the name of a month, or figures that a sign joins, behind nothing but names,
    weekdays and words like «le»."""
    before, *figures = re.split(r"\d", text)
    has_month = any(map(month_number, _WORD.findall(text)))
    words = _WORD.findall(before)
    is_led_in = all(word[0].isupper() or word in _WEEKDAYS or month_number(word) for word in words)
    return bool(figures) and is_led_in and (has_month or bool(_NUMBERS.search(text)))


def _says_more(day: str) -> bool:
    """Words that are no month behind the last figure."""
    return not all(map(month_number, _WORD.findall(re.split(r"\d", day)[-1])))
