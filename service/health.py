"""Whether the process is up, and whether it can answer.

Input: GET /healthz, /readyz. Output: small JSON objects, or a 503 problem.
"""

from __future__ import annotations

from flask import Blueprint, Response

from service.api import as_json
from service.desk import desk

__all__ = ["health"]

health = Blueprint("health", __name__)


@health.get("/healthz")
def healthz() -> Response:
    """The process is up; says nothing about the index."""
    return as_json({"status": "ok"})


@health.get("/readyz")
def readyz() -> Response:
    """The index opens; else 503 with what to do."""
    return as_json({"status": "ready", "generation": desk().manifest().generation})
