"""Lexemes to tree, without recursion: OR binds least, then AND (a space is one), then NOT.

Input: the text of a query. Output: `Parsed`: the tree, what was said of the text on the way, and
the concepts that it switches off.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain

from index.parse.grammar import MAX_CLAUSES, MAX_LEVELS, MAX_NEAR
from index.parse.hints import hints
from index.parse.lexer import Leaf, Lexeme, Lexer
from index.query import And, Ast, Not, Or, Phrase, Ui
from index.result import Diagnostic

__all__ = ["Parsed", "parse"]

#: Characters of a query of signs that are shown.
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Parsed:
    """The tree, None where nothing can be searched for; how many characters of the text were read;
    what could not be used, by place; and the concepts that the query switches off, with theirs."""

    ast: Ast | None
    end: int
    diagnostics: tuple[Diagnostic, ...] = ()
    switched_off: Mapping[str, tuple[int, int]] = field(default_factory=dict)


def parse(text: str, ui: Ui = "fr") -> Parsed:
    """The query as a tree. Never raises; diagnostics are in the language `ui`.

    >>> parse("Iran SAUF drone").ast.children[0].text
    'Iran'
    """
    lexer = Lexer(text, ui)
    builder = _Builder(lexer)
    ast = builder.build(lexer.lexemes())
    for code, start, end, form in hints(lexer.levelled, builder.leaves, ui):
        lexer.say(code, start, end, text=lexer.text(start, end), form=form)
    if ast is None and not lexer.diagnostics and (signs := text.strip()):
        code = "lone-operator" if lexer.switched_off else "nothing-searchable"
        lexer.say(code, 0, len(text), text=signs[:_SHOWN])
    return Parsed(ast, builder.end, _together(lexer.diagnostics), lexer.switched_off)


def _together(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """By place; where the same is said of one place after the other, it is said once."""
    kept: list[Diagnostic] = []
    for one in sorted(diagnostics, key=lambda diagnostic: (diagnostic.start, diagnostic.end)):
        last = kept[-1] if kept else None
        if last and last.message == one.message and one.start <= last.end + 1:
            kept[-1] = replace(last, end=max(last.end, one.end))
        else:
            kept.append(one)
    return tuple(kept)


@dataclass(slots=True)
class _Group:
    """What one pair of parentheses, opened by [start, end), holds so far: finished alternatives and
    the one at hand."""

    start: int
    end: int
    alternatives: list[Ast] = field(default_factory=list)
    children: list[Ast] = field(default_factory=list)
    is_plain: bool = True
    joiner: Lexeme | None = None  # ET or OU that still waits for its right side
    negation: Lexeme | None = None  # SAUF that still waits for what it excludes


class _Builder:
    def __init__(self, lexer: Lexer) -> None:
        self._lexer = lexer
        self._open: list[_Group] = [_Group(0, 0)]
        self._ignored = 0  # open parentheses beyond the deepest level
        self._clauses = 0
        self._near = 0
        #: How many characters of the text are read.
        self.end = len(lexer.levelled)
        #: Everything but operators and parentheses, in the order of the query.
        self.leaves: list[Leaf] = []

    def build(self, lexemes: Iterable[Lexeme]) -> Ast | None:
        for lexeme in lexemes:
            if lexeme.kind == "leaf":
                self._add_leaf(lexeme)
            elif lexeme.kind == "open":
                self._descend(lexeme)
            elif lexeme.kind == "close":
                self._ascend(lexeme)
            else:
                self._join(lexeme)
        while len(self._open) > 1:
            opened = self._open[-1].end
            self._say("unclosed-parenthesis", opened - 1, opened)
            self._finish_group()
        return self._finish(self._open[0])

    def _add_leaf(self, lexeme: Lexeme) -> None:
        self._clauses += 1
        if self._clauses == MAX_CLAUSES + 1:
            self._say("too-many-clauses", lexeme.start, lexeme.end, limit=MAX_CLAUSES)
            self.end = lexeme.start
        if self._clauses > MAX_CLAUSES or lexeme.leaf is None or self._is_near_too_many(lexeme):
            self._forget_pending()
        else:
            self.leaves.append(lexeme.leaf)
            self._add(lexeme.leaf)

    def _is_near_too_many(self, lexeme: Lexeme) -> bool:
        """Whether the leaf is one phrase of words near each other too many: they are dear."""
        if not isinstance(lexeme.leaf, Phrase) or not lexeme.leaf.slop:
            return False
        self._near += 1
        if self._near == MAX_NEAR + 1:
            self._say("too-many-near", lexeme.start, lexeme.end, limit=MAX_NEAR)
        return self._near > MAX_NEAR

    def _add(self, node: Ast) -> None:
        group = self._open[-1]
        if group.joiner is not None and group.joiner.kind == "or":
            group.alternatives.append(_all_of(group))
            group.children, group.is_plain = [], True
        elif group.joiner is not None:
            group.is_plain = False
        if group.negation is not None:
            node = node.child if isinstance(node, Not) else Not(node)
            group.is_plain = False
        group.children.append(node)
        self._forget_pending()

    def _forget_pending(self) -> None:
        self._open[-1].joiner = self._open[-1].negation = None

    def _join(self, lexeme: Lexeme) -> None:
        group = self._open[-1]
        if lexeme.kind == "not":
            self._drop(group.negation)
            group.negation = lexeme
        elif not group.children or group.joiner is not None or group.negation is not None:
            self._drop(lexeme)
        else:
            group.joiner = lexeme

    def _descend(self, lexeme: Lexeme) -> None:
        if len(self._open) > MAX_LEVELS:
            if not self._ignored:
                self._say("too-deep", lexeme.start, lexeme.end, limit=MAX_LEVELS)
            self._ignored += 1
        else:
            self._open.append(_Group(lexeme.start, lexeme.end))

    def _ascend(self, lexeme: Lexeme) -> None:
        if self._ignored:
            self._ignored -= 1
        elif len(self._open) == 1:
            self._say("unopened-parenthesis", lexeme.start, lexeme.end)
        else:
            self._finish_group(lexeme.end)

    def _finish_group(self, end: int | None = None) -> None:
        group = self._open.pop()
        node = self._finish(group)
        if node is not None:
            self._add(node)
            return
        self._drop(self._open[-1].joiner)
        self._drop(self._open[-1].negation)
        self._forget_pending()
        if end is not None:
            self._say("empty-group", group.start, end)

    def _finish(self, group: _Group) -> Ast | None:
        self._drop(group.joiner)
        self._drop(group.negation)
        if not group.children:
            return None
        alternatives = (*group.alternatives, _all_of(group))
        return alternatives[0] if len(alternatives) == 1 else Or(alternatives)

    def _drop(self, operator: Lexeme | None) -> None:
        if operator is not None:
            start, end = operator.start, operator.end
            self._say("lone-operator", start, end, text=self._lexer.text(start, end))

    def _say(self, code: str, start: int, end: int, **values: object) -> None:
        self._lexer.say(code, start, end, **values)


def _all_of(group: _Group) -> Ast:
    """One child as it is; parentheses around nothing but words are punctuation."""
    if len(group.children) == 1:
        return group.children[0]
    return And(tuple(chain.from_iterable(map(_inside, group.children))), is_plain=group.is_plain)


def _inside(child: Ast) -> tuple[Ast, ...]:
    return child.children if isinstance(child, And) and child.is_plain else (child,)
