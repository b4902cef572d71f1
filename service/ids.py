"""The URL converter for article ids: any text, slashes at its edges included.

Input: the part of a path after its prefix. Output: the id as it was indexed.
"""

from __future__ import annotations

from werkzeug.routing import BaseConverter

__all__ = ["ArticleIdConverter"]


class ArticleIdConverter(BaseConverter):
    """Takes everything that is left of the path; Werkzeug's own refuses a leading slash."""

    regex = "(?s:.+)"
    part_isolating = False
    weight = 300
