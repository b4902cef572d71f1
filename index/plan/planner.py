"""The planner: search parameters to a request, with its marks and its receipt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from index.errors import UsageError
from index.gazetteer import Gazetteer
from index.lexicon import Lexicon
from index.parse import parse
from index.plan.compiler import Compiler, Join
from index.plan.compounds import Compounds
from index.plan.fields import Values, day_filter, facet_requests, filters, no_values, told
from index.plan.ladder import Relaxation, Step, Wording, corrections, relaxations
from index.plan.lexis import ALL_EXPANSIONS, lexis_of
from index.plan.marking import marking, receipt_row
from index.plan.pieces import Piece
from index.plan.preference import Preference
from index.plan.values import Reach
from index.query import And, Ast, Fuzzy, Not, Or, Prefix, SearchParams
from index.request import AllOf, Everything, Marking, Node, Nothing, SearchRequest
from index.result import Diagnostic, Receipt
from index.vocabulary import Vocabulary

__all__ = ["MAX_SIZE", "MAX_WINDOW", "Plan", "plan"]

#: Hits on a page, at most.
MAX_SIZE = 100
#: Hits that can be reached by page number; further ones by cursor.
MAX_WINDOW = 10_000


@dataclass(frozen=True, slots=True)
class Plan:
    """What to ask the engine, what to mark in the articles, how the query was read, and the steps
    to take where too few articles are found."""

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
    values: Values = no_values,
    step: Step = "all",
    lexicon: Lexicon | None = None,
) -> Plan:
    """The plan for one search over a generation whose articles `langs` counts by language;
    `values` gives the values that a keyword field of the generation holds; `step` is the one of
    the ladder; `lexicon` renders words in the other language.

    Raises UsageError that names the argument for a wrong date, page or size; never for the text.
    """
    days, said = day_filter(params)
    parsed = parse(params.text, params.ui)
    lexis = lexis_of(vocabulary, langs)

    def compiled(text: str, ast: Ast | None) -> tuple[Node, Compiler, Ast | None]:
        if ast is not None and params.expand:
            compounds = Compounds(text, lexis, gazetteer)
            ast = compounds.joined(ast)
            text = compounds.text
        compiler = Compiler(
            text,
            lexis,
            gazetteer,
            params.ui,
            params.expand,
            _join(params, step),
            lexicon,
            values,
            parsed.switched_off,
        )
        if ast is None:
            return (Nothing() if text.strip() else Everything()), compiler, None
        compiler.most_expansions = ALL_EXPANSIONS // max(1, _expanded(ast))
        reach = Reach(text, names, params.ui)
        whole = reach.settled(ast)
        compiler.diagnostics.extend(reach.diagnostics)
        return compiler.compile(whole), compiler, whole

    def names(field: str, value: str) -> tuple[bool, bool]:
        return told(field, value, gazetteer, params.ui, values)

    query, compiler, ast = compiled(params.text, parsed.ast)
    further = relaxations(params, ast, compiler)
    wording = Wording(params.text, corrections(compiler) if step != "all" else ())
    if wording.corrections:
        query, compiler, _ = compiled(wording.text, parse(wording.text, params.ui).ast)
    if prefer := Preference(lexis, gazetteer).nodes(compiler.wanted, compiler.rows):
        query = _preferring(query, prefer)
    request = SearchRequest(
        query=query,
        filters=filters(params),
        days=days,
        facets=facet_requests(params),
        sort=params.sort,
        offset=_offset(params),
        size=params.size,
    )
    diagnostics = (*said, *parsed.diagnostics, *compiler.diagnostics)
    receipt = _receipt(params, step, wording, compiler.read, diagnostics)
    return Plan(request, marking(compiler.wanted), receipt, further)


def _receipt(
    params: SearchParams,
    step: Step,
    wording: Wording,
    read: Sequence[Piece],
    diagnostics: Sequence[Diagnostic],
) -> Receipt:
    return Receipt(
        params.text,
        operator="any" if params.operator == "any" else "all",
        step=step,
        understood=tuple(receipt_row(piece, wording) for piece in read),
        corrections=wording.corrections,
        diagnostics=tuple(sorted(diagnostics, key=lambda one: (one.start, one.end))),
    )


def _expanded(ast: Ast) -> int:
    """How many leaves of a tree stand for words of the vocabulary."""
    match ast:
        case And(children) | Or(children):
            return sum(map(_expanded, children))
        case Not(child):
            return _expanded(child)
        case _:
            return isinstance(ast, Prefix | Fuzzy)


def _join(params: SearchParams, step: Step) -> Join:
    if params.operator == "any" or step == "any":
        return "any"
    return "most" if step == "most" else "all"


def _preferring(query: Node, prefer: tuple[Node, ...]) -> Node:
    if isinstance(query, AllOf):
        return replace(query, prefer=(*query.prefer, *prefer))
    return AllOf((query,), prefer=prefer)


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
