"""Figures about the index: what is in it, from when, built by what.

Input: a generation. Output: `Figures`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from index.gazetteer import Gazetteer
from index.generations import Generation
from index.query import FACETS, SearchParams
from index.request import DayFilter, FacetRequest, SearchRequest
from index.result import Bucket
from index.searcher.facets import facets

__all__ = ["Figures", "figures"]


@dataclass(frozen=True, slots=True)
class Figures:
    """The served generation in figures. `built` is UTC ISO 8601; `langs` counts articles by
    language; `facets` are those of a search for everything."""

    generation: str
    engine: str
    built: str
    schema: str
    articles: int
    undated: int
    langs: Mapping[str, int]
    first_day: str | None
    last_day: str | None
    words: int
    sources: tuple[str, ...]
    facets: Mapping[str, tuple[Bucket, ...]]


def figures(generation: Generation, gazetteer: Gazetteer, params: SearchParams) -> Figures:
    """The figures of a generation, labels in the interface language of `params`."""
    requests = tuple(FacetRequest(field) for field in FACETS.values())
    page = generation.engine.search(SearchRequest(facets=requests, size=0))
    manifest = generation.manifest
    return Figures(
        manifest.generation,
        manifest.engine,
        manifest.built,
        manifest.schema,
        manifest.articles,
        manifest.undated,
        manifest.langs,
        manifest.first_day,
        manifest.last_day,
        len(generation.vocabulary),
        manifest.sources,
        facets(page.counts, params, DayFilter(), gazetteer),
    )
