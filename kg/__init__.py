"""orgkg: a typed, cited knowledge graph of people, posts, bodies and meetings from official Chinese news.

Examples
--------
>>> import kg
>>> text = "云川县委书记祝承远主持召开县委常委会会议。"
>>> graph = kg.build([kg.Document("a1", text)])
>>> graph.summary.documents
1
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.errors import OrgkgError
from kg.model import Document

if TYPE_CHECKING:
    from kg.pipeline import Graph, build
    from kg.pipeline import open_graph as open

__all__ = ["Document", "Graph", "OrgkgError", "build", "open"]


def __getattr__(name: str) -> Any:
    """`build`, `open` and `Graph` on first use: the models and libraries behind them take a while to import."""
    if name in ("build", "open", "Graph"):
        from kg import pipeline

        return getattr(pipeline, "open_graph" if name == "open" else name)
    if name == "__version__":
        from importlib.metadata import PackageNotFoundError, version

        try:
            return version("orgkg")
        except PackageNotFoundError:
            return "of a checkout"
    raise AttributeError(f"module 'kg' has no attribute {name!r}")
