"""Heads of labelled lines, as mail programs, press archives and scrapers write them above a text:
«De : … Envoyé : … Objet : …», «Titre : … Source : … Date : …».

Input: a text. Output: what its head states, the lines that are the head, and the text without them,
each of its lines where it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from itertools import dropwhile

from index.article import DateStamp, Dropped
from index.days import parse_day
from index.folding import fold
from index.readers.decoding import tidy, tidy_line

__all__ = ["Head", "bare_subject", "head_of", "sent_on"]

#: What a head states to the labels, folded, under which it does.
_FIELDS = {
    "title": "titre|title|titel|titulo|titolo|headline|intitule",
    "subject": "subject|objet|sujet|betreff|asunto|oggetto|onderwerp|assunto|тема",
    "published": "published|publie|publie le|date de publication|date publication|date de parution"
    "|paru le|publication date|veroffentlicht|publicado",
    "date": "date|sent|envoye|envoye le|datum|fecha|gesendet|enviado|data|дата",
    "sender": "from|de|von|от|expediteur",
    "source": "source|journal|media|publication|nom du site|sitename|site name",
    "url": "url|lien|link|permalien|url source",
    "other": "auteur|auteurs|author|authors|autor|autore|par|by|to|a|an|para|кому|cc|cci|bcc|copie"
    "|destinataire|destinataires|reply-to|repondre a|importance|pieces jointes|attachments"
    "|section|rubrique|langue|language|tags|keywords|mots-cles",
}
_FIELD = {label: name for name, labels in _FIELDS.items() for label in labels.split("|")}
#: Only these are spelt so in English, where 3/4 is no day.
_ENGLISH = frozenset({"subject", "title", "headline", "sent", "from", "published"})
_ROW = re.compile(
    r"[*_>\s]{0,4}(?P<label>[^\W\d_][\w'’ -]{0,28}?)(?:\s?:[*_]{0,2}(?:\s+|$)| ?\t\s*)(?P<said>.*)$"
)
#: Headers of mails that need no list: `X-Mailer`, `MIME-Version`.
_HEADER = re.compile(r"[A-Z][A-Za-z]*(?:-[A-Za-z]+)+$")
#: What only announces the text: «Texte : …».
_TEXT = re.compile(
    r"(?i)[*_]{0,2}(?:texte|text|article|contenu|corps|content|body)\s?:[*_]{0,2}\s*"
)
_FORWARDED = re.compile(
    r"(?im)^[->_*\s]*(?:(?:début du )?message (?:transféré|d['’]origine|réexpédié)"
    r"|(?:begin )?(?:forwarded|original) message|weitergeleitete nachricht)[ :>_*-]*$"
)
#: So much may stand above a message that was passed on.
_LONGEST_NOTE = 400
_LONGEST_UNKNOWN = 80
_ANSWERED = re.compile(r"(?i)^(?:(?:re|fwd?|tr|rv|wg|aw|réf)\s?:\s*)+")
#: «Un article recommandé par un ami», «Anna vous envoie un article».
_RECOMMENDS = re.compile(
    r"\bun (?:article|lien|texte)\b.{0,40}\b(?:recommande|conseille|envoye|partage)e?\b"
    r"|\bvous (?:recommande|conseille|envoie|signale|transmet)\b.{0,40}\b(?:article|lien|texte)\b"
)
#: So many lines, empty ones counted, may stand above a head: who publishes it, a menu.
_MOST_ABOVE = 12


@dataclass(frozen=True, slots=True)
class Head:
    """What a head states, nothing where it does not; `dropped`: its lines; `rest`: the text, with
    an empty line for each of them."""

    title: str
    source: str
    url: str
    published: DateStamp | None
    dropped: tuple[Dropped, ...]
    rest: str


@dataclass(frozen=True, slots=True)
class _Row:
    label: str
    said: str
    line: int

    @property
    def field(self) -> str:
        return _FIELD.get(self.label, "")


def head_of(content: str) -> Head | None:
    """The head of a text; None unless it has a title and who, when or where beside it. That of a
    message which was passed on counts, not that of who passed it on."""
    lines = tidy(content).split("\n")
    rows, end = _head(lines, _below_letterhead(lines))
    inner, inner_end = _head(lines, _first(lines, _passed_on(lines, end)))
    if _is_head(inner):
        rows, end = inner, inner_end
    if not _is_head(rows):
        return None
    stated: dict[str, str] = {}
    for row in reversed(rows):
        stated |= {row.field: row.said} if row.said else {}
    url = stated.get("url", "")
    return Head(
        title=tidy_line(stated.get("title", "")) or _titled(bare_subject(stated["subject"])),
        source=tidy_line(stated.get("source", "")),
        url=url if url.startswith(("http://", "https://")) else "",
        published=_published(stated, "en" if any(row.label in _ENGLISH for row in rows) else "fr"),
        dropped=tuple(_dropped(lines[:end])),
        rest="\n" * end + _without_label("\n".join(lines[end:])),
    )


def _titled(subject: str) -> str:
    """The subject of a message, unless it is that of one who recommends a text."""
    return "" if _RECOMMENDS.search(fold(subject)) else subject


def _dropped(lines: list[str]) -> Iterator[Dropped]:
    for number, line in enumerate(lines, start=1):
        if text := tidy_line(line):
            yield Dropped(number, "head-line", text)


def bare_subject(said: str) -> str:
    """The subject of a message, decoded, without «Re:» and «Fwd:»."""
    with suppress(HeaderParseError, LookupError, ValueError):  # a broken one stays as written
        said = str(make_header(decode_header(said))) if "=?" in said else said
    return tidy_line(_ANSWERED.sub("", said.strip()))


def sent_on(said: str, lang: str = "en") -> DateStamp | None:
    """The day of a message, as evidence: what it passes on may be older."""
    found = parse_day(said, lang=lang)
    return DateStamp(*found, "header", 0.75, tidy_line(said)[:60]) if found else None


def _head(lines: list[str], start: int) -> tuple[list[_Row], int]:
    """The labelled lines from `start` on, and the place of the first line behind them."""
    rows = list(_rows(lines, start))
    while rows and not (rows[-1].field or _HEADER.match(rows[-1].label)):
        rows.pop()
    end = rows[-1].line if rows else 0
    while end < len(lines) and _is_folded(lines[end]):
        end += 1
    return rows, end


def _rows(lines: list[str], start: int) -> Iterator[_Row]:
    """Labelled lines, with what goes on below them behind a blank. An empty line ends them unless
    a label that is known stands below it."""
    for at in range(start, len(lines)):
        row = _row_at(lines, at)
        is_inside = _is_folded(lines[at])
        if not lines[at].strip():
            below = _row_at(lines, at + 1) if at + 1 < len(lines) else None
            if not (below and below.field):
                return
        elif row and (row.field or not is_inside):
            yield row
        elif not is_inside:
            return


def _row_at(lines: list[str], at: int) -> _Row | None:
    """The labelled line at a place; what an unknown label says is short."""
    if not (found := _ROW.match(lines[at])):
        return None
    row = _Row(_label(found["label"]), _unfolded(found["said"], lines, at + 1), at + 1)
    is_short = len(row.said) <= _LONGEST_UNKNOWN
    return row if row.field or is_short or _HEADER.match(row.label) else None


def _label(written: str) -> str:
    """A label as it is looked up; headers of mails keep their capitals."""
    return folded if (folded := fold(written)) in _FIELD else written


def _unfolded(said: str, lines: list[str], at: int) -> str:
    """What a label says, with the lines below it that begin with a blank."""
    below = []
    while at < len(lines) and _is_folded(lines[at]) and not _ROW.match(lines[at].strip()):
        below.append(lines[at].strip())
        at += 1
    return " ".join([said, *below]).strip()


def _is_folded(line: str) -> bool:
    """Begins with a blank, as what goes on does."""
    return line[:1] in (" ", "\t") and not line.isspace()


def _is_head(rows: list[_Row]) -> bool:
    """A title and who, when or where; the subject of a message needs who or when it was sent."""
    named = {row.field for row in rows if row.said}
    if "title" in named:
        return bool(named & {"source", "url", "date", "published", "sender"})
    return "subject" in named and bool(named & {"sender", "date"})


def _passed_on(lines: list[str], end: int) -> int:
    """The place below the line that begins a message passed on; 0 without one near the top."""
    above = 0
    for at in range(end, len(lines)):
        if _FORWARDED.match(lines[at]):
            return at + 1
        above += len(lines[at])
        if above > _LONGEST_NOTE:
            break
    return 0


def _first(lines: list[str], start: int) -> int:
    """The place of the first line with text from `start` on."""
    filled = dropwhile(lambda at: not lines[at].strip(), range(start, len(lines)))
    return next(filled, len(lines))


def _below_letterhead(lines: list[str]) -> int:
    """The place of the first labelled line, where nothing but a few short lines stand above it."""
    for at, line in enumerate(lines[:_MOST_ABOVE]):
        if _row_at(lines, at):
            return at
        if len(line) > _LONGEST_UNKNOWN or line.rstrip().endswith((".", "!", "?", "»")):
            break
    return len(lines)


def _published(stated: dict[str, str], lang: str) -> DateStamp | None:
    """The day that a head states; of a message that on which it was sent."""
    said = stated.get("published") or stated.get("date", "")
    if "published" not in stated and ("title" not in stated or "sender" in stated):
        return sent_on(said, lang)
    found = parse_day(said, lang=lang)
    return DateStamp(*found, "stated", 1.0, said[:60]) if found else None


def _without_label(text: str) -> str:
    """The text behind «Texte :»."""
    bare = text.lstrip()
    found = _TEXT.match(bare)
    return text[: len(text) - len(bare)] + bare[found.end() :] if found else text
