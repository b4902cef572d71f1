"""The query as a row of lexemes: words, phrases, fields, operators and parentheses.

Input: what was typed. Output: lexemes with their places, and diagnostics of what was no lexeme.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import Literal

from index.parse.date_values import day_span
from index.parse.field_names import CHUNK, Naming, naming, run_end
from index.parse.grammar import (
    ALL_CONCEPTS,
    FIELD_NAMES,
    MAX_CHARS,
    MAX_DISTANCE,
    MAX_SLOP,
    MIN_PREFIX,
    Connective,
    connective,
)
from index.parse.messages import diagnose
from index.parse.plain import INVISIBLE, level, readable
from index.parse.spoken import bound_named, date_value, is_time_name, stated
from index.query import DateRange, FieldValue, Fuzzy, Phrase, Prefix, Ui, Word
from index.result import Diagnostic

__all__ = ["Leaf", "Lexeme", "Lexer"]

_SPACE = re.compile(r"\s+")
_SIGNS = re.compile(r"[-+]+")
_SLOP = re.compile(r"~([0-9]{0,9})(?![^\s()])")
_FUZZY = re.compile(r"(.+?)~([0-9]{0,9})")
_SUFFIX = re.compile(r"\((?:e|s|x|es|ne|le|nes|les|trice|trices)\)", re.IGNORECASE)
_SWITCH = re.compile(r'concepts?(?::(?:"([^"]+)"|([^\s()"]+)))?(?![^\s()])', re.IGNORECASE)
#: The sign of a currency behind its number, which is read with it: 2,5 Mds €.
_SUM = re.compile(r"\d\s*(?:[^\W\d]{1,9}\s*)?[€$£%]$")
_TRAILING = ".,;:!?…'’"
#: An address on the web; without `www.` or its scheme, one of a page below a site.
_ADDRESS = re.compile(
    r'(?:(?i:https?://|www\.)(?=\w)|(?:[a-z0-9-]+\.)+[a-z]{2,}/(?=\w))[^\s"<>]+', re.ASCII
)
#: English verbs behind which NOT is no operator (`is NOT`), and words from which on a text in
#: capitals is a sentence.
_NEGATED = re.compile(
    r"\b(?:is|are|was|were|do|does|did|has|have|had|will|can|could|should|would|must)\s+$", re.I
)
_SENTENCE = 5
_BETWEEN_WORDS = re.compile(r'[\s()"]+')


Leaf = Word | Phrase | Prefix | Fuzzy | FieldValue | DateRange


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A leaf of the tree, an operator, or a parenthesis behind the field that it may have, at
    [start, end)."""

    kind: Literal["leaf", "open", "close"] | Connective
    start: int
    end: int
    leaf: Leaf | None = None


#: Yields lexemes and returns the place after what was read.
_Read = Generator[Lexeme, None, int]


