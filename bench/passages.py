"""The sentence that answers: `python -m bench.passages [--half 1|2] [--titled]`.

Input: PIAF from the optional folder: questions, each with the place of its answer. Articles are
assembled from five paragraphs or more, of one entry where it has as many, else of neighbours.
Output: the share of questions whose answer lies whole within the passages shown of its article, and
within the first of them, and the characters shown; beside them, as many characters of the beginning
and of the sentences that hold most stems of the question, by their rarity among all sentences. Half
1 is for trying out, half 2 is held back: an article is of one half with all its questions.
`--titled` asks only of articles of a single entry, which then have its title.
"""

from __future__ import annotations

import argparse
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path
from typing import Any

from bench.corpus import piaf_entries, searching
from index.analysis import terms
from index.annotate import annotate
from index.article import Article, Origin
from index.gazetteer import load_gazetteer
from index.query import SearchParams
from index.searcher import Searcher
from index.sentences import sentences
from index.snippet import snippets

PARAGRAPHS = 5

#: Paragraph, start and end.
Span = tuple[int, int, int]


@dataclass(frozen=True)
class Question:
    text: str
    article: Article
    answers: tuple[Span, ...]


def questions(*, is_titled: bool = False) -> list[Question]:
    """Every question, with its article; `is_titled` gives articles of one entry its title."""
    made = enumerate(_assembled())
    return [one for n, parts in made for one in _asked(n, parts, is_titled=is_titled)]


def _assembled() -> Iterator[list[dict[str, Any]]]:
    """The paragraphs of each article."""
    waiting: list[dict[str, Any]] = []
    for entry in piaf_entries():
        own = [{**part, "title": entry["title"]} for part in entry["paragraphs"]]
        count = len(own) // PARAGRAPHS
        if not count:
            waiting += own
            if len(waiting) >= PARAGRAPHS:
                yield waiting
                waiting = []
        for number in range(count):
            yield own[number * len(own) // count : (number + 1) * len(own) // count]
    yield waiting


def _asked(number: int, parts: Sequence[dict[str, Any]], *, is_titled: bool) -> Iterator[Question]:
    name = f"a{number}"
    texts = tuple(part["context"] for part in parts)
    titles = {re.sub("<[^>]*>", "", part["title"]) for part in parts} if is_titled else set()
    title = titles.pop() if len(titles) == 1 else ""
    article = annotate(Article(name, Origin(name), title, texts, lang="fr"))
    for place, part in enumerate(parts):
        for qa in part["qas"]:
            found = [(one["answer_start"], one["text"]) for one in qa["answers"]]
            spans = (
                (place, at, at + len(text))
                for at, text in found
                if texts[place][at:].startswith(text)
            )
            yield Question(qa["question"], article, tuple(spans))


def shown(question: Question, searcher: Searcher) -> list[Span]:
    """Places of the passages that Vigie shows of the article."""
    marking = searcher.marking(SearchParams(text=question.text))
    found = snippets(question.article, marking, load_gazetteer())[1]
    return [_place(one.text.removeprefix("… ").removesuffix(" …"), question) for one in found]


def _place(text: str, question: Question) -> Span:
    for number, paragraph in enumerate(question.article.paragraphs):
        at = paragraph.find(text)
        if at >= 0:
            return number, at, at + len(text)
    raise ValueError(f"no passage of {question.article.id}: {text}")


def _length(spans: Iterable[Span]) -> int:
    return sum(end - start for _, start, end in spans)


class Baselines:
    """Sentences taken until they are as long as they may be, the last one cut."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._stems = {
            (article.id, number, start, end): frozenset(terms(text[start:end], "fr"))
            for article in articles
            for number, text in enumerate(article.paragraphs)
            for start, end in sentences(text)
        }
        self._counts = Counter(stem for stems in self._stems.values() for stem in stems)
        self._of: dict[str, list[Span]] = {}
        for name, number, start, end in self._stems:
            self._of.setdefault(name, []).append((number, start, end))

    def opening(self, question: Question, length: int) -> list[Span]:
        return _filled(self._of[question.article.id], length)

    def rarest(self, question: Question, length: int) -> list[Span]:
        asked = set(terms(question.text, "fr"))
        name = question.article.id

        def worth(span: Span) -> float:
            held = asked & self._stems[name, *span]
            return sum(log(len(self._stems) / self._counts[stem]) for stem in held)

        return _filled(sorted(self._of[name], key=worth, reverse=True), length)


def _filled(spans: Iterable[Span], length: int) -> list[Span]:
    out: list[Span] = []
    for number, start, end in spans:
        if length <= 0:
            break
        out.append((number, start, min(end, start + length)))
        length -= end - start
    return out


class Tally:
    """What one way of choosing has shown."""

    def __init__(self) -> None:
        self.asked = self.held = self.first = self.characters = 0

    def add(self, question: Question, spans: Sequence[Span], first: Sequence[Span]) -> None:
        self.asked += 1
        self.held += _holds(spans, question)
        self.first += _holds(first, question)
        self.characters += _length(spans)

    def row(self) -> str:
        shares = f"{self.held / self.asked:.4f} | {self.first / self.asked:.4f}"
        return f"{shares} | {self.characters / self.asked:.0f}"


def _holds(spans: Sequence[Span], question: Question) -> bool:
    return any(
        number == place and start <= at and end <= stop
        for number, at, end in question.answers
        for place, start, stop in spans
    )


def measure(asked: Sequence[Question], searcher: Searcher) -> dict[str, Tally]:
    tallies = {name: Tally() for name in ("Vigie", "first sentences", "rarest stems")}
    baselines = Baselines({one.article.id: one.article for one in asked}.values())
    others: dict[str, Callable[[Question, int], list[Span]]] = {
        "first sentences": baselines.opening,
        "rarest stems": baselines.rarest,
    }
    for question in asked:
        spans = shown(question, searcher)
        tallies["Vigie"].add(question, spans, spans[:1])
        for name, choose in others.items():
            both = (choose(question, _length(some)) for some in (spans, spans[:1]))
            tallies[name].add(question, *both)
    return tallies


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--half", type=int, choices=(1, 2), help="only one half")
    parser.add_argument("--titled", action="store_true", help="only articles with a title")
    given = parser.parse_args()
    half = given.half
    every = questions(is_titled=given.titled)
    articles = {one.article.id: one.article for one in every}
    asked = [one for one in every if half is None or int(one.article.id[1:]) % 2 == half - 1]
    asked = [one for one in asked if one.article.title or not given.titled]
    print(f"{len(asked)} questions, {len(articles)} articles")
    print("| passages | hold the answer | the first one does | characters |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with searching(articles.values(), "tantivy", folder / "engine", folder) as searcher:
            for name, tally in measure(asked, searcher).items():
                print(f"| {name} | {tally.row()} |")


if __name__ == "__main__":
    main()
