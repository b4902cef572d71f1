"""The rooms import downward only, and every door says what it lets through."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import index
import service
from tests.shared import ROOT

FENCES = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["ruff"]["lint"]


def modules() -> list[str]:
    found = []
    for package in (index, service):
        walked = pkgutil.walk_packages(package.__path__, package.__name__ + ".")
        found += [package.__name__, *(m.name for m in walked if not m.name.endswith("__main__"))]
    return sorted(found)


def test_an_upper_room_imports_a_lower_one_never_the_reverse() -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", modules())
def test_every_module_says_what_it_lets_through(name: str) -> None:
    module = importlib.import_module(name)
    assert module.__doc__, f"{name} has no docstring"
    exported = getattr(module, "__all__", [])
    assert len(set(exported)) == len(exported)
    for one in exported:
        assert hasattr(module, one), f"{name}.__all__ names {one}"


@pytest.mark.parametrize("name", modules())
def test_a_module_takes_from_another_only_what_it_lets_through(name: str) -> None:
    known = modules()
    tree = ast.parse(Path(importlib.import_module(name).__file__ or "").read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module in known:
            let_through = getattr(importlib.import_module(node.module), "__all__", [])
            for one in node.names:
                is_module = f"{node.module}.{one.name}" in known
                assert is_module or one.name in let_through, f"{node.module}.{one.name}"


def test_each_foreign_library_is_imported_by_the_one_module_that_its_fence_names() -> None:
    fences = FENCES["flake8-tidy-imports"]["banned-api"]
    lifted = {name for name, codes in FENCES["per-file-ignores"].items() if codes == ["TID251"]}
    for library, fence in fences.items():
        importers = {
            path.relative_to(ROOT).as_posix()
            for folder in ("index", "service")
            for path in (ROOT / folder).rglob("*.py")
            if imports(path.read_text(encoding="utf-8"), library)
        }
        assert importers <= lifted, library
        assert len(importers) <= 1, (library, importers)
        for path in importers:
            room = path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
            assert room.startswith(fence["msg"].split()[1]), (library, fence["msg"])


def imports(text: str, library: str) -> bool:
    return any(
        line.lstrip().startswith((f"import {library}", f"from {library} ", f"from {library}."))
        for line in text.splitlines()
    )


def test_files_stay_small() -> None:
    for folder in ("index", "service"):
        for path in (ROOT / folder).rglob("*.py"):
            lines = path.read_text(encoding="utf-8").count("\n")
            assert lines <= 400, f"{path.relative_to(ROOT)} has {lines} lines"


def test_the_service_holds_no_search_logic_and_the_index_no_web() -> None:
    for path in (ROOT / "index").rglob("*.py"):
        assert not imports(path.read_text(encoding="utf-8"), "flask"), path
