"""A lock in a cluster as it was last seen, so that it changes hands only as long as it is so.

Input: the cluster's answer to reading or writing the document. Output: the terms of a request that
fails where another has written the document since.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple, Self

__all__ = ["Held"]


class Held(NamedTuple):
    """The document of a lock: who holds it, and which of its versions this is."""

    owner: Mapping[str, Any]
    version: tuple[int, int]

    @classmethod
    def of(cls, answer: Mapping[str, Any], owner: Mapping[str, Any]) -> Self:
        """The document that the cluster's answer is about."""
        return cls(owner, (answer["_seq_no"], answer["_primary_term"]))

    @property
    def terms(self) -> dict[str, int]:
        """Parameters of a request that is to change this version and no other."""
        return {"if_seq_no": self.version[0], "if_primary_term": self.version[1]}
