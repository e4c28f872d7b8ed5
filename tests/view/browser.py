"""A browser that watches what a page asks for and what goes wrong in it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


class Watched:
    """A page with all it asked for and all that went wrong in it."""

    def __init__(self, chromium: Any, path: Path, width: int = 1280, height: int = 800, **options: Any) -> None:
        self.wrong: list[str] = []
        self.asked: list[str] = []
        screen = {"width": width, "height": height}
        self.context = chromium.new_context(viewport=screen, reduced_motion="reduce", **options)
        self.page = self.context.new_page()
        self.page.on("console", self.hear)
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("dialog", self.refuse)
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(path.as_uri())
        self.page.wait_for_selector("html[data-ready]")
        self.page.wait_for_timeout(60)

    def hear(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.wrong.append(message.text)

    def refuse(self, dialog: Any) -> None:
        self.wrong.append(dialog.message)
        dialog.dismiss()

    def close(self) -> None:
        self.context.close()
        assert self.wrong == []
        assert [url for url in self.asked if not url.startswith(("file:", "data:", "blob:"))] == []


def shown(page: Any) -> tuple[int, int]:
    counts = page.evaluate("orgkg.counts()")
    return counts["nodes"], counts["edges"]


def node(page: Any, name: str) -> int:
    number = page.evaluate("name => orgkg.data.nodes.label.indexOf(name)", name)
    assert isinstance(number, int) and number >= 0
    return number


def click_node(page: Any, name: str, times: int = 1) -> None:
    page.evaluate("number => orgkg.picture.centre(number)", node(page, name))
    page.wait_for_timeout(80)
    spot = page.evaluate("number => orgkg.picture.screen(number)", node(page, name))
    box = page.locator("#graph").bounding_box()
    page.mouse.click(box["x"] + spot["x"], box["y"] + spot["y"], click_count=times, delay=20)
    page.wait_for_timeout(120)
