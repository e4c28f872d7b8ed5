"""Mentions → canonical entities: within a document (`document`), and across documents (`resolve`)."""

from __future__ import annotations

from kg.identity import Canonical, Resolution
from kg.resolve.across import resolve

__all__ = ["Canonical", "Resolution", "resolve"]
