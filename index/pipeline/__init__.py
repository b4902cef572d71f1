"""The write path: sources to a served generation."""

from __future__ import annotations

from index.pipeline.report import Listener, Summary
from index.pipeline.running import dry_run, reindex
from index.pipeline.translating import translate_served
from index.pipeline.understanding import STAGES

__all__ = ["STAGES", "Listener", "Summary", "dry_run", "reindex", "translate_served"]
