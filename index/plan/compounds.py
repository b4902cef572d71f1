"""Compounds written apart: `contre offensive`, `cessez le feu`, `cyber attaque`.

Input: a query and its tree. Output: the same with each compound that the articles know as one word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.analysis import fold
from index.gazetteer import Gazetteer
from index.plan.lexis import Lexis
from index.plan.trees import rewritten
from index.plan.written import is_function_word, is_joint
from index.query import Ast, Word

__all__ = ["Compounds"]

#: Words of a compound, at most.
_MOST = 4
#: A compound is one where so many of the articles with its rarest word hold it.
_SHARE = 0.01


@dataclass(slots=True)
class Compounds:
    """Puts the compounds of one query together. `text` is the query, with a hyphen for each blank
    inside a compound, so that every place stays true."""

    text: str
    lexis: Lexis
    gazetteer: Gazetteer

    def joined(self, ast: Ast) -> Ast:
        """The tree, each compound one word."""
        return rewritten(ast, self._row)

    def _row(self, children: Sequence[Ast]) -> list[Ast]:
        out: list[Ast] = []
        at = 0
        while at < len(children):
            words = self._words(children[at : at + _MOST])
            sizes = range(len(words), 1, -1)
            size = next((size for size in sizes if self._is_compound(words[:size])), 0)
            out.append(self._compound(words[:size]) if size else self.joined(children[at]))
            at += size or 1
        return out

    def _words(self, children: Sequence[Ast]) -> list[Word]:
        """The plain words of letters at the beginning, with nothing but a blank between them."""
        words: list[Word] = []
        for one in children:
            if not isinstance(one, Word) or one.is_verbatim or not one.text.isalpha():
                break
            if words and not (
                one.start == words[-1].end + 1 and self.text[one.start - 1].isspace()
            ):
                break
            words.append(one)
        return words

    def _is_compound(self, words: Sequence[Word]) -> bool:
        """Whether the articles know the words as one, and not each of them names something by
        itself (`Iran Russie`)."""
        if is_joint(words[0].text) or is_function_word(words[-1].text):
            return False
        hyphened, glued = (sign.join(one.text for one in words) for sign in ("-", ""))
        held = self._articles(hyphened) + self._articles(glued)
        parts = [self._count(fold(one.text)) for one in words if not is_function_word(one.text)]
        if held < max(1, _SHARE * min(parts, default=0)):
            return False
        return not all(self.gazetteer.named_by(one.text) for one in words)

    def _compound(self, words: Sequence[Word]) -> Word:
        """The words as one."""
        for one in words[1:]:
            self.text = self.text[: one.start - 1] + "-" + self.text[one.start :]
        return Word("-".join(one.text for one in words), words[0].start, words[-1].end)

    def _articles(self, text: str) -> int:
        """How many articles hold a compound, in the singular or in the plural."""
        folded = fold(text)
        return sum(self._count(one) for one in {folded, folded + "s", folded.removesuffix("s")})

    def _count(self, folded: str) -> int:
        return sum(entry.count for entry in self.lexis.entries(folded))
