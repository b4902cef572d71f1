"""What the environment may set, and what is said where it sets something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.errors import ConfigurationError
from index.settings import likely_settings, load_settings
from tests.index.commands import vigie


def test_every_wrong_setting_is_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIGIE_PORT", "70000")
    monkeypatch.setenv("VIGIE_TIME_LIMIT", "-1")
    with pytest.raises(ConfigurationError) as caught:
        load_settings()
    text = str(caught.value)
    assert text.startswith("VIGIE_PORT: ")
    assert "VIGIE_TIME_LIMIT: " in text
    assert "70000" not in text.partition("VIGIE_TIME_LIMIT")[2]


@pytest.mark.parametrize("name", ["processes", "workers"])
def test_more_processes_than_a_machine_has_memory_for_are_refused(name: str) -> None:
    with pytest.raises(ConfigurationError, match=f"VIGIE_{name.upper()}.* 256"):
        load_settings(**{name: 100_000})
    assert getattr(load_settings(**{name: 256}), name) == 256


@pytest.mark.parametrize("command", [("reindex", "--processes"), ("serve", "--workers")])
def test_the_command_names_the_most_processes(command: tuple[str, str]) -> None:
    said = vigie(*command, 100_000)
    assert (said.exit_code, "<=256" in said.output) == (2, True)


@pytest.mark.parametrize("name", ["index", "sources", "translations", "lexicon", "ca_file"])
def test_a_place_may_begin_with_the_home_folder(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv(f"VIGIE_{name.upper()}", "~/presse")
    assert getattr(load_settings(), name) == str(tmp_path / "presse")
    with pytest.raises(ConfigurationError, match=f"VIGIE_{name.upper()}: .* not known"):
        load_settings(**{name: "~nobody-of-this-name/presse"})


@pytest.mark.parametrize("name", ["index", "sources"])
def test_a_blank_place_is_not_the_folder_one_is_in(name: str) -> None:
    with pytest.raises(ConfigurationError, match=f"VIGIE_{name.upper()}: names no place"):
        load_settings(**{name: " "})


@pytest.mark.parametrize(
    "address", ["vigie.example", "//vigie.example", "ftp://x/", "https://", "https://a b/", "x"]
)
def test_a_public_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(ConfigurationError, match="VIGIE_PUBLIC_URL"):
        load_settings(public_url=address)


@pytest.mark.parametrize(
    "address",
    ["", "https://vigie.example", "http://[::1]:8000/", "https://presse.example/vigie/"],
)
def test_a_public_address_may_have_a_port_and_a_path(address: str) -> None:
    assert load_settings(public_url=address).public_url == address


@pytest.mark.parametrize(
    "origins", ["desk.example", "https://desk.example/", "https://a.example, b", "null", "https://"]
)
def test_an_origin_that_no_browser_sends_is_refused(origins: str) -> None:
    with pytest.raises(ConfigurationError, match="VIGIE_CORS_ORIGINS: is no list of origins"):
        load_settings(cors_origins=origins)


@pytest.mark.parametrize(
    "origins", ["", "*", "https://desk.example, http://localhost:3000,", "moz-extension://a-b"]
)
def test_origins_are_parted_by_commas(origins: str) -> None:
    assert load_settings(cors_origins=origins).cors_origins == origins


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("VIGIE_HOSTT", "VIGIE_HOST"),
        ("VIGIE_TIMELIMIT", "VIGIE_TIME_LIMIT"),
        ("VIGIE_CORS_ORIGIN", "VIGIE_CORS_ORIGINS"),
        ("vigie_thread", "VIGIE_THREADS"),
    ],
)
def test_a_misspelt_setting_is_named_with_the_nearest(name: str, nearest: str) -> None:
    assert likely_settings({name: "1"}) == [(name, nearest)]


@pytest.mark.parametrize(
    "name",
    ["VIGIE_HOST", "vigie_host", "VIGIE_SERVICE_HOST", "VIGIE_PORT_8000_TCP", "HOSTT", "VIGIE_"],
)
def test_settings_and_what_belongs_to_others_are_left_alone(name: str) -> None:
    assert likely_settings({name: "1"}) == []