class Lexer:
    """Reads one query once; `diagnostics` is complete when `lexemes` is exhausted."""

    def __init__(self, text: str, ui: Ui) -> None:
        self.diagnostics: list[Diagnostic] = []
        #: Concepts that `-concept:x` switches off, ALL_CONCEPTS for `-concept`, with their place.
        self.switched_off: dict[str, tuple[int, int]] = {}
        self._ui = ui
        self._joined_at = 0  # where the last ET ends
        self._within: list[str | None] = []  # the field of each open parenthesis
        self._plain = level(text[: self._cut(text)])
        self._is_shouted = self._plain.isupper() and _words(self._plain) >= _SENTENCE
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
                yield self._parenthesis(char, at - 1)
            elif char == '"':
                at = yield from self._quoted(at)
            else:
                at = yield from self._chunk(at)

    @property
    def _field(self) -> str | None:
        """The field that the words at hand are values of."""
        return self._within[-1] if self._within else None

    def _parenthesis(self, char: str, at: int) -> Lexeme:
        if char == "(":
            self._within.append(self._field)
        elif self._within:
            self._within.pop()
        return Lexeme("open" if char == "(" else "close", at, at + 1)

    def say(self, code: str, start: int, end: int, **values: object) -> None:
        """Add a diagnostic about [start, end)."""
        self.diagnostics.append(diagnose(code, self._ui, start, end, **values))

    @property
    def levelled(self) -> str:
        """The query, character for character."""
        return self._plain

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
            if char == INVISIBLE or (char == " " and unicodedata.category(text[at]) == "Cc")
        ]
        if unseen:
            self.say("invisible-characters", unseen[0], unseen[-1] + 1)

    def _quoted(self, at: int) -> _Read:
        closing = self._closing.get(at)
        if closing is None:
            return at + 1
        slop, end = self._slop(closing + 1)
        text = readable(self._plain[at + 1 : closing]).strip()
        if self._field:
            yield from self._value(FieldValue(self._field, text, at, closing + 1, is_quoted=True))
            return closing + 1
        if _ADDRESS.fullmatch(text):
            yield _leaf(FieldValue("address", text, at, end, is_quoted=True))
        elif _is_searchable(text):
            yield _leaf(Phrase(text, at, end, slop))
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
        signs = match[0] if (match := _SIGNS.match(self._plain, at)) else ""
        start = at + len(signs)
        if not self._is_sign_attached(start):
            self._report_lone_signs(signs, at)
            return start
        if at > 0 and not (self._plain[at - 1].isspace() or self._plain[at - 1] == "("):
            signs = ""  # within a word they mean nothing
        if "-" in signs:
            if switch := _SWITCH.match(self._plain, start):
                name = readable(switch[1] or switch[2] or ALL_CONCEPTS)
                self.switched_off[name] = switch.span(switch.lastindex or 0)
                return switch.end()
            yield Lexeme("not", at, start)
        if address := _ADDRESS.match(self._plain, start):
            return (yield from self._address(address[0], start))
        chunk = CHUNK.match(self._plain, start)
        if chunk is None:
            return start
        is_verbatim = bool(signs) and "-" not in signs
        return (yield from self._sort(chunk[0], start, is_verbatim=is_verbatim))

    def _address(self, text: str, at: int) -> _Read:
        """An address that was pasted: the article that stands there. Parentheses are part of it
        where it opens them."""
        while text.endswith(tuple(_TRAILING)) or text.count(")") > text.count("("):
            text = text.rstrip(_TRAILING) if text[-1] in _TRAILING else text[: text.rindex(")")]
        yield _leaf(FieldValue("address", text, at, at + len(text), is_quoted=True))
        return at + len(text)

    def _is_sign_attached(self, at: int) -> bool:
        return at < len(self._plain) and not self._plain[at].isspace() and self._plain[at] != ")"

    def _report_lone_signs(self, signs: str, at: int) -> None:
        if set(signs) == {"-"}:
            self.say("lone-hyphen", at, at + len(signs))
        else:
            self.say("lone-operator", at, at + len(signs), text=signs)

    def _sort(self, chunk: str, at: int, *, is_verbatim: bool) -> _Read:
        end = at + len(chunk)
        if (operator := self._operator(chunk, at)) and not is_verbatim:
            yield Lexeme(operator, at, end)
            return end
        if named := naming(self._plain, at, self._closing):
            return (yield from self._named(named))
        if self._field:
            return (yield from self._grouped(self._field, at, end))
        yield from self._word(chunk, at, is_verbatim)
        if suffix := _SUFFIX.match(self._plain, end):
            return suffix.end()
        return end

    def _operator(self, chunk: str, at: int) -> Connective | None:
        """The operator that a chunk is; PAS is one behind ET alone, as NOT is behind AND. In a
        sentence that is all in capitals ET is a word, which means the same."""
        found = connective(chunk)
        if found == "and":
            self._joined_at = at + len(chunk)
            return None if self._is_shouted and "(" not in self._plain else found
        if found == "not" and _NEGATED.search(self._plain[:at]):
            return None
        if chunk == "PAS" and self._plain[self._joined_at : at].isspace():
            return "not"
        return found

    def _named(self, one: Naming) -> _Read:
        if one.field is None:
            return (yield from self._no_field(one))
        if one.kind == "none":
            self.say("empty-field", one.start, one.colon + 1, text=one.name)
        elif one.kind == "group":
            self._within.append(one.field)
            yield Lexeme("open", one.start, one.end)
        elif one.field == "date":
            return (yield from self._date(one))
        else:
            value = readable(self._plain[one.value : one.end]).strip()
            is_quoted = one.kind == "quoted"
            end = one.end + is_quoted
            yield from self._value(FieldValue(one.field, value, one.start, end, is_quoted))
            return end
        return one.end

    def _no_field(self, one: Naming) -> _Read:
        """A name that is no field's: a word before a colon. A time that it is to bound is offered
        as a date."""
        at, colon = one.start, one.colon
        time = stated(self._plain, one.value) if one.kind == "word" else None
        if time:
            self._offer_date(at, time.end, date_value(time, bound_named(one.name)))
            if not is_time_name(one.name):
                yield from self._word(one.name, at)
            return time.end
        if one.kind != "none":
            fields = ", ".join(entry.named(self._ui) for entry in FIELD_NAMES)
            self.say("unknown-field", at, colon + 1, text=one.name, fields=fields)
        yield from self._word(self._plain[at:colon], at)
        if one.kind == "word":
            yield from self._word(self._plain[colon + 1 : one.end], colon + 1)
            return one.end
        return colon + 1

    def _grouped(self, field: str, at: int, end: int) -> _Read:
        """A word, or several that follow each other, in the parentheses of a field."""
        if field == "date":
            return (yield from self._date(Naming("date", field, "word", at, at, at, end)))
        if field != "title":
            end = run_end(self._plain, end)
        value = readable(self._plain[at:end])
        yield from self._value(FieldValue(field, value, at, end))
        return end

    def _value(self, one: FieldValue) -> Iterator[Lexeme]:
        if _is_searchable(one.value):
            yield _leaf(one)
        else:
            self.say("empty-field", one.start, one.end, text=one.field)

    def _date(self, one: Naming) -> _Read:
        end = one.end + (one.kind == "quoted")
        value = readable(self._plain[one.value : one.end]).strip()
        span = day_span(value.rstrip(",;:!?"))
        if span is not None:
            if span.was_backward:
                self.say("backward-range", one.start, end)
            yield _leaf(DateRange(span.first, span.last, one.start, end))
        elif time := stated(self._plain, one.value):
            end = max(end, time.end)
            self._offer_date(one.start, end, date_value(time, time.bound))
        else:
            self.say("bad-date", one.start, end, text=value)
        return end

    def _offer_date(self, start: int, end: int, value: str) -> None:
        text = self.text(start, end)
        self.say("date-form", start, end, text=text, form=f"date:{value}")

    def _word(self, chunk: str, at: int, is_verbatim: bool = False) -> Iterator[Lexeme]:
        body = chunk.rstrip(_TRAILING)
        end = at + len(body)
        if "*" in body:
            yield from self._starred(body, at, end)
        elif (fuzzy := _FUZZY.fullmatch(body)) and _is_searchable(fuzzy[1]):
            distance = int(fuzzy[2] or 1)
            if not 1 <= distance <= MAX_DISTANCE:
                self.say("bad-distance", at, end, limit=MAX_DISTANCE)
            yield _leaf(Fuzzy(readable(fuzzy[1]), at, end, max(1, min(distance, MAX_DISTANCE))))
        elif _is_searchable(body):
            yield _leaf(Word(readable(body), at, end, is_verbatim))
        elif not (_is_punctuation(body) or _SUM.search(self._plain[:at] + body)):
            self.say("nothing-searchable", at, end, text=readable(body))

    def _starred(self, body: str, at: int, end: int) -> Iterator[Lexeme]:
        stem = readable(body.rstrip("*"))
        if not _is_searchable(stem):
            self.say("lone-wildcard", at, end)
        elif "*" in stem:
            self.say("misplaced-wildcard", at, end)
            yield _leaf(Word(stem.replace("*", ""), at, end))
        elif sum(char.isalnum() for char in stem) < MIN_PREFIX:
            self.say("short-prefix", at, end, limit=MIN_PREFIX)
        else:
            yield _leaf(Prefix(stem, at, end))


def _leaf(one: Leaf) -> Lexeme:
    return Lexeme("leaf", one.start, one.end, one)


def _is_searchable(text: str) -> bool:
    """Whether anything of a text is indexed: letters, digits, and the sign of 7,62 × 39."""
    return any(char.isalnum() or char == "×" for char in text)


def _is_punctuation(text: str) -> bool:
    return all(unicodedata.category(char)[0] in "PZM" or char == INVISIBLE for char in text)


def _words(text: str) -> int:
    """How many words `text` has; signs alone are none."""
    return sum(any(map(str.isalnum, word)) for word in _BETWEEN_WORDS.split(text))
