"""`vigie stats` and `vigie verify`: what is indexed, and proof that it is whole."""

from __future__ import annotations

from contextlib import closing
from typing import Any, get_args

import click

from index.cli.command import VigieCommand, location, one_line, say, settings_of
from index.gazetteer import Gazetteer, load_gazetteer
from index.generations import Generation, open_store
from index.query import Listed
from index.request import FacetRequest, SearchRequest
from index.settings import Settings
from index.transfers import transfer_label

__all__ = ["stats", "verify"]

_SHOWN = 10  # values of each facet that are listed


@click.command(cls=VigieCommand)
@location
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def stats(*, place: str | None, as_json: bool) -> None:
    """Show what is indexed, when it was built, and from where."""
    settings = settings_of(index=place)
    with closing(open_store(settings)) as store:
        counted = _count(store.current(), settings)
    if as_json:
        say(counted)
    else:
        say(_as_text(counted, load_gazetteer()))


@click.command(cls=VigieCommand)
@location
def verify(*, place: str | None) -> None:
    """Prove that the index is whole: every file, every count, every stored article.

    Exit status: 0 whole, 2 damaged; the damaged part is named.
    """
    settings = settings_of(index=place)
    with closing(open_store(settings)) as store:
        manifest = store.verify()
    say(
        f"OK: {settings.shown_index}, generation {manifest.generation}, "
        f"{manifest.articles:,} articles, {len(manifest.files)} files"
    )


def _count(generation: Generation, settings: Settings) -> dict[str, Any]:
    manifest = generation.manifest
    fields = [name for name in get_args(Listed) if name != "lang"]  # the manifest counts these
    page = generation.engine.search(
        SearchRequest(size=0, facets=tuple(FacetRequest(name, _SHOWN) for name in fields))
    )
    return {
        "index": settings.shown_index,
        "engine": manifest.engine,
        "generation": manifest.generation,
        "built": manifest.built,
        "articles": manifest.articles,
        "undated": manifest.undated,
        "first_day": manifest.first_day,
        "last_day": manifest.last_day,
        "langs": dict(manifest.langs),
        "sources": list(manifest.sources),
        "bytes": sum(size for size, _ in manifest.files.values()),
        "facets": {name: dict(page.counts.get(name, {})) for name in fields},
    }


def _as_text(counted: dict[str, Any], gazetteer: Gazetteer) -> str:
    """The same for a person, in English, labels too."""
    facets = counted["facets"]
    labelled = {
        name: {gazetteer.label(value, "en"): count for value, count in facets[name].items()}
        for name in ("actor", "weapon", "supplier", "recipient", "cited")
    }
    agencies = {gazetteer.outlet(value, "en"): n for value, n in facets["agency"].items()}
    pairs = {transfer_label(one, gazetteer, "en"): n for one, n in facets["transfer"].items()}
    span = f"{counted['first_day']} to {counted['last_day']}" if counted["first_day"] else "none"
    rows = [
        ("index", f"{counted['index']} ({counted['engine']}, {_size(counted['bytes'])})"),
        ("generation", f"{counted['generation']}, built {counted['built']}"),
        ("read from", one_line(", ".join(counted["sources"]))),
        ("articles", f"{counted['articles']:,}"),
        ("dates", f"{span}; {counted['undated']:,} undated"),
        ("languages", _listed(counted["langs"])),
        ("sources", _listed(facets["source"])),
        ("agencies", _listed(agencies)),
        ("actors", _listed(labelled["actor"])),
        ("weapons", _listed(labelled["weapon"])),
        ("transfers", _listed(pairs)),
        ("suppliers", _listed(labelled["supplier"])),
        ("recipients", _listed(labelled["recipient"])),
        ("cited", _listed(labelled["cited"])),
    ]
    return "\n".join(f"{name:<12}{value}" for name, value in rows)


def _listed(counts: dict[str, int]) -> str:
    return ", ".join(f"{name} {count:,}" for name, count in counts.items()) or "(none)"


def _size(n_bytes: int) -> str:
    return f"{n_bytes / 1e6:,.1f} MB"
