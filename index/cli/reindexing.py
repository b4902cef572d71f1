"""`vigie reindex`: sources to a served generation, or with `--dry-run` to the screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from typing import Any, get_args

import click

from index.article import Article
from index.cli.command import VigieCommand, location, one_line, say, settings_of
from index.cli.progress import Display, display
from index.cli.rejections import Rejections
from index.errors import NoIndex, SourceError, UnusableIndex, VigieError
from index.generations import open_store
from index.pipeline import Summary, dry_run
from index.pipeline import reindex as run_reindex
from index.settings import MAX_PROCESSES, EngineName, Settings
from index.transfers import article_sides, transfers

__all__ = ["reindex", "translation_lines"]

_REASONS = 5  # reasons for missing translations that the summary names


@click.command(cls=VigieCommand)
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@location
@click.option(
    "--engine",
    type=click.Choice(get_args(EngineName)),
    help="Engine to build with; auto chooses by the number of articles.",
)
@click.option(
    "--processes",
    type=click.IntRange(0, MAX_PROCESSES),
    help="Processes that analyse; 0: as many as processors.",
)
@click.option(
    "--changed", is_flag=True, help="Write only new, changed and removed articles; same result."
)
@click.option(
    "--unless-indexed",
    is_flag=True,
    help="Do nothing where an index is, even one that does not open.",
)
@click.option("--wait", is_flag=True, help="Wait for another reindex of the same index.")
@click.option(
    "--translate",
    metavar="SPEC",
    help="Translate by this service: google, libre:URL, mymemory, deepl, ….",
)
@click.option(
    "--dry-run",
    "is_dry",
    is_flag=True,
    help="Show what each article is understood as; write nothing.",
)
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="Print JSON: the summary, or with --dry-run a line an article.",
)
@click.pass_context
def reindex(
    ctx: click.Context,
    sources: tuple[str, ...],
    *,
    place: str | None,
    engine: str | None,
    processes: int | None,
    changed: bool,
    unless_indexed: bool,
    wait: bool,
    translate: str | None,
    is_dry: bool,
    as_json: bool,
) -> None:
    """Read articles from files, folders and archives and serve them as the new index.

    SOURCE is scraped text, JSONL, HTML, RSS or Atom, or a folder or archive of these; without
    one, the setting VIGIE_SOURCES. What was served before stays served until everything is in.
    Exit status: 0 all went in, 1 some were rejected, 2 nothing could be done.
    """
    settings = settings_of(index=place, engine=engine, processes=processes, translate=translate)
    if unless_indexed and _is_indexed(settings):
        return
    named = sources or (settings.sources,)
    if is_dry:
        ctx.exit(_show(named, settings, as_json=as_json))
    shown = display()
    try:
        with shown:
            summary = run_reindex(named, settings, shown, wait=wait, changed=changed)
    except VigieError:
        for line in shown.refusals():
            click.echo(line, err=True)
        raise
    say(_as_json(summary) if as_json else _as_text(summary, shown.refusals()))
    ctx.exit(summary.exit_status)


def _is_indexed(settings: Settings) -> bool:
    """Whether an index is there; why one does not open is said. Raises EngineError where that
    cannot be told."""
    try:
        with closing(open_store(settings)) as store:
            store.current()
    except NoIndex:
        return False
    except UnusableIndex as error:
        click.echo(f"vigie: {one_line(str(error))}", err=True)
    return True


def _as_text(summary: Summary, refusals: Sequence[str]) -> str:
    """The summary for a person, below the lines about what was rejected."""
    langs = ", ".join(f"{lang} {count:,}" for lang, count in summary.langs.items())
    rate = summary.read / summary.seconds if summary.seconds else 0.0
    return "\n".join(
        [
            *refusals,
            f"{summary.read:,} read, {summary.indexed:,} indexed, {summary.replaced:,} replaced, "
            f"{summary.rejected:,} rejected, {summary.undated:,} undated",
            *_differences(summary),
            f"languages: {langs}",
            *translation_lines(summary),
            f"{summary.seconds:.1f} s, {rate:,.0f} articles a second",
            f"index: {summary.place} ({summary.engine}, generation {summary.generation})",
        ]
    )


def _differences(summary: Summary) -> list[str]:
    """What a run that began with the served index found different."""
    if not summary.unchanged and not summary.removed:
        return []
    return [
        f"{summary.written:,} written, {summary.unchanged:,} unchanged, {summary.removed:,} removed"
    ]


def translation_lines(summary: Summary) -> list[str]:
    """How many articles have a translation, and why others have none; nothing where none does."""
    missing = sum(summary.untranslated.values())
    if not summary.translated and not missing:
        return []
    lines = [f"translation: {summary.translated:,} translated, {missing:,} without"]
    reasons = list(summary.untranslated.items())[:_REASONS]
    return [*lines, *(f"  {count:,}: {one_line(reason)}" for reason, count in reasons)]


def _as_json(summary: Summary) -> dict[str, Any]:
    return {
        "read": summary.read,
        "indexed": summary.indexed,
        "replaced": summary.replaced,
        "written": summary.written,
        "unchanged": summary.unchanged,
        "removed": summary.removed,
        "rejected": summary.rejected,
        "rejections": [_rejection(error) for error in summary.rejections],
        "undated": summary.undated,
        "langs": dict(summary.langs),
        "translated": summary.translated,
        "untranslated": dict(summary.untranslated),
        "seconds": round(summary.seconds, 3),
        "index": summary.place,
        "engine": summary.engine,
        "generation": summary.generation,
    }


def _rejection(error: SourceError) -> dict[str, str]:
    return {"place": error.place, "reason": error.message, "remedy": error.remedy}


def _show(sources: tuple[str, ...], settings: Settings, *, as_json: bool) -> int:
    """Print what every article is understood as; the exit status."""
    indexed = rejected = 0
    refusals = Rejections(lambda line: say(f"{line}\n"))
    with closing(dry_run(sources, settings, Display())) as outcomes:
        for found in outcomes:
            if not isinstance(found, SourceError):
                indexed += 1
                say(_understood(found) if as_json else _described(found))
                continue
            rejected += 1
            if as_json:
                say({"rejected": _rejection(found)})
            else:
                refusals.add(found)
    refusals.end()
    if not as_json:
        say(f"{indexed:,} would be indexed, {rejected:,} rejected; nothing was written")
    if not indexed:
        return 2
    return 1 if rejected else 0


def _understood(article: Article) -> dict[str, Any]:
    """What an article was understood as; concepts with the number of their mentions."""
    stamp = article.published
    kinds = {"actor": Counter[str](), "weapon": Counter[str](), "source": Counter[str]()}
    for mention in article.mentions:
        kinds[mention.kind][mention.concept] += 1
    sides = {"from": Counter[str](), "to": Counter[str]()}
    told = list(article_sides(article))
    for mention, side in told:
        sides[side][mention.concept] += 1
    pairs = Counter(one.value for one in transfers(article, told))
    return {
        "id": article.id,
        "origin": str(article.origin),
        "title": article.title,
        "published": None
        if stamp is None
        else {"day": stamp.iso(), "precision": stamp.precision, "method": stamp.method},
        "lang": article.lang,
        "lang_confidence": round(article.lang_confidence, 3),
        "source": article.source,
        "agencies": list(article.agencies),
        "actors": dict(kinds["actor"].most_common()),
        "weapons": dict(kinds["weapon"].most_common()),
        "transfers": dict(pairs.most_common()),
        "suppliers": dict(sides["from"].most_common()),
        "recipients": dict(sides["to"].most_common()),
        "cited": dict(kinds["source"].most_common()),
        "paragraphs": len(article.paragraphs),
        "dropped": len(article.dropped),
    }


def _described(article: Article) -> str:
    """The same for a person."""
    seen = _understood(article)
    stamp = article.published
    day = "undated" if stamp is None else f"{stamp.iso()} ({stamp.method})"
    dropped = _number(article.dropped, "line")
    rows = [
        ("title", article.title or "(none)"),
        ("published", day),
        ("language", f"{article.lang} ({article.lang_confidence:.2f})"),
        ("source", ", ".join([article.source or "(none)", *article.agencies])),
        ("actors", _counted(seen["actors"])),
        ("weapons", _counted(seen["weapons"])),
        ("transfers", _counted(seen["transfers"])),
        ("suppliers", _counted(seen["suppliers"])),
        ("recipients", _counted(seen["recipients"])),
        ("text", f"{_number(article.paragraphs, 'paragraph')}, {dropped} dropped"),
    ]
    body = "\n".join(f"  {name:<12}{one_line(value)}" for name, value in rows)
    return f"{one_line(article.id)}  [{one_line(str(article.origin))}]\n{body}\n"


def _number(things: Sequence[object], name: str) -> str:
    return f"{len(things):,} {name}{'' if len(things) == 1 else 's'}"


def _counted(counts: dict[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts.items()) or "(none)"
