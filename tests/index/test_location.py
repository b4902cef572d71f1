"""An index location is a folder, or the address of an index in a cluster."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from index.errors import ConfigurationError
from index.generations import open_store
from index.generations.location import cluster_place
from tests.index.corpora import settings_for


@pytest.mark.parametrize("place", ["var/index", "/srv/index", "index", "C:index"])
def test_without_a_scheme_it_is_a_folder(place: str) -> None:
    assert cluster_place(settings_for(Path(place))) is None


def test_one_address_names_several_hosts(tmp_path: Path) -> None:
    address = "https://ann:p%40ss@one:9201,two,[::1]:9203/vigie"
    place = cluster_place(settings_for(tmp_path, index=address, ca_file="ca.pem", shards=3))
    assert place is not None
    assert place.hosts == (
        "https://ann:p%40ss@one:9201",
        "https://ann:p%40ss@two:9200",
        "https://ann:p%40ss@[::1]:9203",
    )
    assert (place.index, place.ca_file, place.shards, place.replicas) == ("vigie", "ca.pem", 3, 1)


def test_a_path_before_the_name_is_that_of_a_proxy(tmp_path: Path) -> None:
    place = cluster_place(settings_for(tmp_path, index="https://one,two:443/press/search/vigie/"))
    assert place is not None
    assert place.hosts == ("https://one:9200/press/search", "https://two:443/press/search")
    assert place.index == "vigie"


@pytest.mark.parametrize("address", ["HTTP://one,two/x", "http://one, two/x"])
def test_capitals_of_the_scheme_and_a_blank_between_hosts_do_not_matter(
    tmp_path: Path, address: str
) -> None:
    place = cluster_place(settings_for(tmp_path, index=address))
    assert place is not None
    assert place.hosts == ("http://one:9200", "http://two:9200")


@pytest.mark.parametrize("address", ["host:9200/vigie", "127.0.0.1:9200/vigie", "a:9,b:9/x"])
def test_an_address_without_its_scheme_is_not_taken_for_a_folder(
    tmp_path: Path, address: str
) -> None:
    with pytest.raises(ConfigurationError, match="lacks its https://"):
        cluster_place(settings_for(tmp_path, index=address))


@pytest.mark.parametrize(
    "place",
    [
        "http://",
        "http://host",
        "http://host/",
        "ftp://host/x",
        "http://a:b:c/x",
        "http://h:99999/x",
    ],
)
def test_what_is_no_address_is_refused_with_the_form(tmp_path: Path, place: str) -> None:
    with pytest.raises(ConfigurationError, match=r"VIGIE_INDEX.*https://user:password@host"):
        cluster_place(settings_for(tmp_path, index=place))


@pytest.mark.parametrize("password", ["se#cret", "se?cret", "se[cret", "se/cret", "se@cret", "50%"])
def test_a_password_may_hold_any_sign(tmp_path: Path, password: str) -> None:
    settings = settings_for(tmp_path, index=f"https://ann:{password}@one:9201,two/vigie")
    place = cluster_place(settings)
    assert place is not None
    found = [urlsplit(host) for host in place.hosts]
    assert [(one.hostname, unquote(one.password or "")) for one in found] == [
        ("one", password),
        ("two", password),
    ]
    assert "cret" not in settings.shown_index


@pytest.mark.parametrize(
    ("place", "lacking"),
    [
        ("https://secret@h/x", "without a password"),
        ("https://:secret@h/x", "without a user"),
        ("https:/a:secret@h/x", "lacks its //"),
        ("HTTPS:a:secret@h/x", "lacks its //"),
    ],
)
def test_half_an_address_is_refused_without_its_password(
    tmp_path: Path, place: str, lacking: str
) -> None:
    with pytest.raises(ConfigurationError, match=lacking) as caught:
        cluster_place(settings_for(tmp_path, index=place))
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("host", ["h?a=b", "h#a", ""])
def test_what_is_more_or_less_than_a_host_is_refused(tmp_path: Path, host: str) -> None:
    with pytest.raises(ConfigurationError, match="is not a host"):
        cluster_place(settings_for(tmp_path, index=f"http://one,{host}/x"))


def test_a_cluster_takes_its_time_limit_and_copies_from_the_settings(tmp_path: Path) -> None:
    settings = settings_for(tmp_path, index="http://h/x", engine_timeout=7, replicas=2)
    place = cluster_place(settings)
    assert place is not None
    assert (place.timeout, place.replicas, place.ca_file) == (7, 2, None)


def test_the_password_is_never_shown(tmp_path: Path) -> None:
    settings = settings_for(tmp_path, index="https://ann:secret@host:9200/BAD")
    assert settings.shown_index == "https://host:9200/BAD"
    with pytest.raises(ConfigurationError) as caught:
        open_store(settings)
    assert "secret" not in str(caught.value)
    with pytest.raises(ConfigurationError) as caught:
        cluster_place(settings_for(tmp_path, index="https://ann:secret@/x"))
    assert "secret" not in str(caught.value)
