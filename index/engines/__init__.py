"""Engines: the contract in `base`, one module a foreign library.

Input: an engine's name and its place. Output: the engine, open. A library is imported only when
its engine is opened.

The modules, by engine:

- all three: `checks` refuses what none of them takes, `bitmaps` has sets of rows and orders counts;
- both embedded ones: `embedded` makes their folder durable and names its failures;
- Whoosh (`whoosh_`): `postings` collects terms while it writes, `segments` reads them, `catalogue`
  has what is known of each row beside them, `rows` answers a request over rows, `evaluate` finds
  and scores them;
- tantivy (`tantivy_`): `ids` keeps the ids in order, `ranks` puts what it finds into our order,
  `near` spells out words near each other as phrases, `tantivy_folder` opens a folder that may only
  be read, `tantivy_errors` is its border;
- OpenSearch (`opensearch_`): `clauses` writes a request in its language; `cluster` is what is asked
  of it, through `client`, `circuit` (which leaves it in peace), `bulk` and `cluster_errors` (what
  is no success); `held` is a lock there.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from index.engines.base import ClusterPlace, Engine, EngineWriter
from index.errors import ConfigurationError

__all__ = ["ENGINES", "ClusterPlace", "Engine", "EngineWriter", "open_engine"]

#: Engine -> the module and the class that fulfil the contract.
ENGINES = {
    "whoosh": ("index.engines.whoosh_", "WhooshEngine"),
    "tantivy": ("index.engines.tantivy_", "TantivyEngine"),
    "opensearch": ("index.engines.opensearch_", "OpenSearchEngine"),
}
#: What brings the library of an engine that not every installation has.
_EXTRAS = {"opensearch": "vigie[opensearch]"}


def open_engine(name: str, place: str | Path | ClusterPlace) -> Engine:
    """The engine `name` at `place`: a folder for the embedded ones, else a cluster's index.

    Nothing is created before a writer is opened, and nothing read before something is asked: a
    place without an index raises NoIndex then. Raises ConfigurationError for an unknown engine,
    one whose library is not installed, or a place of the wrong kind.
    """
    try:
        module, cls = ENGINES[name]
    except KeyError:
        raise ConfigurationError(
            f"there is no engine {name!r}", place="VIGIE_ENGINE", remedy=f"use {_names()}"
        ) from None
    if isinstance(place, ClusterPlace) != (name == "opensearch"):
        raise ConfigurationError(
            f"the engine {name!r} cannot work at this kind of place",
            place="VIGIE_INDEX",
            remedy="give a folder for whoosh and tantivy, an address for opensearch",
        )
    try:
        found = getattr(import_module(module), cls)
    except ModuleNotFoundError as error:
        raise ConfigurationError(
            f"the engine {name!r} needs {error.name}",
            place="VIGIE_ENGINE",
            remedy=f"pip install '{_EXTRAS.get(name, 'vigie')}'",
        ) from error
    engine: Engine = found(place if isinstance(place, ClusterPlace) else Path(place))
    return engine


def _names() -> str:
    return ", ".join(sorted(ENGINES))
