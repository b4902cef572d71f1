"""What the tests of translation share: French articles, settings, runs, and what is served then."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import date
from pathlib import Path

from click.testing import CliRunner, Result

from index.article import Article
from index.cli import main
from index.gazetteer import load_gazetteer
from index.generations import open_store
from index.query import SearchParams
from index.searcher import Searcher
from index.settings import Settings, load_settings
from index.translate import TranslationStage
from tests.index.translation_server import LEXICON

#: The day on which the stage of the tests translates.
DAY = date(2024, 5, 6)
BODY = (
    " ".join(sentence for sentence in LEXICON if sentence.endswith("."))
    + " Les deux pays n’ont pas voulu dire quand ces livraisons ont commencé."
)


def many(path: Path, count: int) -> Path:
    """So many French articles; each has a paragraph of its own, and all share the others."""
    rows = [
        {
            "id": f"a{number}",
            "lang": "fr",
            "title": "Titre",
            "text": f"{BODY}\n\nLe convoi {number} est parti de la ville de {number} habitants.",
        }
        for number in range(count)
    ]
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def attempted(stage: TranslationStage, article: Article) -> Article:
    """The article with the translations that could be had, whatever failed."""
    return stage.attempt(article)[0]


def settings_in(tmp_path: Path, **given: object) -> Settings:
    return load_settings(
        index=str(tmp_path / "index"),
        translations=str(tmp_path / "cache.sqlite"),
        processes=1,
        **{"translator_deadline": 10, **given},
    )


def served(settings: Settings) -> list[Article]:
    with closing(open_store(settings)) as store:
        return list(Searcher(store, load_gazetteer()).scan(SearchParams(text="")))


def vigie(tmp_path: Path, *words: str) -> Result:
    """The command, over the same files as `settings_in`."""
    places = {
        "VIGIE_INDEX": str(tmp_path / "index"),
        "VIGIE_TRANSLATIONS": str(tmp_path / "cache.sqlite"),
        "VIGIE_TRANSLATOR_DEADLINE": "10",
    }
    return CliRunner(env=places).invoke(main, list(words))
