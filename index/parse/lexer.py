"""The query as a row of lexemes: words, phrases, fields, operators and parentheses.

Input: what was typed. Output: lexemes with their places, and diagnostics of what was no lexeme.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import Literal

from index.parse.days import day_span
from index.parse.grammar import (
    ALL_CONCEPTS,
    FIELD_NAMES,
    MAX_CHARS,
    MAX_DISTANCE,
    MAX_SLOP,
    MIN_PREFIX,
    Connective,
    canonical_field,
    connective,
)
from index.parse.messages import diagnose
from index.parse.plain import INVISIBLE, level, readable
from index.query import Ast, DateRange, FieldValue, Fuzzy, Phrase, Prefix, Ui, Word
from index.result import Diagnostic

__all__ = ["Lexeme", "Lexer"]

_SPACE = re.compile(r"\s+")
_CHUNK = re.compile(r'[^\s"()]+')
_SIGNS = re.compile(r"[-+]+")
_FIELD = re.compile(r"([^\W\d_]+):")
_SLOP = re.compile(r"~([0-9]{0,9})(?![^\s()])")
_FUZZY = re.compile(r"(.+?)~([0-9]{0,9})")
_SUFFIX = re.compile(r"\((?:e|s|x|es|ne|le|nes|les|trice|trices)\)", re.IGNORECASE)
_SWITCH = re.compile(r"concepts?(?::(\S+))?", re.IGNORECASE)
_TRAILING = ".,;:!?…'’"


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A leaf of the tree, an operator or a parenthesis, at [start, end)."""

    kind: Literal["leaf", "open", "close"] | Connective
    start: int
    end: int
    leaf: Ast | None = None


#: Yields lexemes and returns the place after what was read.
_Read = Generator[Lexeme, None, int]


