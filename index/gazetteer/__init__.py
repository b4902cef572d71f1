"""The gazetteer: concepts, surface forms, guards, and their matching.

Input: the JSON files beside this module; then articles and queries. Output: mentions of concepts
in articles (guards applied), and concepts that a query names.
"""

from __future__ import annotations

from index.gazetteer.catalogue import Concept
from index.gazetteer.gazetteer import UNSPECIFIED_ARMS, Gazetteer, load_gazetteer
from index.gazetteer.queries import QueryMatch

__all__ = ["UNSPECIFIED_ARMS", "Concept", "Gazetteer", "QueryMatch", "load_gazetteer"]
