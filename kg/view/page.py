"""The page of the picture: its template, style, scripts and data in one file."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from kg.pages import compose, read

#: The scripts of the page in the order in which they build on each other; they share one scope.
SCRIPTS = (
    "words graph people measures paths scene search labels picture drawing exports panel table timeline legend "
    "address app"
).split()
#: vis-network 9.1.2 as it comes in pyvis's wheel, under the Apache License 2.0 or the MIT License.
VIS_NETWORK = "templates/lib/vis-9.1.2/vis-network.min.js"


def render(content: Mapping[str, Any], evidence: Mapping[str, Any], *, lang: str, title: str) -> str:
    """The page. What comes from outside stands in JSON that the page reads as text, or is escaped by the template."""
    own = "\n".join(read(__package__, f"{name}.js") for name in SCRIPTS)
    return compose(
        __package__,
        "page.html",
        "style.css",
        [vis_network(), f"(() => {{\n'use strict';\n{own}}})();"],
        lang=lang,
        title=title,
        data=_json(content),
        evidence=base64.b64encode(zlib.compress(_json(evidence).encode("utf-8"), 9)).decode("ascii"),
    )


def vis_network() -> str:
    """The source of vis-network that pyvis carries."""
    return files("pyvis").joinpath(VIS_NETWORK).read_bytes().decode("utf-8")


def _json(value: Mapping[str, Any]) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").encode("utf-8", "replace").decode("utf-8")
