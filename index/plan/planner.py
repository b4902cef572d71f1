"""The planner: search parameters to a request, with its marks and its receipt.

Input: `SearchParams`, and the words, languages and values of one generation. Output: a `Plan`, at
one step of the ladder, with the steps that may follow.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple
from weakref import WeakKeyDictionary

from index.days import today_here
from index.errors import UsageError
from index.gazetteer import Gazetteer
from index.lexicon import Lexicon
from index.parse import diagnose, parse, with_apostrophes
from index.plan.asking import asks
from index.plan.compiler import Compiler, Join
from index.plan.compounds import Compounds
from index.plan.fields import Fields, Values
from index.plan.ladder import Relaxation, Step, Wording, corrections, relaxations
from index.plan.lexis import ALL_EXPANSIONS, Lexis, lexis_of
from index.plan.marking import marking, receipt_row
from index.plan.parties import (
    AskedSide,
    goods_of,
    preferring,
    selected_sides,
    sides_of,
    stated_sides,
    stated_transfers,
)
from index.plan.preference import Preference
from index.plan.reach import Reach
from index.plan.readings import Readings
from index.plan.selections import day_filter, facet_requests, filters
from index.plan.trees import leaves
from index.query import MAX_SIZE, MAX_WINDOW, Ast, Fuzzy, Prefix, SearchParams, Sort, Ui
from index.request import (
    AllOf,
    DayFilter,
    Everything,
    Marking,
    Node,
    Nothing,
    SearchRequest,
    ranks,
)
from index.result import Correction, Diagnostic, Receipt, Understood
from index.vocabulary import Vocabulary

__all__ = ["Plan", "plan"]

#: Queries of a generation that are remembered, and characters of the longest.
_MOST_KNOWN, _LONGEST_KNOWN = 100, 200


@dataclass(frozen=True, slots=True)
class Plan:
    """What to ask the engine, what to mark in the articles, how the query was read, and, of the
    step "all", the steps to take where too few articles are found."""

    request: SearchRequest
    marking: Marking
    receipt: Receipt
    relaxations: tuple[Relaxation, ...] = ()


def plan(
    params: SearchParams,
    vocabulary: Vocabulary,
    gazetteer: Gazetteer,
    langs: Mapping[str, int],
    *,
    values: Values,
    step: Step = "all",
    lexicon: Lexicon | None = None,
) -> Plan:
    """The plan for one search over a generation whose articles `langs` counts by language;
    `values` gives the values that a keyword field of the generation holds; `step` is the one of
    the ladder; `lexicon` renders words in the other language.

    Raises UsageError that names the argument for a wrong date, page or size; never for the text.
    """
    days, of_days = day_filter(params)
    fields = Fields(gazetteer, params.ui, values)
    reader = _Reader(params, step, lexis_of(vocabulary, langs), fields, lexicon)
    meaning = _remembered(reader)
    hints = _standing(meaning.hints, meaning.notes, params.sort)
    return Plan(
        _request(params, meaning.query, days),
        meaning.marking,
        _receipt(params, step, meaning, (*of_days, *hints, *meaning.notes)),
        meaning.relaxations,
    )


class _Meaning(NamedTuple):
    """What the words of a query come to, whatever but sides is selected beside them."""

    query: Node
    marking: Marking
    understood: tuple[Understood, ...]
    corrections: tuple[Correction, ...]
    #: Corrections that no step of the ladder makes.
    offered: tuple[Correction, ...] = ()
    #: What the parser has to say, and what the planner has.
    hints: tuple[Diagnostic, ...] = ()
    notes: tuple[Diagnostic, ...] = ()
    relaxations: tuple[Relaxation, ...] = ()


#: Queries of each generation that were asked lately: who narrows or pages a search asks it again.
_lately: WeakKeyDictionary[Lexis, dict[object, _Meaning]] = WeakKeyDictionary()


def _remembered(reader: _Reader) -> _Meaning:
    """What the words of a query come to, remembered until tomorrow, since some times are told from
    today. The values of fields need no key: they are of the generation, as its words are."""
    asked = reader.params
    typed = (asked.text, asked.ui, asked.operator, asked.expand)
    key = (
        *typed,
        selected_sides(asked, asked.transfers),
        goods_of(asked.transfers),
        reader.step,
        reader.fields.gazetteer,
        reader.lexicon,
        today_here(),
    )
    known = _lately.setdefault(reader.lexis, {})
    meaning = known.get(key)
    if meaning is None:
        meaning = reader.understood()
        if len(known) >= _MOST_KNOWN:
            known.clear()
        if len(asked.text) <= _LONGEST_KNOWN:
            known[key] = meaning
    return meaning


def _standing(
    hints: Sequence[Diagnostic], notes: Sequence[Diagnostic], sort: Sort
) -> Iterator[Diagnostic]:
    """The hints of the parser, in this order, without those about the words and signs of a range
    that the planner reads as a time."""
    times = [one for one in notes if one.code.startswith("time-")]
    for hint in hints:
        is_moot = any(time.start <= hint.start and hint.end <= time.end for time in times)
        is_done = hint.code == "newest-first" and sort == "newest"
        if not (is_done or is_moot):
            yield hint


def _offer(one: Correction, ui: Ui) -> Diagnostic:
    return diagnose("other-spelling", ui, one.start, one.end, text=one.text, form=one.replacement)


def _placed(one: Diagnostic, wording: Wording) -> Diagnostic:
    """A diagnostic about the corrected query, at its place in the query as typed."""
    start, end = wording.place(one.start, one.end)
    return replace(one, start=start, end=end)


class _Compiled(NamedTuple):
    """One wording of the query as a node, with the tree it is of and what was read on the way."""

    query: Node
    ast: Ast | None
    compiler: Compiler


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the wordings of one query: the one typed, and the corrected one."""

    params: SearchParams
    step: Step
    lexis: Lexis
    fields: Fields
    lexicon: Lexicon | None
    switched_off: frozenset[str] = frozenset()

    def understood(self) -> _Meaning:
        """What the words come to at this step of the ladder."""
        ui = self.params.ui
        text = with_apostrophes(self.params.text)
        parsed = parse(text, ui)
        text = text[: parsed.end]
        off, unknown = self.fields.switched_off(parsed.switched_off)
        reader = replace(self, switched_off=off)
        done = reader.compiled(text, parsed.ast)
        is_first = self.step == "all"
        further = relaxations(self.params, done.ast, done.compiler) if is_first else ()
        wording = Wording(text, () if is_first else corrections(done.compiler.readings))
        if wording.corrections:
            done = reader.compiled(wording.text, parse(wording.text, ui).ast)
        meaning = reader.meaning(done, wording)
        are_made = not is_first or any(one.step == "corrected" for one in further)
        offered = () if are_made else corrections(done.compiler.readings)
        notes = (*unknown, *meaning.notes, *(_offer(one, ui) for one in offered))
        return meaning._replace(
            offered=offered, hints=parsed.diagnostics, notes=notes, relaxations=further
        )

    def meaning(self, done: _Compiled, wording: Wording) -> _Meaning:
        """What one wording comes to: what is asked and marked, its receipt and notes."""
        readings, wanted = done.compiler.readings, done.compiler.wanted
        transfers = (*self.params.transfers, *stated_transfers(wanted))
        sides = sides_of(readings.asked_sides, wanted)
        told = (*sides, *selected_sides(self.params, transfers))
        return _Meaning(
            self.ranked(done, sides),
            marking(
                [*wanted, *done.compiler.ranking],
                asks(wording.text),
                told,
                goods_of(transfers),
            ),
            tuple(receipt_row(piece, wording, sides) for piece in done.compiler.read),
            wording.corrections,
            notes=tuple(_placed(one, wording) for one in readings.diagnostics),
        )

    def compiled(self, text: str, ast: Ast | None) -> _Compiled:
        """The node of a tree; compounds, and the values of fields, are put together first."""
        if ast is None:
            query = Nothing() if text.strip() else Everything()
            return _Compiled(query, None, self._compiler(text))
        if self.params.expand:
            compounds = Compounds(text, self.lexis, self.fields.gazetteer)
            ast = compounds.joined(ast)
            text = compounds.text
        reach = Reach(text, self.fields)
        expanded = sum(isinstance(leaf, Prefix | Fuzzy) for leaf in leaves(ast))
        ast = reach.settled(ast)
        stated = stated_sides(ast, self.fields)
        compiler = self._compiler(text, ALL_EXPANSIONS // max(1, expanded), stated)
        compiler.readings.diagnostics.extend(reach.diagnostics)
        return _Compiled(compiler.compile(ast), ast, compiler)

    def ranked(self, done: _Compiled, sides: Sequence[AskedSide]) -> Node:
        """The node of a query, with what ranks its matches and excludes none."""
        preference = Preference(self.lexis, self.fields.gazetteer)
        wanted, ranking = done.compiler.wanted, done.compiler.ranking
        rows = [*done.compiler.rows, ranking]
        own = preference.nodes([*wanted, *ranking], rows)
        prefer = (*(one.node for one in ranking), *own, *preferring(sides))
        if not prefer:
            return done.query
        if isinstance(done.query, AllOf):
            return replace(done.query, prefer=(*done.query.prefer, *prefer))
        return AllOf((done.query,), prefer=prefer)

    def _compiler(
        self,
        text: str,
        most_expansions: int = ALL_EXPANSIONS,
        stated: tuple[AskedSide, ...] = (),
    ) -> Compiler:
        join = _join(self.params, self.step)
        readings = Readings(
            text,
            self.lexis,
            self.fields,
            self.params.expand,
            is_loose=join != "all",
            lexicon=self.lexicon,
            switched_off=self.switched_off,
            stated=stated,
        )
        return Compiler(readings, join, most_expansions)


def _request(params: SearchParams, query: Node, days: DayFilter) -> SearchRequest:
    return SearchRequest(
        query=query,
        filters=filters(params),
        days=days,
        facets=facet_requests(params),
        sort="newest" if params.sort == "relevance" and not ranks(query) else params.sort,
        offset=_offset(params),
        size=params.size,
    )


def _receipt(
    params: SearchParams, step: Step, meaning: _Meaning, diagnostics: Sequence[Diagnostic]
) -> Receipt:
    return Receipt(
        params.text,
        operator="any" if params.operator == "any" else "all",
        step=step,
        understood=meaning.understood,
        corrections=meaning.corrections,
        offered=meaning.offered,
        diagnostics=tuple(sorted(diagnostics, key=lambda one: (one.start, one.end))),
    )


def _join(params: SearchParams, step: Step) -> Join:
    if params.operator == "any" or step == "any":
        return "any"
    return "most" if step == "most" else "all"


def _offset(params: SearchParams) -> int:
    if not 1 <= params.size <= MAX_SIZE:
        raise UsageError(
            f"{params.size} hits a page", place="size", remedy=f"ask for 1 to {MAX_SIZE}"
        )
    if params.page < 1:
        raise UsageError(
            f"there is no page {params.page}", place="page", remedy="pages count from 1"
        )
    if params.cursor is not None:
        return 0
    if params.page * params.size > MAX_WINDOW:
        raise UsageError(
            f"page {params.page} lies beyond the first {MAX_WINDOW} articles",
            place="page",
            remedy="follow the cursor of each answer, or export",
        )
    return (params.page - 1) * params.size
