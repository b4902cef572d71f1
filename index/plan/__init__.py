"""From what the user asks to what the engine is asked, and an account of how it was read.

Input: `SearchParams`, the generation's vocabulary and languages, the gazetteer. Output: a `Plan`:
the request, what snippets mark, and the receipt. `Fields` reads the values of fields and filters.

The way of a query, with the modules of each step (`written`, `lexis`, `forms` and `function_words`
serve all of them: a word as it is typed, the words of the articles, which of these it may be, and
whether it need match):

1. `planner`: `selections` for what is chosen beside the words; `asking` for what a question wants;
   then the words are read, and read anew where `ladder` relaxes or corrects them (`spelling`);
2. the tree is written again (`trees`): `compounds`, and `reach` for values of `fields`;
3. `compiler` goes through the tree, and hands each run of words to `readings`;
4. `grouping` puts the words of a run together in `groups`: `times`, sums (`quantities`), concepts
   (`names`, `proper`), `designators`, phrases that `bilingual` renders, in the `language` of the
   query;
5. a group becomes a piece, which is a node of the request and what it means for marks and receipt
   (`pieces`, `nodes`): renderings by their `senses` (`inflection`), words of one deed (`deeds`),
   `numerals`; words of `titles`; each with its `stress`; `parties` tell who gives and receives;
6. `preference` adds what only ranks, `marking` what is marked and how the receipt shows it.
"""

from __future__ import annotations

from index.plan.fields import Fields, Values
from index.plan.ladder import Relaxation, Step
from index.plan.planner import Plan, plan

__all__ = ["Fields", "Plan", "Relaxation", "Step", "Values", "plan"]
