"""The article and everything known about it; frozen, so each stage returns a new one.

Input of the write path: what a reader found. Output: what is stored, shown and exported.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

__all__ = [
    "TITLE",
    "Article",
    "DateMethod",
    "DateStamp",
    "Document",
    "Dropped",
    "Family",
    "Mention",
    "Origin",
    "Precision",
    "Side",
    "Translation",
    "by_paragraph",
    "iso_day",
]

Precision = Literal["day", "month", "year"]
#: Where a publication date was found, strongest evidence first.
DateMethod = Literal["stated", "json-ld", "meta", "feed", "header", "trailer", "dateline"]
#: What sort of thing a concept is.
Family = Literal["actor", "weapon", "source"]
#: On which side of a transfer a text names an actor: as who gives, or as who receives.
Side = Literal["from", "to"]

_ISO_LENGTHS: dict[Precision, int] = {"day": 10, "month": 7, "year": 4}
#: `Mention.paragraph` of a mention in the title.
TITLE = -1


def iso_day(day: date, precision: Precision) -> str:
    """`2024-01-23`, `2024-01` or `2024`, as precise as is known."""
    return day.isoformat()[: _ISO_LENGTHS[precision]]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an article was read: path as the user named it (inside an archive `a.zip!b.txt`),
    and the 1-based line of its first character in that file."""

    path: str
    line: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line > 1 else self.path


@dataclass(frozen=True, slots=True)
class DateStamp:
    """A publication date as evidence: `day` is the first day of the period that `precision`
    names; `confidence` lies in 0..1; `evidence` is the text that states it."""

    day: date
    precision: Precision
    method: DateMethod
    confidence: float
    evidence: str = ""

    @property
    def day_number(self) -> int:
        """yyyymmdd, as the field `day` stores it."""
        return self.day.year * 10_000 + self.day.month * 100 + self.day.day

    @property
    def month_number(self) -> int:
        """yyyymm, or yyyy00 where only the year is known, as the field `month` stores it."""
        return self.day.year * 100 + (0 if self.precision == "year" else self.day.month)

    def iso(self) -> str:
        """`2024-01-23`, `2024-01` or `2024`, as precise as is known."""
        return iso_day(self.day, self.precision)


@dataclass(frozen=True, slots=True)
class Dropped:
    """A line that is not part of the article: kept for display, neither searched nor annotated.

    `kind` is one of `index.dropped.KINDS`; `line` is 1-based in the origin file (0 if unknown).
    """

    line: int
    kind: str
    text: str


class Mention(NamedTuple):
    """A concept at a place: characters [start, end) of paragraph `paragraph` (TITLE = title).

    `form` is how it is named there: name, adjective, metonym, short, system or source;
    pronoun where a transfer is told of who is named in the sentence before. A tuple,
    because every article that is read makes a dozen.
    """

    concept: str
    kind: Family
    paragraph: int
    start: int
    end: int
    form: str = "name"


def by_paragraph(mentions: Iterable[Mention]) -> dict[int, list[Mention]]:
    """The mentions of each paragraph, in their order, found in one pass: there may be thousands."""
    found: dict[int, list[Mention]] = {}
    for mention in mentions:
        found.setdefault(mention.paragraph, []).append(mention)
    return found


@dataclass(frozen=True, slots=True)
class Translation:
    """The article in another language: paragraph i translates paragraph i of the article.

    `sentences[i]` holds, for paragraph i, ((source start, source end), (target start, target
    end)) pairs; `flagged` lists (paragraph, sentence) whose figures or names did not survive.
    """

    lang: str
    engine: str
    made: date
    title: str
    paragraphs: tuple[str, ...]
    sentences: tuple[tuple[tuple[tuple[int, int], tuple[int, int]], ...], ...] = ()
    flagged: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """The indexed unit. A reader fills id, origin, title and paragraphs (raw: one a source line
    or block, none without text) and whatever its format states; each later stage fills its own
    part.

    `lang` is ISO 639-1 or `und`; `paragraph_langs` is empty or one code a paragraph;
    `lines` is empty or the 1-based source line of each paragraph, for `Dropped`.
    """

    id: str
    origin: Origin
    title: str = ""
    paragraphs: tuple[str, ...] = ()
    url: str | None = None
    source: str | None = None
    agencies: tuple[str, ...] = ()
    lang: str = "und"
    lang_confidence: float = 0.0
    published: DateStamp | None = None
    dropped: tuple[Dropped, ...] = ()
    mentions: tuple[Mention, ...] = ()
    translations: tuple[Translation, ...] = ()
    paragraph_langs: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()
    story: str = ""
    digest: str = ""

    @property
    def is_undated(self) -> bool:
        """True where no publication date is known."""
        return self.published is None

    def text_of(self, paragraph: int) -> str:
        """The text of paragraph `paragraph` (TITLE = title)."""
        return self.title if paragraph == TITLE else self.paragraphs[paragraph]

    def language_of(self, paragraph: int) -> str:
        """The language in which paragraph `paragraph` (TITLE = title) is analysed."""
        if paragraph == TITLE or paragraph >= len(self.paragraph_langs):
            return self.lang
        return self.paragraph_langs[paragraph]


@dataclass(frozen=True, slots=True)
class Document:
    """An article as an engine stores it: terms already analysed, nothing left to interpret.

    `texts`: field of kind TEXT to its terms in order (no white space in a term; paragraphs are
    parted by one `index.analysis.GAP`). `terms`: field of kind TERMS to distinct terms.
    `keywords`: field of kind KEYWORDS to distinct values. `numbers`: field of kind NUMBER to a
    value, absent where unknown. `stored` is the article as JSON.
    """

    id: str
    texts: dict[str, tuple[str, ...]]
    terms: dict[str, tuple[str, ...]]
    keywords: dict[str, tuple[str, ...]]
    numbers: dict[str, int]
    stored: str
