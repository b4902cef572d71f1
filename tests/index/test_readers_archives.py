"""Archives are read in place: members by their paths, bombs and traps harmless."""

from __future__ import annotations

import gzip
import io
import json
import stat
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest

from index.article import Article
from index.errors import SourceError
from tests.index.reading import BODY, LIMIT, Listener, article, ids, read, rejection


def zipped(members: dict[str, bytes | str]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, member in members.items():
            archive.writestr(name, member)
    return content.getvalue()


def tarred(members: dict[str, bytes], mode: Literal["w", "w:gz"] = "w:gz") -> bytes:
    content = io.BytesIO()
    with tarfile.open(fileobj=content, mode=mode) as archive:
        for name, member in members.items():
            header = tarfile.TarInfo(name)
            header.size = len(member)
            archive.addfile(header, io.BytesIO(member))
    return content.getvalue()


def test_members_of_a_zip_are_articles_named_by_their_path(tmp_path: Path) -> None:
    path = tmp_path / "press.zip"
    path.write_bytes(zipped({"b.txt": BODY, "a/c.txt": BODY, "__MACOSX/._b.txt": "x"}))
    found = read(path)
    assert ids(found) == ["a/c", "b"]
    assert [str(one.origin) for one in found if isinstance(one, Article)] == [
        f"{path}!a/c.txt",
        f"{path}!b.txt",
    ]


def test_the_same_member_of_two_archives_in_a_folder_is_two_articles(tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(zipped({"a.txt": BODY}))
    (tmp_path / "y.tar.gz").write_bytes(tarred({"a.txt": BODY.encode()}))
    assert ids(read(tmp_path)) == ["x/a", "y/a"]


def test_tar_is_read_packed_and_unpacked(tmp_path: Path) -> None:
    (tmp_path / "a.tar").write_bytes(tarred({"x.txt": BODY.encode()}, "w"))
    (tmp_path / "b.tgz").write_bytes(tarred({"y.txt": BODY.encode()}))
    assert ids(read(tmp_path / "a.tar", tmp_path / "b.tgz")) == ["x", "y"]


def test_gzip_is_read_as_what_it_holds(tmp_path: Path) -> None:
    records = "\n".join(json.dumps({"text": BODY}) for _ in range(2))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(records.encode()))
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(BODY.encode()))
    assert ids(read(tmp_path)) == ["a#1", "a#2", "b"]


def test_an_archive_in_an_archive_is_read(tmp_path: Path) -> None:
    inner = zipped({"deep.txt": BODY})
    (tmp_path / "a.zip").write_bytes(zipped({"in.zip": inner}))
    found = article(read(tmp_path / "a.zip"))
    assert str(found.origin) == f"{tmp_path}/a.zip!in.zip!deep.txt"


def test_a_tar_in_a_zip_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"in.tar": tarred({"x.txt": BODY.encode()}, "w")}))
    assert ids(read(tmp_path / "a.zip")) == ["in/x"]


def test_a_gzip_of_whatever_type_is_read_where_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "depeche.asc.gz").write_bytes(gzip.compress(BODY.encode()))
    assert read(tmp_path) == []
    assert ids(read(tmp_path / "depeche.asc.gz")) == ["depeche"]


@pytest.mark.parametrize(
    ("suffix", "packed"),
    [
        (".zip", lambda content: zipped({"in.zip": content})),
        (".tar", lambda content: tarred({"in.tar": content}, "w")),
        (".gz", gzip.compress),
    ],
)
def test_archives_nested_without_end_are_refused(
    tmp_path: Path, suffix: str, packed: Callable[[bytes], bytes]
) -> None:
    content = zipped({"a.txt": BODY})
    for _ in range(6):
        content = packed(content)
    (tmp_path / f"a{suffix * 6}").write_bytes(content)
    assert "archives" in rejection(read(tmp_path)).message


def test_a_bomb_is_refused_at_the_limit_and_its_neighbours_are_read(tmp_path: Path) -> None:
    bomb = b"0" * (LIMIT + 1)
    (tmp_path / "a.zip").write_bytes(zipped({"bomb.txt": bomb, "good.txt": BODY}))
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(bomb))
    (tmp_path / "c.tar.gz").write_bytes(tarred({"bomb.txt": bomb, "good.txt": BODY.encode()}))
    found = read(tmp_path)
    assert ids(found) == ["a/good", "c/good"]
    rejected = [str(one) for one in found if isinstance(one, SourceError)]
    assert len(rejected) == 3
    assert all("limit" in text for text in rejected)


