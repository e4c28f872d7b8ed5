"""A browser that watches what a page asks for and what goes wrong in it."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
#: Screens that the picture is looked at on, in pixels.
SCREENS = {"phone": (390, 844), "tablet": (820, 1180), "laptop": (1366, 768), "desktop": (1920, 1080)}
#: Expressions that say whether a page overflows its window, and which of its controls cut off their own words.
WIDER = "document.documentElement.scrollWidth - innerWidth"
CUT_OFF = """[...document.querySelectorAll("button, select, label, h1, h2, h3, summary")]
    .filter(e => e.offsetWidth && e.textContent.trim() && e.tagName !== "SELECT" && e.scrollWidth > e.clientWidth + 1
      && getComputedStyle(e).textOverflow !== "ellipsis" && getComputedStyle(e).display !== "inline")
    .map(e => e.outerHTML.slice(0, 120))"""


class Watched:
    """A page with all it asked for and all that went wrong in it; nothing it asks of a network is answered."""

    def __init__(
        self,
        chromium: Any,
        path: Path,
        width: int = 1280,
        height: int = 800,
        *,
        ready: str = "html[data-ready]",
        **options: Any,
    ) -> None:
        self.wrong: list[str] = []
        self.asked: list[str] = []
        self.path = path
        self.ready = ready
        screen = {"width": width, "height": height}
        self.context = chromium.new_context(viewport=screen, reduced_motion="reduce", **options)
        self.page = self.context.new_page()
        self.page.on("console", self.hear)
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("dialog", self.refuse)
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.open()

    def open(self, address: str = "") -> None:
        """Open the page as if for the first time."""
        self.page.goto("about:blank")
        self.page.goto(self.path.as_uri() + address)
        self.page.wait_for_selector(self.ready, state="attached")
        self.page.wait_for_timeout(60)

    def hear(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.wrong.append(message.text)

    def refuse(self, dialog: Any) -> None:
        self.wrong.append(dialog.message)
        dialog.dismiss()

    def check(self) -> None:
        """Nothing went wrong since the last check, and nothing was asked of a network."""
        wrong, asked = self.wrong[:], [url for url in self.asked if not url.startswith(("file:", "data:", "blob:"))]
        self.wrong.clear()
        self.asked.clear()
        assert (wrong, asked) == ([], [])

    def close(self) -> None:
        self.context.close()
        self.check()


def address(page: Any) -> str:
    """The address as the page itself knows it now; what the browser's driver says of it may be older."""
    return str(page.evaluate("location.href"))


def shown(page: Any) -> tuple[int, int]:
    counts = page.evaluate("orgkg.counts()")
    return counts["nodes"], counts["edges"]


def node(page: Any, name: str) -> int:
    number = page.evaluate("name => orgkg.data.nodes.label.indexOf(name)", name)
    assert isinstance(number, int) and number >= 0
    return number


def click_node(page: Any, name: str, times: int = 1) -> None:
    click_number(page, node(page, name), times)


def click_number(page: Any, number: int, times: int = 1) -> None:
    page.evaluate("number => orgkg.picture.centre(number)", number)
    page.wait_for_timeout(80)
    spot = page.evaluate("number => orgkg.picture.screen(number)", number)
    box = page.locator("#graph").bounding_box()
    page.mouse.click(box["x"] + spot["x"], box["y"] + spot["y"], click_count=times, delay=20)
    page.wait_for_timeout(120)


def saved(page: Any, name: str) -> bytes:
    """What the page saves under this entry of its menu."""
    page.click("#files summary")
    with page.expect_download() as found:
        page.click(f"[data-save={name}]")
    return Path(found.value.path()).read_bytes()


def colliding(boxes: Sequence[Sequence[float]]) -> list[tuple[Sequence[float], Sequence[float]]]:
    """The pairs of boxes (left, top, right, bottom, …) that lie on each other."""
    return [
        (a, b)
        for index, a in enumerate(boxes)
        for b in boxes[index + 1 :]
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]


def barriers(page: Any) -> list[Any]:
    """The serious faults that axe-core, already in the page, finds in it as it stands."""
    found = page.evaluate(
        "async () => (await axe.run({resultTypes: ['violations']})).violations"
        ".filter(v => ['serious', 'critical'].includes(v.impact))"
        ".map(v => [v.id, v.nodes.slice(0, 3).map(n => n.html + ' ' + n.failureSummary)])"
    )
    assert isinstance(found, list)
    return found
