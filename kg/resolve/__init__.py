"""Mentions → canonical entities: within a document (`document`), and across documents (`resolve`)."""

from __future__ import annotations

from kg.resolve.across import resolve
from kg.identity import Canonical, Resolution

__all__ = ["Canonical", "Resolution", "resolve"]
