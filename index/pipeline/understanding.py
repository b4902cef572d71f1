"""One article through every stage that needs no other article.

Input: a raw article from a reader. Output: the article cleaned, dated, annotated, with the document
that an engine stores, or the reason why it is left out. Everything here can be pickled, so that
worker processes can do it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, fields, replace
from functools import cache
from operator import attrgetter
from pathlib import Path
from typing import TypeVar

import index
from index.annotate import annotate
from index.article import Article, Document, Origin
from index.cleaning import clean
from index.documents import analyse
from index.errors import SourceError, VigieError
from index.language import identify
from index.publication import date_article
from index.stored import article_from_json, article_to_json
from index.stories import sketch_of
from index.translate import Attempt, TranslationStage

__all__ = [
    "STAGES",
    "Found",
    "Outcome",
    "Prepared",
    "Unchanged",
    "content_digest",
    "prepare",
    "prepare_each",
    "understand",
    "understanding_fingerprint",
]

#: The stages in order, each Article -> Article.
STAGES: tuple[tuple[str, Callable[[Article], Article]], ...] = (
    ("clean", clean),
    ("language", identify),
    ("dates", date_article),
    ("annotate", annotate),
)


#: What of an article is its content. The lines of its paragraphs are, since each line that is
#: dropped is shown with its number.
_content = attrgetter(
    *(one.name for one in fields(Article) if one.name not in ("origin", "digest"))
)


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article ready for an engine, as if it were the first of its story.

    `entry` is what the ledger enters of it, without its text; `surfaces` are its words for the
    vocabulary, `sketch` decides its story; `untranslated` says why a translation that was asked
    for is missing."""

    entry: Article
    document: Document
    surfaces: dict[str, str]
    sketch: bytes
    untranslated: str = ""
    is_translated: bool = False

    @property
    def article(self) -> Article:
        """The whole article, as it is stored."""
        return article_from_json(self.document.stored)

    def in_story(self, story: str) -> Prepared:
        """The same as one of this story."""
        if story == self.entry.story:
            return self
        keywords = {**self.document.keywords, "story": (story,)}
        stored = article_to_json(replace(self.article, story=story))
        document = replace(self.document, keywords=keywords, stored=stored)
        return replace(self, entry=replace(self.entry, story=story), document=document)


@dataclass(frozen=True, slots=True)
class Unchanged:
    """An article that the generation before holds with the same content."""

    id: str
    origin: Origin


#: What comes in, and what comes out of the stages for it.
Found = Article | SourceError | Unchanged
Outcome = Prepared | SourceError | Unchanged

_Step = TypeVar("_Step")


def understand(article: Article) -> Article:
    """The article as it will be indexed. Raises SourceError for one without a body."""
    for _, stage in STAGES:
        article = stage(article)
        if not article.paragraphs:
            raise SourceError(
                "holds no text",
                place=str(article.origin),
                remedy="check that the body of the article is in the file",
            )
    return article


def prepare(article: Article) -> Prepared | SourceError:
    """The article ready to be stored. Whatever goes wrong costs this article, never the run."""
    known = _known(article)
    return known if isinstance(known, SourceError) else _ready(known)


def _known(article: Article) -> Article | SourceError:
    """The article understood, before it is translated."""

    def known() -> Article:
        digest = article.digest or content_digest(article)
        return replace(understand(article), story=article.id, digest=digest)

    return _unless_spoiled(article, known)


def _ready(known: Article, error: VigieError | None = None) -> Prepared | SourceError:
    """What is stored of an article; `error` is why it is not translated."""

    def ready() -> Prepared:
        document, surfaces, body = analyse(known)
        translated = bool(known.translations)
        sketch = sketch_of(body)
        return Prepared(_entry(known), document, surfaces, sketch, str(error or ""), translated)

    return _unless_spoiled(known, ready)


def _unless_spoiled(article: Article, step: Callable[[], _Step]) -> _Step | SourceError:
    """What the step makes of the article, or why it cannot."""
    try:
        return step()
    except SourceError as error:
        return error
    except Exception as error:  # a fault of ours in one article must not lose the others
        return SourceError(
            f"could not be understood ({type(error).__name__}: {error})",
            place=str(article.origin),
            remedy="please report it with the article",
        )


def _entry(article: Article) -> Article:
    """What a ledger enters of an article."""
    return Article(
        article.id,
        article.origin,
        lang=article.lang,
        published=article.published,
        story=article.story,
        digest=article.digest,
    )


def prepare_each(found: Iterable[Found], translation: TranslationStage | None) -> Iterator[Outcome]:
    """`prepare` for every article, in order; what needs no work passes through. With `translation`
    articles are translated on the way, some of them at a time."""
    if translation is None:
        for one in found:
            yield prepare(one) if isinstance(one, Article) else one
        return
    known: Iterator[Article | SourceError | Unchanged] = (
        _known(one) if isinstance(one, Article) else one for one in found
    )
    passed: Generator[Attempt | SourceError | Unchanged, None, None]
    passed = translation.attempt_each(known)
    with closing(passed):
        for tried in passed:
            if isinstance(tried, tuple):
                yield _ready(*tried)
            else:
                yield tried


def content_digest(article: Article) -> str:
    """sha256 of what a reader found, in whatever file it found it."""
    return hashlib.sha256(repr(_content(article)).encode()).hexdigest()


@cache
def understanding_fingerprint() -> str:
    """Changes whenever the code or the word lists that read an article change, so that an index
    written before is not taken for current."""
    root = Path(index.__file__).parent
    whole = hashlib.sha256()
    for path in sorted(root.rglob("*")):
        if path.suffix in {".py", ".json", ".tsv"}:
            whole.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()[:12]
