"""What the documents say is true: settings, rooms, commands, operators and links exist."""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path

import click
import pytest

from index.cli import main
from index.lexicon import load_lexicon
from index.parse import FIELD_NAMES, OPERATORS
from index.settings import Settings
from tests.shared import ROOT

CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")


def settings_rows() -> dict[str, tuple[str, str]]:
    rows = re.findall(r"^\| `VIGIE_(\w+)` \| (.*?) \| (.*?) \|$", README, re.MULTILINE)
    return {name.lower(): (default.strip("` "), text) for name, default, text in rows}


def test_every_setting_is_in_the_readme_with_its_default_and_purpose() -> None:
    declared = {
        name: ("" if field.default in (None, "") else str(field.default), field.description)
        for name, field in Settings.model_fields.items()
    }
    assert settings_rows() == declared


def test_the_size_of_the_lexicon_is_what_the_documents_say() -> None:
    said = [re.findall(r"lexicon of ([\d,]+) ", text) for text in (README, CHANGELOG)]
    assert said == [[f"{load_lexicon().size:,}"]] * 2


def test_every_room_of_the_architecture_page_exists_and_none_is_left_out() -> None:
    named = set(re.findall(r"`(index\.\w+)`", ARCHITECTURE.split("## The write path")[0]))
    rooms = {
        f"index.{path.stem}"
        for path in (ROOT / "index").iterdir()
        if path.name != "__init__.py" and (path.suffix == ".py" or (path / "__init__.py").exists())
    }
    assert named == rooms


def rooms_of_modules() -> dict[str, tuple[str, set[str]]]:
    """Each room that has modules: where they are listed, and their names."""
    rooms = {"service": (ARCHITECTURE, modules_of(ROOT / "service"))}
    for door in (ROOT / "index").glob("*/__init__.py"):
        rooms[door.parent.name] = (door.read_text(encoding="utf-8"), modules_of(door.parent))
    return rooms


def modules_of(room: Path) -> set[str]:
    return {path.stem for path in room.glob("*.py")} - {"__init__"}


@pytest.mark.parametrize("room", rooms_of_modules())
def test_a_room_says_what_each_of_its_modules_is_for(room: str) -> None:
    text, modules = rooms_of_modules()[room]
    assert modules <= set(re.findall(r"`(\w+)`", text))


def test_the_architecture_page_sorts_the_rooms_into_the_layers_that_are_checked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = project["tool"]["importlinter"]["contracts"][0]["layers"]
    checked = {(room, n) for n, row in enumerate(layers, 1) for room in row.split(" | ")}
    rows = re.findall(r"^\| (\d+) \| (.*?) \|", ARCHITECTURE, re.MULTILINE)
    assert {(room, int(n)) for n, rooms in rows for room in rooms.replace("`", "").split(", ")} == (
        checked
    )


def where_a_change_belongs() -> list[str]:
    section = ARCHITECTURE.split("### Where a change belongs")[1].split("\n## ")[0]
    return [line for line in section.splitlines() if line.startswith("| ")][2:]


@pytest.mark.parametrize("row", where_a_change_belongs(), ids=lambda row: row.split(" | ")[0])
def test_every_file_that_a_change_belongs_to_exists(row: str) -> None:
    """A name without a folder lies in one that the row names before it."""
    named = re.findall(r"`([\w./]*(?:/|\.(?:py|tsv|json)))`", row)
    folders = [
        ROOT,
        *(ROOT / name if name.endswith("/") else (ROOT / name).parent for name in named),
    ]
    lost = [name for name in named if not any((folder / name).exists() for folder in folders)]
    assert lost == []


def readme_commands() -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line.startswith("vigie ")]


@pytest.mark.parametrize("line", readme_commands())
def test_every_command_of_the_readme_exists_with_its_options(line: str) -> None:
    words = shlex.split(line, comments=True)
    command = main.get_command(click.Context(main), words[1])
    assert command is not None
    known = {option for param in command.params for option in (*param.opts, *param.secondary_opts)}
    assert {word.split("=")[0] for word in words if word.startswith("--")} <= known


def test_every_command_is_explained() -> None:
    context = click.Context(main)
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        assert command is not None
        assert command.help, name


@pytest.mark.parametrize("target", ["run", "test"])
def test_the_two_commands_are_targets_of_the_makefile(target: str) -> None:
    assert f"make {target}" in README
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(rf"^{target}:", makefile, re.MULTILINE)


def test_every_operator_and_field_name_of_the_parser_is_in_the_readme() -> None:
    section = README.split("## The query language")[1].split("\n## ")[0]
    for operator in OPERATORS:
        assert any(form.split()[0] in section for form in operator.forms), operator
    for field in FIELD_NAMES:
        assert all(f"{name}:" in section for name in field.names), field


@pytest.mark.parametrize("page", sorted(ROOT.glob("*.md")), ids=lambda path: path.name)
def test_every_local_link_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []
