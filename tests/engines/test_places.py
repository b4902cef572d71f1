"""Where an engine keeps its index: kinds of places, names that a cluster takes."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from index.engines import ENGINES, ClusterPlace, open_engine
from index.engines.cluster import check_index_name
from index.errors import ConfigurationError
from index.settings import EngineName


@pytest.mark.parametrize("name", ["vigie", "vigie-g2024", "v_1", "1vigie", "été"])
def test_a_name_that_the_cluster_takes(name: str) -> None:
    assert check_index_name(name) == name


@pytest.mark.parametrize(
    "name", ["", "Vigie", "_vigie", "-vigie", "+v", ".", "..", "a,b", "a b", "a/b", "a*", "x" * 256]
)
def test_a_name_that_the_cluster_refuses(name: str) -> None:
    with pytest.raises(ConfigurationError):
        check_index_name(name)


def test_an_unknown_engine_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=f"'lucene'.*{', '.join(sorted(ENGINES))}"):
        open_engine("lucene", tmp_path)


def test_every_engine_can_be_chosen() -> None:
    assert set(get_args(EngineName)) == {"auto", *ENGINES}


@pytest.mark.parametrize("name", sorted(ENGINES))
def test_a_place_of_the_wrong_kind_is_refused(name: str, tmp_path: Path) -> None:
    wrong = tmp_path if name == "opensearch" else ClusterPlace(("http://127.0.0.1:9",), "vigie")
    with pytest.raises(ConfigurationError, match="kind of place"):
        open_engine(name, wrong)
