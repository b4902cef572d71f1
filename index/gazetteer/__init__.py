"""The gazetteer: concepts, surface forms, guards, and their matching.

Input: the JSON files beside this module; then articles and queries. Output: mentions of concepts
in articles (guards applied), and concepts that a query names.

- Files to forms: `catalogue` reads and checks them; `notation` unfolds a form; `templates`,
  `classed`, `credited`, `labels` and `cldr` make forms that no file states; `words` has the lists
  of guards.
- Articles: `text` prepares one, `matching` finds forms in it, `heads` bodies beside their states,
  `joints` looks at hyphens, `acronyms` at what the article spells out; `selection` picks what holds
  by its `guards`, which ask about `places`, and by `licences`, which stand in for a guard.
- Queries: `queries`, by the same forms without guards.
- `gazetteer` is the door to all of it. The README says how to write the files.
"""

from __future__ import annotations

from index.gazetteer.catalogue import Concept
from index.gazetteer.gazetteer import UNSPECIFIED_ARMS, Gazetteer, load_gazetteer
from index.gazetteer.queries import QueryMatch

__all__ = ["UNSPECIFIED_ARMS", "Concept", "Gazetteer", "QueryMatch", "load_gazetteer"]
