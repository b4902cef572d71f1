"""The pages: search, article, about. They work without JavaScript; every state is a URL.

Input: GET requests. Output: HTML. A fault in a parameter is a message on the page.
"""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, abort, render_template, request

from index.days import today_here
from index.errors import UsageError
from index.query import SearchParams
from index.result import Answer
from service.about import about_view, start_view
from service.articles import article_view
from service.asked import SearchQuery
from service.desk import desk
from service.empty import ways_out
from service.facets import LISTED, flat_rows
from service.i18n import current_ui
from service.params import ParamFault, passed_over, read_query
from service.problems import no_article
from service.urls import search_url
from service.views import page_view
from service.web import named, searched
from service.wording import page_fault_text, usage_text

__all__ = ["pages"]

#: Values that the page of one facet lists.
_MOST_VALUES = 500
_LONGEST_FIND = 100

pages = Blueprint("pages", __name__)


@pages.get("/")
def search() -> str:
    """The search page; without words or filters the newest articles."""
    asked, faults = read_query(request.args)
    all_faults = faults + passed_over(request.args)
    answer, query, messages = _answered(named(_as_start(asked)), all_faults)
    query = query.model_copy(update={"sort": asked.sort})  # what is typed next is ranked
    view = page_view(query, answer, current_ui(), desk())
    ways = ways_out(desk().searcher, view) if not answer.total and not view.is_start else ()
    start = start_view(desk().manifest()) if view.is_start else None
    is_deep = any(fault.reason == "deep" for fault in faults)
    return render_template(
        "search.html", view=view, messages=messages, is_deep=is_deep, ways=ways, start=start
    )


def _as_start(query: SearchQuery) -> SearchQuery:
    """Nothing asked for: the newest articles first."""
    is_bare = not any(name not in ("ui", "size", "page") for name, _v in search_url(query).pairs)
    return query.model_copy(update={"sort": "newest"}) if is_bare else query


def _answered(
    query: SearchQuery, faults: tuple[ParamFault, ...]
) -> tuple[Answer, SearchQuery, list[str]]:
    """The answer; a value that the index refuses is taken off and named."""
    messages = [page_fault_text(fault) for fault in faults]
    try:
        return searched(_params(query)), query, messages
    except UsageError as error:
        messages.append(usage_text(error))
        query = _without_place(query, error.place)
        return searched(_params(query)), query, messages


def _without_place(query: SearchQuery, place: str) -> SearchQuery:
    """The query without the parameter called `place`; its words alone if there is none."""
    blank = SearchQuery.model_validate({"q": query.q})
    named = [n for n, field in SearchQuery.model_fields.items() if (field.alias or n) == place]
    return query.model_copy(update={n: getattr(blank, n) for n in named}) if named else blank


def _params(query: SearchQuery) -> SearchParams:
    """What the page searches; it shows every facet."""
    return replace(query.params(current_ui()), facets=None)


@pages.get("/article/<article_id:article_id>")
def article(article_id: str) -> str:
    """One article with its mentions, evidence, translation and what was dropped."""
    return _article(article_id)


@pages.get("/article")
def article_by_query() -> str:
    """The same for ids that no path can hold."""
    return _article(request.args.get("id", ""))


def _article(article_id: str) -> str:
    found = desk().searcher.article(article_id) if article_id else None
    if found is None:
        abort(no_article())
    query, _faults = read_query(request.args)
    view = article_view(found, query, current_ui(), desk())
    return render_template("article.html", view=view, today=today_here())


@pages.get("/facet/<name>")
def facet(name: str) -> str:
    """Every value of one facet among the articles of a search, and a box to find some."""
    if name not in LISTED:
        abort(404)
    query, faults = read_query(request.args)
    query = named(query)
    text = request.args.get("find", "")[:_LONGEST_FIND]
    served = desk().searcher.served()
    found = desk().searcher.facet(name, text, _params(query), served)
    messages = [page_fault_text(fault) for fault in faults + passed_over(request.args, ("find",))]
    messages += [one.message for one in desk().searcher.diagnostics(_params(query), served)]
    kept = [bucket for bucket in found if bucket.count or bucket.is_selected]
    url = search_url(query.forward())
    rows = flat_rows(name, kept[:_MOST_VALUES], url)
    return render_template(
        "facet.html",
        name=name,
        text=text,
        rows=rows,
        total=len(kept),
        query=query,
        url=url,
        messages=messages,
    )


@pages.get("/about")
def about() -> str:
    """What is indexed, and how to ask."""
    return render_template("about.html", about=about_view(desk().manifest()))