class Lexer:
    """Reads one query once; `diagnostics` is complete when `lexemes` is exhausted."""

    def __init__(self, text: str, ui: Ui) -> None:
        self.diagnostics: list[Diagnostic] = []
        #: Concepts that `-concept:x` switches off; ALL_CONCEPTS for `-concept`.
        self.switched_off: list[str] = []
        self._ui = ui
        self._joined_at = 0  # where the last ET ends
        self._plain = level(text[: self._cut(text)])
        self._closing = self._pair_quotes()
        self._report_invisible(text)

    def lexemes(self) -> Iterator[Lexeme]:
        """Every lexeme in order."""
        at = 0
        while at < len(self._plain):
            char = self._plain[at]
            if space := _SPACE.match(self._plain, at):
                at = space.end()
            elif char in "()":
                at += 1
                yield Lexeme("open" if char == "(" else "close", at - 1, at)
            elif char == '"':
                at = yield from self._quoted(at)
            else:
                at = yield from self._chunk(at)

    def say(self, code: str, start: int, end: int, **values: object) -> None:
        """Add a diagnostic about [start, end)."""
        self.diagnostics.append(diagnose(code, self._ui, start, end, **values))

    def text(self, start: int, end: int) -> str:
        """The levelled characters [start, end)."""
        return readable(self._plain[start:end])

    def _cut(self, text: str) -> int:
        if len(text) <= MAX_CHARS:
            return len(text)
        self.say("too-long", MAX_CHARS, len(text), limit=MAX_CHARS)
        edge = max(text.rfind(" ", MAX_CHARS - 64, MAX_CHARS + 1), 0)
        return edge or MAX_CHARS

    def _pair_quotes(self) -> dict[int, int]:
        places = [match.start() for match in re.finditer('"', self._plain)]
        if len(places) % 2:
            self.say("unclosed-quote", places[-1], places[-1] + 1)
        return dict(zip(places[::2], places[1::2], strict=False))

    def _report_invisible(self, text: str) -> None:
        unseen = [
            at
            for at, char in enumerate(self._plain)
            if char == INVISIBLE or (char == " " and unicodedata.category(text[at]) in ("Cc", "Cs"))
        ]
        if unseen:
            self.say("invisible-characters", unseen[0], unseen[-1] + 1)

    def _quoted(self, at: int) -> _Read:
        closing = self._closing.get(at)
        if closing is None:
            return at + 1
        slop, end = self._slop(closing + 1)
        text = readable(self._plain[at + 1 : closing]).strip()
        if _is_searchable(text):
            yield Lexeme("leaf", at, end, Phrase(text, at, end, slop))
        else:
            self.say("empty-phrase", at, closing + 1)
        return end

    def _slop(self, at: int) -> tuple[int, int]:
        match = _SLOP.match(self._plain, at)
        if match is None:
            return 0, at
        slop = int(match[1] or 0)
        if slop > MAX_SLOP:
            self.say("bad-slop", at, match.end(), limit=MAX_SLOP)
        return min(slop, MAX_SLOP), match.end()

    def _chunk(self, at: int) -> _Read:
        signs = _SIGNS.match(self._plain, at)
        start = signs.end() if signs else at
        if signs and not self._is_sign_attached(start):
            self._report_lone_signs(signs[0], at)
            return start
        is_attached = at == 0 or self._plain[at - 1].isspace() or self._plain[at - 1] in "("
        is_negated = bool(signs) and is_attached and "-" in (signs[0] if signs else "")
        chunk = _CHUNK.match(self._plain, start)
        if is_negated and chunk and (switch := _SWITCH.fullmatch(chunk[0])):
            self.switched_off.append(switch[1] or ALL_CONCEPTS)
            return chunk.end()
        if is_negated:
            yield Lexeme("not", at, start)
        if chunk is None:
            return start
        is_verbatim = bool(signs) and not is_negated and is_attached
        return (yield from self._sort(chunk[0], start, is_verbatim))

    def _is_sign_attached(self, at: int) -> bool:
        return at < len(self._plain) and not self._plain[at].isspace() and self._plain[at] != ")"

    def _report_lone_signs(self, signs: str, at: int) -> None:
        if set(signs) == {"-"}:
            self.say("lone-hyphen", at, at + len(signs))
        else:
            self.say("lone-operator", at, at + len(signs), text=signs)

    def _sort(self, chunk: str, at: int, is_verbatim: bool) -> _Read:
        end = at + len(chunk)
        if (operator := self._operator(chunk, at)) and not is_verbatim:
            yield Lexeme(operator, at, end)
            return end
        field = _FIELD.match(chunk)
        if field and not chunk.startswith("//", field.end()):
            return (yield from self._field(field[1], chunk[field.end() :], at))
        yield from self._word(chunk, at, is_verbatim)
        if suffix := _SUFFIX.match(self._plain, end):
            return suffix.end()
        return end

    def _operator(self, chunk: str, at: int) -> Connective | None:
        """The operator that a chunk is; PAS is one behind ET alone, as NOT is behind AND."""
        found = connective(chunk)
        if found == "and":
            self._joined_at = at + len(chunk)
        if chunk == "PAS" and self._plain[self._joined_at : at].isspace():
            return "not"
        return found

    def _field(self, name: str, value: str, at: int) -> _Read:
        colon = at + len(name)
        end = colon + 1 + len(value)
        field = canonical_field(readable(name))
        closing = None if value else self._closing.get(end)
        if field is None or not (value or closing):
            if value or closing:
                fields = ", ".join(entry.named(self._ui) for entry in FIELD_NAMES)
                self.say("unknown-field", at, colon + 1, text=name, fields=fields)
            elif field:
                is_group = self._plain.startswith("(", end)
                code = "grouped-values" if is_group else "empty-field"
                self.say(code, at, colon + 1, text=name)
            yield from self._word(name, at)
            if value:
                yield from self._word(value, colon + 1)
            return end
        if closing is not None:
            value, end = self._plain[end + 1 : closing], closing + 1
        yield from self._value(field, readable(value).strip(), at, end, closing is not None)
        return end

    def _value(
        self, field: str, value: str, start: int, end: int, is_quoted: bool
    ) -> Iterator[Lexeme]:
        if field == "date":
            yield from self._date(value, start, end)
        elif _is_searchable(value):
            leaf = FieldValue(field, value, start, end, is_quoted)
            yield Lexeme("leaf", start, end, leaf)
        else:
            self.say("empty-field", start, end, text=field)

    def _date(self, value: str, start: int, end: int) -> Iterator[Lexeme]:
        span = day_span(value.rstrip(",;:!?"))
        if span is None:
            self.say("bad-date", start, end, text=value)
            return
        if span.was_backward:
            self.say("backward-range", start, end)
        yield Lexeme("leaf", start, end, DateRange(span.first, span.last, start, end))

    def _word(self, chunk: str, at: int, is_verbatim: bool = False) -> Iterator[Lexeme]:
        body = chunk.rstrip(_TRAILING) or chunk
        end = at + len(body)
        if "*" in body:
            yield from self._starred(body, at, end)
        elif (fuzzy := _FUZZY.fullmatch(body)) and _is_searchable(fuzzy[1]):
            distance = int(fuzzy[2] or 1)
            if not 1 <= distance <= MAX_DISTANCE:
                self.say("bad-distance", at, end, limit=MAX_DISTANCE)
            near = Fuzzy(readable(fuzzy[1]), at, end, max(1, min(distance, MAX_DISTANCE)))
            yield Lexeme("leaf", at, end, near)
        elif _is_searchable(body):
            yield Lexeme("leaf", at, end, Word(readable(body), at, end, is_verbatim))
        elif not _is_punctuation(body):
            self.say("nothing-searchable", at, end, text=readable(body))

    def _starred(self, body: str, at: int, end: int) -> Iterator[Lexeme]:
        stem = readable(body.rstrip("*"))
        if not _is_searchable(stem):
            self.say("lone-wildcard", at, end)
        elif "*" in stem:
            self.say("misplaced-wildcard", at, end)
            yield Lexeme("leaf", at, end, Word(stem.replace("*", ""), at, end))
        elif sum(char.isalnum() for char in stem) < MIN_PREFIX:
            self.say("short-prefix", at, end, limit=MIN_PREFIX)
        else:
            yield Lexeme("leaf", at, end, Prefix(stem, at, end))


def _is_searchable(text: str) -> bool:
    return any(char.isalnum() for char in text)


def _is_punctuation(text: str) -> bool:
    return all(unicodedata.category(char)[0] in "PZM" or char == INVISIBLE for char in text)
