"""From what the user asks to what the engine is asked, and an account of how it was read.

Input: `SearchParams`, the generation's vocabulary and languages, the gazetteer. Output: a `Plan`:
the request, what snippets mark, and the receipt.
"""

from __future__ import annotations

from index.plan.ladder import Relaxation, Step
from index.plan.planner import Plan, plan

__all__ = ["Plan", "Relaxation", "Step", "plan"]
