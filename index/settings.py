"""The settings, read once at the edge (`VIGIE_*`) and passed in; the only importer of
pydantic-settings. Nothing here is read at import."""

from __future__ import annotations

import re
from importlib.util import find_spec
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, ValidationError
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict

from index.errors import ConfigurationError

__all__ = ["Settings", "load_settings"]

EngineName = Literal["auto", "whoosh", "tantivy", "opensearch"]
_RATE = r"\s*[0-9]+\s*(/|per)\s*[0-9]*\s*(second|minute|hour|day|month|year)s?\s*"
_STORE = re.compile(r"(memory|redis|memcached|mongodb)s?(\+[a-z]+)?://")
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


Limit = Annotated[str, AfterValidator(_limit)]
LimitsStore = Annotated[str, AfterValidator(_limits_store)]


class Settings(BaseSettings):
    """Each field is the environment variable `VIGIE_` plus its name in capitals."""

    model_config = SettingsConfigDict(env_prefix="VIGIE_", frozen=True, extra="ignore")

    index: str = Field("var/index", description="where the index is: a folder, or a cluster's URL")
    sources: str = Field("seeds", description="what `vigie reindex` reads when no SOURCE is named")
    engine: EngineName = Field("auto", description="engine that `vigie reindex` builds with")
    max_file_mb: int = Field(
        100, ge=1, description="a larger file, or line of JSONL, is refused, in megabytes"
    )
    processes: int = Field(
        0, ge=0, description="processes that read and analyse articles; 0 takes one a processor"
    )
    ca_file: str = Field(
        "", description="certificate authority that the cluster's certificates are checked by"
    )
    shards: int = Field(1, ge=1, description="shards of a new index in a cluster")
    replicas: int = Field(1, ge=0, description="copies of each shard in a cluster")
    engine_timeout: float = Field(
        10.0,
        gt=0,
        description="seconds that one request to a cluster may take, within its search’s",
    )
    host: str = Field("127.0.0.1", description="address that `vigie serve` listens on")
    port: int = Field(8000, ge=0, le=65535, description="port that `vigie serve` listens on")
    workers: int = Field(2, ge=1, description="server processes of `vigie serve`")
    threads: int = Field(16, ge=1, description="requests that a server process answers at a time")
    graceful_timeout: int = Field(
        30, ge=0, description="seconds that requests in flight may take when the server stops"
    )
    translate: str = Field(
        "",
        description="translator that `vigie reindex` asks: `google`, `libre:URL`, …; off if empty",
    )
    translator_key: str = Field(
        "", repr=False, description="key of the translator, if it wants one"
    )
    translator_deadline: float = Field(
        60,
        gt=0,
        description="seconds that one request to the translator may take, retries included",
    )
    translate_concurrency: int = Field(
        4, ge=1, le=64, description="requests to the translator that may be open at a time"
    )
    translations: str = Field(
        "var/translations.sqlite", description="file that keeps what has been translated"
    )
    public_url: str = Field(
        "",
        description="address under which readers know the service, for feeds; else as asked",
    )
    trusted_proxies: int = Field(
        0, ge=0, description="proxies in front whose X-Forwarded headers are believed"
    )
    cors_origins: str = Field(
        "",
        description="origins that may read the API from a browser, parted by commas",
    )
    limit_page: Limit = Field("600/minute", description="requests for pages an address may make")
    limit_api: Limit = Field("600/minute", description="requests to the API an address may make")
    limit_export: Limit = Field("30/minute", description="exports, feeds and batches likewise")
    limits_store: LimitsStore = Field(
        "memory://", description="where limits are counted; `redis://…` for several processes"
    )
    time_limit: float = Field(
        2.0, gt=0, description="seconds that a search may take before it is refused"
    )
    client_timeout: float = Field(
        20.0,
        gt=0,
        description="seconds a client may take to send a request or to read a part of an answer",
    )
    log_queries: bool = Field(False, description="write the text of queries to the log")
    lexicon: str = Field(
        "", description="file of further French and English words, in columns parted by tabs"
    )
    default_ui: Literal["fr", "en"] = Field("fr", description="language where none is asked for")

    @property
    def shown_index(self) -> str:
        """The index location without a password, for people and logs."""
        scheme, parted, rest = self.index.partition("://")
        return f"{scheme}://{rest.rpartition('@')[2]}" if parted else self.index


def load_settings(**overrides: object) -> Settings:
    """Settings from the environment, with what the caller names put first.

    Raises ConfigurationError that names the variable and what it takes.
    """
    try:
        return Settings(**overrides)  # type: ignore[arg-type]  # validated by pydantic
    except ValidationError as error:
        first = error.errors()[0]
        name = "VIGIE_" + str(first["loc"][0]).upper()
        raise ConfigurationError(
            first["msg"], place=name, remedy="correct the variable or unset it"
        ) from None
