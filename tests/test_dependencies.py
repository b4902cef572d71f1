"""Whatever the product imports, it asks for by name."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions

from tests.shared import ROOT

#: Part of another distribution, which pins its version.
_WITHIN = {"pydantic_core": "pydantic"}
#: Of the type checker alone.
_TYPES = "_typeshed"


def _named(text: str) -> str:
    return re.split(r"[^A-Za-z0-9._-]", text)[0].lower().replace("_", "-").replace(".", "-")


def _declared() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    return {_named(one) for one in (*project["dependencies"], *extras["opensearch"])}


def _imported() -> Iterator[tuple[str, str]]:
    for package in ("index", "service"):
        for path in sorted((ROOT / package).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Import):
                    yield from ((one.name.partition(".")[0], str(path)) for one in node.names)
                elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    yield node.module.partition(".")[0], str(path)


def test_every_import_of_the_product_is_declared() -> None:
    own = {"index", "service", _TYPES, *sys.stdlib_module_names}
    declared, known = _declared(), packages_distributions()
    missing = {
        (name, path)
        for name, path in _imported()
        if name not in own
        and not {_named(one) for one in known.get(_WITHIN.get(name, name), [name])} & declared
    }
    assert missing == set()
