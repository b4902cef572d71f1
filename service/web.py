"""Small things that views of every kind answer with.

Input: bodies. Output: responses, and the address under which readers know this service.
"""

from __future__ import annotations

from flask import Response, json, request

from index.query import SearchParams
from index.result import Answer
from service.asked import SearchQuery
from service.desk import desk
from service.i18n import current_ui
from service.metrics import observe_engine

__all__ = ["as_json", "named", "public_root", "searched"]


def as_json(body: object) -> Response:
    """A JSON response in UTF-8 with a final newline, members in their documented order."""
    text = json.dumps(body, ensure_ascii=False, sort_keys=False) + "\n"
    return Response(text, mimetype="application/json")


def public_root() -> str:
    """`https://vigie.example/`: the setting, else what the request says."""
    stated = desk().settings.public_url
    return f"{stated.rstrip('/')}/" if stated else request.url_root


def searched(params: SearchParams) -> Answer:
    """The answer to one search, observed."""
    answer = desk().searcher.search(params)
    desk().prove(answer)
    observe_engine(answer.took_ms)
    return answer


def named(query: SearchQuery) -> SearchQuery:
    """The search with the values of its filters as the index holds them, so that links take them
    off again."""
    return query.naming(desk().searcher.named(query.params(current_ui())))
