"""Documents for the engine tests: written out by hand, or drawn at random.

Terms are given as an analysed text would be; the engines must take them as they are.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from datetime import date

from index.article import Article, DateStamp, Document, Origin
from index.engines import Engine
from index.stored import article_to_json

LANGS = ("fr", "en", "de")


def document(
    article_id: str,
    fr: str = "",
    *,
    en: str = "",
    title: str = "",
    words: str = "",
    day: int | None = None,
    month: int | None = None,
    **keywords: str,
) -> Document:
    """A document of blank-separated terms; a keyword's values are parted by blanks too. `month`
    follows from `day` unless it is given."""
    if day is not None and month is None:
        month = day // 100
    numbers = {name: n for name, n in (("day", day), ("month", month)) if n is not None}
    return Document(
        id=article_id,
        texts=split({"text_fr": fr, "text_en": en, "title": title}),
        terms=split({"words": words}),
        keywords=split(keywords),
        numbers=numbers,
        stored=article_to_json(article(article_id, fr or en, title, day)),
    )


def split(fields: dict[str, str]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(text.split()) for name, text in fields.items() if text}


def article(article_id: str, text: str, title: str = "", day: int | None = None) -> Article:
    published = None
    if day is not None:
        stated = date(day // 10_000, day // 100 % 100, day % 100)
        published = DateStamp(stated, "day", "stated", 1.0)
    return Article(
        article_id, Origin("corpus"), title=title, paragraphs=(text,), published=published
    )


def store(engine: Engine, documents: Iterable[Document]) -> Engine:
    """Put all in one session."""
    with engine.writer() as writer:
        for one in documents:
            writer.put(one)
    return engine


def at_random(n: int, seed: int, *, ids: int | None = None) -> Iterator[Document]:
    """`n` documents whose ids are drawn from `ids` (default: all different); words are frequent
    or rare as in a language."""
    rng = random.Random(seed)
    for number in range(n):
        name = f"a/{number if ids is None else rng.randrange(ids):05d}"
        yield one_at_random(rng, name)


def one_at_random(rng: random.Random, article_id: str) -> Document:
    texts = {
        f"text_{rng.choice(LANGS)}": tuple(word(rng) for _ in range(rng.randrange(1, 40))),
        "title": tuple(word(rng) for _ in range(rng.randrange(4))),
    }
    keywords = {
        name: tuple({f"{name[0]}{int(rng.paretovariate(0.8)) % 12}" for _ in range(k)})
        for name, k in {"actor": 3, "weapon": 2, "source": 1, "lang": 1, "story": 1}.items()
        if rng.random() < 0.9
    }
    numbers = {}
    if rng.random() < 0.7:
        day = 20_000_101 + 10_000 * rng.randrange(3) + 100 * rng.randrange(12) + rng.randrange(9)
        year = day // 10_000
        is_year_alone = rng.random() >= 0.9
        numbers = {"day": day, "month": day // 100}
        if is_year_alone:
            numbers = {"day": year * 10_000 + 101, "month": year * 100}
    terms = {"words": tuple({word(rng) for _ in range(5)})}
    texts = {name: held for name, held in texts.items() if held}
    stored = article_to_json(article(article_id, " ".join(word(rng) for _ in range(5))))
    return Document(article_id, texts, terms, keywords, numbers, stored)


def word(rng: random.Random) -> str:
    return f"w{int(rng.paretovariate(0.7)) % 60}"


#: A small library with every kind of field, for questions whose answers are plain to see.
LIBRARY = (
    document(
        "alpha",
        "missile balistique tir nord essai missile",
        title="tir missile",
        words="missile balistique kn23 tirs",
        day=20240110,
        actor="prk asia",
        weapon="ballistic-missile missile",
        supplier="prk asia",
        recipient="rus",
        transfer="prk>rus",
        goods="prk>rus prk>rus:missile",
        source="depeche",
        lang="fr",
        story="s1",
        cited="src:afp",
        agency="afp",
    ),
    document(
        "bravo",
        "missile croisiere livraison navire GAP balistique missile",
        title="livraison navire",
        words="missile croisiere navire",
        day=20240122,
        actor="fra europe",
        weapon="cruise-missile missile",
        supplier="fra europe",
        source="gazette",
        lang="fr",
        story="s1",
        agency="afp reuters",
    ),
    document(
        "charlie",
        "drone attaque nuit drone drone essaim",
        title="drone nuit",
        words="drone shahed136 essaim",
        day=20240205,
        actor="irn asia",
        weapon="drone",
        source="depeche",
        lang="fr",
        story="s2",
    ),
    document(
        "delta",
        en="missile delivery ship night attack",
        title="delivery",
        words="missile delivery ship",
        day=20240205,
        actor="gbr europe",
        weapon="missile",
        source="herald",
        lang="en",
        story="s3",
        agency="reuters",
    ),
    document(
        "echo",
        "char livraison nord GAP tir char nuit",
        title="char nord",
        words="char livraison",
        actor="deu europe",
        weapon="tank",
        source="gazette",
        lang="fr",
        story="s4",
    ),
    document(
        "foxtrot",
        "sanction embargo livraison essai nord tir",
        title="sanction embargo",
        words="sanction embargo",
        day=20230101,
        month=202300,
        actor="prk asia rus europe",
        source="gazette",
        lang="fr",
    ),
    document("golf", "nord", words="nord"),
)
