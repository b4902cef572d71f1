"""The write path: sources to a served generation.

Input: what the user named, and settings. Output: a generation that is served, and a summary.

`running` goes from sources to the swap: `understanding` takes each article through its stages, in
the `workers` that `packing` travels to and from; `storing` puts them into the generation, and
`report` tells of it. `translating` makes a new generation of the articles that are served.
"""

from __future__ import annotations

from index.pipeline.report import Listener, Summary
from index.pipeline.running import dry_run, reindex
from index.pipeline.translating import translate_served
from index.pipeline.understanding import STAGES

__all__ = ["STAGES", "Listener", "Summary", "dry_run", "reindex", "translate_served"]
