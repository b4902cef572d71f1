"""Everything about HTTP and pages; holds no search logic. The door is `create_app`."""

from __future__ import annotations

from service.app import create_app

__all__ = ["create_app"]
