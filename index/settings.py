"""The settings, read once at the edge (`VIGIE_*`) and passed in; the only importer of
pydantic-settings. Nothing here is read at import."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, ValidationError
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict

from index.errors import ConfigurationError

__all__ = ["MAX_PROCESSES", "EngineName", "Settings", "likely_settings", "load_settings"]

EngineName = Literal["auto", "whoosh", "tantivy", "opensearch"]
_RATE = r"\s*[0-9]+\s*(/|per)\s*[0-9]*\s*(second|minute|hour|day|month|year)s?\s*"
_STORE = re.compile(r"(memory|redis|memcached|mongodb)s?(\+[a-z]+)?://")
_ADDRESS = re.compile(r"https?://[^\s/?#]+(/[^\s?#]*)?", re.IGNORECASE)
#: As browsers send it; extensions have schemes of their own.
_ORIGIN = re.compile(r"\*|[a-z][a-z0-9+.-]*://[^\s/?#@]+", re.IGNORECASE)
_PREFIX = "VIGIE_"
#: Of one kind, at most: each takes a hundred megabytes of memory and more.
MAX_PROCESSES = 256
#: How like a setting a name must be written to be taken for it.
_LIKE = 0.84
_LIMIT = re.compile(f"{_RATE}([,;|]{_RATE})*", re.IGNORECASE)


def _limit(text: str) -> str:
    if text and not _LIMIT.fullmatch(text):
        raise PydanticCustomError("limit", "is no limit; write for example 600/minute")
    return text


def _limits_store(address: str) -> str:
    known = _STORE.match(address)
    if known is None:
        raise PydanticCustomError("store", "is no store; write memory:// or redis://host:6379")
    if known[1] == "redis" and find_spec("redis") is None:
        raise PydanticCustomError("store", "needs the extra vigie[redis]")
    return address


def _public_url(address: str) -> str:
    if address and not _ADDRESS.fullmatch(address):
        raise PydanticCustomError(
            "address", "is no address; write https://host or https://host/path"
        )
    return address


def _origins(text: str) -> str:
    for one in text.split(","):
        if one.strip() and not _ORIGIN.fullmatch(one.strip()):
            raise PydanticCustomError(
                "origins", "is no list of origins; write https://host, without a path, or *"
            )
    return text


def _path(text: str) -> str:
    """With the home folder that `~` stands for, which a shell writes out and nobody else."""
    try:
        return str(Path(text).expanduser()) if text.startswith("~") else text
    except RuntimeError:
        raise PydanticCustomError("path", "begins with a home folder that is not known") from None


def _place(text: str) -> str:
    if not text.strip():
        raise PydanticCustomError("place", "names no place")
    return _path(text)


FilePath = Annotated[str, AfterValidator(_path)]
Place = Annotated[str, AfterValidator(_place)]
Limit = Annotated[str, AfterValidator(_limit)]
LimitsStore = Annotated[str, AfterValidator(_limits_store)]
PublicUrl = Annotated[str, AfterValidator(_public_url)]
Origins = Annotated[str, AfterValidator(_origins)]


class Settings(BaseSettings):
    """Each field is the environment variable `VIGIE_` plus its name in capitals."""

    model_config = SettingsConfigDict(env_prefix=_PREFIX, frozen=True, extra="ignore")

    index: Place = Field(
        default="var/index", description="where the index is: a folder, or a cluster's URL"
    )
    sources: Place = Field(
        default="seeds", description="what `vigie reindex` reads when no SOURCE is named"
    )
    engine: EngineName = Field(
        default="auto", description="engine that `vigie reindex` builds with"
    )
    max_file_mb: int = Field(
        default=100, ge=1, description="a larger file, or line of JSONL, is refused, in megabytes"
    )
    processes: int = Field(
        default=0,
        ge=0,
        le=MAX_PROCESSES,
        description="processes that read and analyse articles; 0 takes one a processor",
    )
    ca_file: FilePath = Field(
        default="",
        description="certificate authority that the cluster's certificates are checked by",
    )
    shards: int = Field(default=1, ge=1, description="shards of a new index in a cluster")
    replicas: int = Field(default=1, ge=0, description="copies of each shard in a cluster")
    engine_timeout: float = Field(
        default=10.0,
        gt=0,
        description="seconds that one request to a cluster may take, within its search’s",
    )
    host: str = Field(default="127.0.0.1", description="address that `vigie serve` listens on")
    port: int = Field(
        default=8000, ge=0, le=65535, description="port that `vigie serve` listens on"
    )
    workers: int = Field(
        default=2, ge=1, le=MAX_PROCESSES, description="server processes of `vigie serve`"
    )
    threads: int = Field(
        default=16, ge=1, description="requests that a server process answers at a time"
    )
    graceful_timeout: int = Field(
        default=30,
        ge=0,
        description="seconds that requests in flight may take when the server stops",
    )
    translate: str = Field(
        default="",
        description="translator that `vigie reindex` asks: `google`, `libre:URL`, …; off if empty",
    )
    translator_key: str = Field(
        default="", repr=False, description="key of the translator, if it wants one"
    )
    translator_deadline: float = Field(
        default=60,
        gt=0,
        description="seconds that one request to the translator may take, retries included",
    )
    translate_concurrency: int = Field(
        default=4, ge=1, le=64, description="requests to the translator that may be open at a time"
    )
    translations: FilePath = Field(
        default="var/translations.sqlite", description="file that keeps what has been translated"
    )
    public_url: PublicUrl = Field(
        default="",
        description="address, with its path, under which readers know the service; else as asked",
    )
    trusted_proxies: int = Field(
        default=0, ge=0, description="proxies in front whose X-Forwarded headers are believed"
    )
    cors_origins: Origins = Field(
        default="",
        description="origins that may read the API from a browser, parted by commas",
    )
    limit_page: Limit = Field(
        default="600/minute", description="requests for pages an address may make"
    )
    limit_api: Limit = Field(
        default="600/minute", description="requests to the API an address may make"
    )
    limit_export: Limit = Field(
        default="30/minute", description="exports, feeds and batches likewise"
    )
    limits_store: LimitsStore = Field(
        default="memory://",
        description="where limits are counted; `redis://…` for several processes",
    )
    time_limit: float = Field(
        default=2.0, gt=0, description="seconds that a search may take before it is refused"
    )
    client_timeout: float = Field(
        default=20.0,
        gt=0,
        description="seconds a client may take to send a request or to read a part of an answer",
    )
    log_queries: bool = Field(default=False, description="write the text of queries to the log")
    lexicon: FilePath = Field(
        default="",
        description="file of further French and English words, in columns parted by tabs",
    )
    default_ui: Literal["fr", "en"] = Field(
        default="fr", description="language where none is asked for"
    )

    @property
    def shown_index(self) -> str:
        """The index location without a password, for people and logs."""
        scheme, parted, rest = self.index.partition("://")
        return f"{scheme}://{rest.rpartition('@')[2]}" if parted else self.index


def load_settings(**overrides: object) -> Settings:
    """Settings from the environment, with what the caller names put first.

    Raises ConfigurationError that names each wrong variable and what it takes.
    """
    try:
        return Settings(**overrides)  # type: ignore[arg-type]  # validated by pydantic
    except ValidationError as error:
        names = [_PREFIX + str(one["loc"][0]).upper() for one in error.errors()]
        wrong = [f"{name}: {one['msg']}" for name, one in zip(names, error.errors(), strict=True)]
        text = "; ".join(wrong).removeprefix(f"{names[0]}: ")
        remedy = "correct each or unset it" if wrong[1:] else "correct the variable or unset it"
        raise ConfigurationError(text, place=names[0], remedy=remedy) from None


def likely_settings(names: Iterable[str]) -> list[tuple[str, str]]:
    """Variables that set nothing and are written almost as one that does, each with that one."""
    known = [f"{_PREFIX}{name.upper()}" for name in Settings.model_fields]
    found = []
    for name in sorted(names):
        written = name.upper()
        if written.startswith(_PREFIX) and written not in known:
            bare = [one.removeprefix(_PREFIX) for one in known]
            near = get_close_matches(written.removeprefix(_PREFIX), bare, 1, _LIKE)
            found += [(name, _PREFIX + one) for one in near]
    return found