def test_records_beyond_the_limit_are_refused_with_their_size(tmp_path: Path) -> None:
    records = json.dumps({"text": BODY}).encode() + b"\n"
    many = records * (2 * LIMIT // len(records))
    (tmp_path / "a.zip").write_bytes(zipped({"lot.jsonl": many}))
    (tmp_path / "b.tgz").write_bytes(tarred({"lot.jsonl": many}))
    found = read(tmp_path)
    assert ids(found) == []
    assert [str(one).count("is 2.0 MB, over") for one in found] == [1, 1]


def test_a_member_under_a_password_is_said_to_be_encrypted(tmp_path: Path) -> None:
    content = bytearray(zipped({"a.txt": BODY}))
    content[6] = content[content.index(b"PK\x01\x02") + 8] = 1
    (tmp_path / "a.zip").write_bytes(content)
    assert rejection(read(tmp_path)).message == "is encrypted"


def test_a_zip_that_lies_about_a_size_is_rejected(tmp_path: Path) -> None:
    content = bytearray(zipped({"a.txt": b"0" * (2 * LIMIT)}))
    real = (2 * LIMIT).to_bytes(4, "little")
    assert content.count(real) == 2
    (tmp_path / "a.zip").write_bytes(content.replace(real, (10).to_bytes(4, "little")))
    assert "cannot be unpacked" in rejection(read(tmp_path)).message


def test_what_is_wrong_with_a_member_of_a_zip_costs_no_other(tmp_path: Path) -> None:
    content = zipped({"a.txt": BODY, "b.txt": BODY})
    at = content.index(b"a.txt")
    (tmp_path / "a.zip").write_bytes(content[: at + 9] + b"\0" * 20 + content[at + 29 :])
    found = read(tmp_path)
    assert ids(found) == ["a/b"]
    assert "cannot be unpacked" in str(found[0])


def test_members_that_unpack_to_too_much_together_end_the_archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.readers.archive._TOTAL", 2)
    body = (BODY * (LIMIT // len(BODY))).encode()
    members = {f"{n}.txt": body[: LIMIT * 9 // 10] for n in range(4)}
    (tmp_path / "a.zip").write_bytes(zipped(dict(members)))
    (tmp_path / "b.tar.gz").write_bytes(tarred(members))
    found = read(tmp_path)
    assert ids(found) == ["a/0", "a/1", "b/0", "b/1"]
    rejected = [str(one) for one in found if isinstance(one, SourceError)]
    assert rejected
    assert all("in all" in text for text in rejected)


def test_paths_that_climb_out_stay_names(tmp_path: Path) -> None:
    members = {"../../up.txt": BODY, "/root.txt": BODY, "win\\dows.txt": BODY}
    (tmp_path / "a.zip").write_bytes(zipped(dict(members)))
    assert ids(read(tmp_path / "a.zip")) == ["up", "root", "win/dows"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.zip"]


def test_links_in_a_tar_are_not_followed(tmp_path: Path, listener: Listener) -> None:
    content = io.BytesIO()
    with tarfile.open(fileobj=content, mode="w") as archive:
        header = tarfile.TarInfo("link.txt")
        header.type, header.linkname = tarfile.SYMTYPE, "/etc/hostname"
        archive.addfile(header)
    (tmp_path / "a.tar").write_bytes(content.getvalue())
    assert read(tmp_path, listener=listener) == []
    assert "not followed" in listener.notices[0]


def test_a_link_in_a_zip_is_not_taken_for_a_text(tmp_path: Path, listener: Listener) -> None:
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(link, "/etc/hostname")
    assert read(tmp_path, listener=listener) == []
    assert "not followed" in listener.notices[0]


def test_folders_and_hidden_files_of_an_archive_are_passed_over_in_silence(
    tmp_path: Path, listener: Listener
) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"lot/": "", "lot/x.txt": BODY}))
    with tarfile.open(tmp_path / "b.tar", "w") as archive:
        folder = tarfile.TarInfo("lot")
        folder.type = tarfile.DIRTYPE
        archive.addfile(folder)
        for name in ("lot/._y.txt", "lot/y.txt"):
            header = tarfile.TarInfo(name)
            header.size = len(BODY.encode())
            archive.addfile(header, io.BytesIO(BODY.encode()))
    assert ids(read(tmp_path, listener=listener)) == ["a/lot/x", "b/lot/y"]
    assert listener.notices == []


def test_what_a_book_says_of_its_own_files_is_passed_over(
    tmp_path: Path, listener: Listener
) -> None:
    path = tmp_path / "revue.epub"
    path.write_bytes(zipped({"META-INF/container.xml": "<container/>", "lot/x.txt": BODY}))
    assert article(read(path, listener=listener)).id == "lot/x"
    assert listener.notices == []


def test_a_damaged_archive_is_rejected(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04 nothing more")
    (tmp_path / "b.tar.gz").write_bytes(tarred({"x.txt": BODY.encode() * 9})[:60])
    (tmp_path / "c.gz").write_bytes(b"no gzip at all")
    found = read(tmp_path)
    assert [one.place for one in found if isinstance(one, SourceError)] == [
        f"{tmp_path}/a.zip",
        f"{tmp_path}/b.tar.gz",
        f"{tmp_path}/c.gz",
    ]
    assert all("cannot be unpacked" in str(one) for one in found)


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tgz", "a.gz"])
def test_a_file_without_content_is_called_empty_and_no_damaged_archive(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_bytes(b"")
    assert rejection(read(tmp_path)).message == "the file is empty"


@pytest.mark.parametrize("name", ["a.jsonl", "a.txt", "a.html", "a.eml"])
def test_what_breaks_off_within_a_member_cannot_be_unpacked(tmp_path: Path, name: str) -> None:
    body = json.dumps({"text": " ".join(f"{n**5:x}" for n in range(20_000))}).encode()
    (tmp_path / f"{name}.gz").write_bytes(gzip.compress(body)[:-4_000])
    (tmp_path / "b.tgz").write_bytes(tarred({name: body})[:-4_000])
    found = [one for one in read(tmp_path) if isinstance(one, SourceError)]
    assert {one.place for one in found} >= {f"{tmp_path}/{name}.gz", f"{tmp_path}/b.tgz!{name}"}
    assert all("cannot be unpacked" in one.message for one in found), found
