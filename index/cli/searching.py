"""`vigie search`: the answer for a person at a terminal, or as the API gives it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import closing
from typing import get_args

import click

from index.answer_json import USUAL, answer_json, facet_names
from index.cli.command import VigieCommand, location, one_line, say, settings_of
from index.cli.phrases import PHRASES, Phrases
from index.cli.ways import Way, ways_out
from index.gazetteer import load_gazetteer
from index.generations import open_store
from index.loading import undisturbed
from index.query import FACETS, MAX_SIZE, MAX_WINDOW, Operator, SearchParams, Sort, Ui, Undated
from index.result import Answer, AnswerHit, Bucket, Diagnostic, Mark, Snippet
from index.searcher import Searcher, lexicon_of
from index.settings import Settings

__all__ = ["search"]

_BUCKETS = 8  # values of each facet that are listed


def _facet_names(_context: object, _option: object, text: str | None) -> tuple[str, ...]:
    """The facets that `--facets` asks for."""
    try:
        return facet_names(text)
    except ValueError:
        raise click.BadParameter(f"none, or some of {','.join(FACETS)}") from None


@click.command(cls=VigieCommand)
@click.argument("query", nargs=-1)
@location
@click.option("--actor", "actors", multiple=True, help="Only articles that name this actor.")
@click.option("--weapon", "weapons", multiple=True, help="Only articles that name this weapon.")
@click.option(
    "--transfer",
    "transfers",
    multiple=True,
    help="As Iran>Russia or Iran>Russia:drones.",
)
@click.option("--supplier", "suppliers", multiple=True, help="Only where it supplies arms.")
@click.option("--recipient", "recipients", multiple=True, help="Only where it gets arms.")
@click.option("--source", "sources", multiple=True, help="Only articles of this outlet.")
@click.option("--cited", multiple=True, help="Only articles whose text cites this outlet.")
@click.option("--agency", "agencies", multiple=True, help="Only articles credited to this agency.")
@click.option("--lang", "langs", multiple=True, help="Only articles in this language.")
@click.option("--not-actor", "not_actors", multiple=True, help="No article that names it.")
@click.option("--not-weapon", "not_weapons", multiple=True, help="No article that names it.")
@click.option("--not-supplier", "not_suppliers", multiple=True, help="Not where it supplies.")
@click.option("--not-recipient", "not_recipients", multiple=True, help="Not where it gets.")
@click.option("--story", "stories", multiple=True, help="Only near-duplicates of this story.")
@click.option("--from", "date_from", metavar="DATE", help="First day, month or year (ISO).")
@click.option("--to", "date_to", metavar="DATE", help="Last day, month or year (ISO).")
@click.option("--undated", type=click.Choice(get_args(Undated)))
@click.option("--sort", type=click.Choice(get_args(Sort)), default="relevance")
@click.option("--operator", type=click.Choice(get_args(Operator)), default="auto")
@click.option(
    "--expand/--no-expand",
    default=True,
    help="Concepts, translations and corrections, or words and their endings alone.",
)
@click.option("--cursor", metavar="CURSOR", help="Go on after an answer; instead of --page.")
@click.option("--page", type=click.IntRange(1), default=1)
@click.option("--size", type=click.IntRange(1, MAX_SIZE), default=10)
@click.option(
    "--facets",
    metavar="NAMES",
    callback=_facet_names,
    help=f"Facets to count: none, or some of {','.join(FACETS)}; {','.join(USUAL)} by default.",
)
@click.option(
    "--ui",
    type=click.Choice(get_args(Ui)),
    help="Language of all that is printed; else VIGIE_DEFAULT_UI where it is set; else en, and "
    "with --json fr, as the API has it.",
)
@click.option("--json", "as_json", is_flag=True, help="Print what the API answers.")
@undisturbed()  # one answer leaves little garbage, and most of its time is loading
def search(  # one parameter an option
    *, query: tuple[str, ...], place: str | None, ui: str | None, as_json: bool, **asked: object
) -> None:
    """Find articles by word, actor, weapon and date.

    Several values of one option mean any of them; options of different kinds narrow each other.

    A query that begins with a dash stands behind two: vigie search -- -drone.
    """
    settings = settings_of(index=place, default_ui=ui)
    language = _language(settings, as_json=as_json)
    params = SearchParams(text=" ".join(query), ui=language, **asked)  # type: ignore[arg-type]  # click has checked each choice
    with closing(open_store(settings)) as store:
        searcher = Searcher(store, load_gazetteer(), lexicon_of(settings.lexicon))
        answer = searcher.search(params)
        ways = [] if answer.total or as_json else ways_out(searcher, params, answer)
    phrases = PHRASES[language]
    if as_json:
        say(answer_json(answer))
    else:
        for diagnostic in answer.receipt.diagnostics:
            click.echo(_note(diagnostic, phrases), err=True)
        say("\n".join(_lines(answer, ways, phrases, is_bold=_draws_bold())))
    if answer.cursor and (as_json or params.cursor or answer.page * answer.size >= MAX_WINDOW):
        following = f"--cursor {answer.cursor}"
        click.echo(following if as_json else phrases.further.format(following), err=True)


def _language(settings: Settings, *, as_json: bool) -> Ui:
    """The language that was asked for by option or setting. Where none was, a person reads English,
    and a program what the API would answer."""
    is_asked = "default_ui" in settings.model_fields_set
    return settings.default_ui if is_asked or as_json else "en"


def _note(diagnostic: Diagnostic, phrases: Phrases) -> str:
    """What is said about the query, with its place where it is about a part of it."""
    start, end = diagnostic.start, diagnostic.end
    place = f" ({start + 1}–{end})" if end > start else ""
    return phrases.note.format(place, one_line(diagnostic.message))


def _draws_bold() -> bool:
    """Whether standard output is a terminal that shows bold, and nobody wants it without
    (https://no-color.org)."""
    is_plain = os.environ.get("NO_COLOR") or os.environ.get("TERM", "dumb") == "dumb"
    return bool(sys.stdout and sys.stdout.isatty()) and not is_plain


def _lines(answer: Answer, ways: Iterable[Way], phrases: Phrases, *, is_bold: bool) -> list[str]:
    """The answer, line by line; of one that is empty what finds more."""
    pages = phrases.number(max(1, -(-answer.total // answer.size)))
    page = phrases.page.format(answer.page, pages, answer.took_ms)
    lines = [f"{phrases.counted(answer.total)}, {page}"]
    lines += [
        phrases.searched.format(one_line(c.text), one_line(c.replacement))
        for c in answer.receipt.corrections
    ]
    if answer.total and answer.receipt.step in phrases.steps:
        lines.append(phrases.steps[answer.receipt.step])
    for way in ways:
        said = phrases.without if way.is_left_out else phrases.instead
        lines.append(said.format(one_line(way.change), phrases.counted(way.found)))
    for hit in answer.hits:
        lines += ["", *_hit(hit, phrases, is_bold=is_bold)]
    facets = [_facet(name, answer.facets.get(name, ()), phrases) for name in FACETS]
    return [*lines, "", *(line for line in facets if line)]


def _hit(hit: AnswerHit, phrases: Phrases, *, is_bold: bool) -> list[str]:
    article = hit.article
    day = article.published.iso() if article.published else phrases.undated
    title = _marked(article.title or phrases.untitled, hit.title_marks, is_bold=is_bold)
    about = ", ".join(label for _, label in (*hit.actors[:5], *hit.weapons[:5]))
    return [
        f"{hit.rank:>3}. {title}",
        f"     {day} · {one_line(article.source or '–')} · {article.lang} · {one_line(article.id)}",
        *(
            f"     {_marked(s.text, s.marks, is_bold=is_bold)}{_how(s, phrases)}"
            for s in hit.snippets
        ),
        *([f"     [{about}]"] if about else []),
    ]


def _how(snippet: Snippet, phrases: Phrases) -> str:
    """Who translated a passage and when, and whether it says the same."""
    if not snippet.translated:
        return ""
    day = f", {snippet.made.isoformat()}" if snippet.made else ""
    differs = phrases.differs if snippet.flagged else ""
    return f" [{snippet.lang}: {one_line(snippet.engine or '?')}{day}{differs}]"


def _facet(name: str, buckets: tuple[Bucket, ...], phrases: Phrases) -> str:
    """`actor   Russia 5, Iran 2 …`, the selected ones with a star."""
    if not buckets:
        return ""
    shown = [
        f"{one_line(b.label)}{'*' if b.is_selected else ''} {phrases.number(b.count)}"
        for b in buckets[:_BUCKETS]
    ]
    more = " …" if len(buckets) > _BUCKETS else ""
    return f"{phrases.facets[name]:<7} {', '.join(shown)}{more}"


def _marked(text: str, marks: tuple[Mark, ...], *, is_bold: bool) -> str:
    """The text with its marks in bold, or between asterisks where there is no bold."""
    before, after = ("\x1b[1m", "\x1b[0m") if is_bold else ("*", "*")
    pieces, last = [], 0
    for start, end in marks:
        pieces += [one_line(text[last:start]), before, one_line(text[start:end]), after]
        last = end
    return "".join([*pieces, one_line(text[last:])])
