"""One HTML file from a template, the style, the scripts and the data; it asks nothing of any network."""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

#: The scripts of the page in the order in which they build on each other; they share one scope.
SCRIPTS = tuple(
    f"{name}.js"
    for name in (
        "words graph people measures paths scene search labels picture drawing exports panel table timeline legend "
        "address app"
    ).split()
)
#: vis-network 9.1.2 as it comes in pyvis's wheel, under the Apache License 2.0 or the MIT License.
VIS_NETWORK = "templates/lib/vis-9.1.2/vis-network.min.js"


def render(content: Mapping[str, Any], evidence: Mapping[str, Any], *, lang: str, title: str) -> str:
    """The page; its text holds no character that UTF-8 cannot encode.

    Everything from outside stands in JSON that the page reads as text, or is escaped by the template. The content
    security policy admits the scripts and the style of the page by their hashes and nothing else.
    """
    from jinja2 import Environment

    own = "\n".join(read(name) for name in SCRIPTS)
    scripts = [_inline(vis_network()), _inline(f"(() => {{\n'use strict';\n{own}}})();")]
    style = read("style.css")
    template = Environment(autoescape=True, keep_trailing_newline=True).from_string(read("page.html"))
    page = template.render(
        policy=policy(style, *scripts, images="data: blob:"),
        lang=lang,
        title=title,
        style=style,
        scripts=scripts,
        data=_json(content),
        evidence=base64.b64encode(zlib.compress(_json(evidence).encode("utf-8"), 9)).decode("ascii"),
    )
    return page.encode("utf-8", "replace").decode("utf-8")


def print_page(content: Mapping[str, Any]) -> str:
    """The page of a dossier: text and style only, no script at all."""
    from jinja2 import Environment

    style = read("dossier.css")
    environment = Environment(autoescape=True, keep_trailing_newline=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters["clean"] = _legible
    template = environment.from_string(read("dossier.html"))
    page = template.render(content, policy=policy(style, images="data:"), style=style)
    return page.encode("utf-8", "replace").decode("utf-8")


def _legible(value: object) -> str:
    """A text without control characters and those that turn the direction of writing."""
    return "".join(sign if sign.isprintable() else " " for sign in str(value or ""))


def vis_network() -> str:
    """The source of vis-network that pyvis carries."""
    return files("pyvis").joinpath(VIS_NETWORK).read_bytes().decode("utf-8")


def read(name: str, package: str = "kg.view") -> str:
    """A template, style or script of a package, with the line ends that browsers hash."""
    return files(package).joinpath(name).read_text(encoding="utf-8").replace("\r\n", "\n")


def policy(style: str, *scripts: str, images: str = "") -> str:
    """The content security policy of a page: its own style and scripts by their hashes, and nothing else."""
    told = (
        "default-src 'none'",
        f"script-src {' '.join(map(_hash, scripts))}" if scripts else "",
        f"style-src {_hash(style)}",
        f"img-src {images}" if images else "",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return "; ".join(filter(None, told))


def _inline(script: str) -> str:
    """A script as it may stand in HTML.

    Browsers hash it with their own line ends and end it at the first closing tag; its source map would be a request.
    """
    lines = script.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept = "\n".join(line for line in lines if not line.startswith("//# sourceMappingURL="))
    return kept.replace("</script", "<\\/script").replace("<!--", "<\\!--")


def _hash(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii") + "'"


def _json(value: Mapping[str, Any]) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").encode("utf-8", "replace").decode("utf-8")
