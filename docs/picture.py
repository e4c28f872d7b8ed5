"""Renews the pictures of `picture.md` and of the README: screenshots of the example graph and of synthetic ones.

    python docs/picture.py [NAME …]     all, or those named; needs Chromium, Chinese fonts, playwright and pillow

They are not compared by the tests, since fonts differ from machine to machine.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

DOCS = Path(__file__).resolve().parent
sys.path.insert(0, str(DOCS.parent))

SENTENCE = """async () => {
  const at = orgkg.data.nodes.label.findIndex(label => label.includes("统一战线工作部署会"));
  orgkg.state.reach = 2;
  orgkg.choose(at);
  await new Promise(done => setTimeout(done, 700));
  const rows = [...document.querySelectorAll("#panel .rows > li")];
  rows.find(row => row.textContent.includes("沈望舒")).querySelector("details").open = true;
}"""
COMMUNITIES = """() => {
  for (const [id, value] of [["size", "between"], ["colour", "community"]]) {
    document.getElementById(id).value = value;
    document.getElementById(id).dispatchEvent(new Event("change"));
  }
}"""
CHOSEN = "() => orgkg.choose(orgkg.find('沈望舒')[0])"
FOCUS = "() => orgkg.focus(orgkg.find('顾言清')[0])"
PATH = "() => orgkg.pathTo(orgkg.find('柳依依')[0], orgkg.find('罗浮山')[0])"


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: of which network, what is done first, and on what screen."""

    name: str
    network: str
    act: str = ""
    lang: str = "en"
    width: int = 1360
    height: int = 820
    scale: float = 1.0
    options: dict[str, Any] = field(default_factory=dict)


SHOTS = (
    Shot("picture.png", "examples", SENTENCE, scale=1.5),
    Shot("picture.zh.png", "examples", SENTENCE, "zh", scale=1.5),
    Shot("picture-whole.png", "examples"),
    Shot("picture-people.png", "county", "() => document.getElementById('toPeople').click()"),
    Shot("picture-path.png", "county", PATH),
    Shot("picture-measures.png", "900", COMMUNITIES),
    Shot("picture-2000.png", "2000"),
    Shot("picture-50000.png", "50000"),
    Shot("picture-phone.png", "examples", CHOSEN, "zh", 390, 844, 1.5),
    Shot("picture-tablet.png", "examples", "", "zh", 820, 1180),
    Shot("picture-laptop.png", "county", FOCUS, "en", 1366, 768),
    Shot("picture-desktop.png", "county", "", "en", 1920, 1080, options={"color_scheme": "dark"}),
    Shot("picture-dossier.png", "dossier", "", "zh", 860, 900),
)


def page(network: str, lang: str) -> str:
    """The page that is looked at."""
    import kg
    from kg.view import dossier, html, named
    from tests.view import networks

    if network == "examples":
        return html(kg.build([DOCS.parent / "tests" / "examples"]).network(), lang=lang)
    county = networks.county()
    if network == "dossier":
        return dossier(county, named(county, "顾言清"), lang=lang)
    return html(county if network == "county" else networks.synthetic(int(network)), lang=lang)


def main(names: Sequence[str]) -> int:
    from PIL import Image
    from playwright.sync_api import sync_playwright

    from tests.browser import CHROMIUM, FLAGS

    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for shot in (shot for shot in SHOTS if not names or shot.name in names):
            path = Path(folder) / "page.html"
            path.write_text(page(shot.network, shot.lang), encoding="utf-8")
            screen: Any = {"width": shot.width, "height": shot.height}
            view = browser.new_page(viewport=screen, device_scale_factor=shot.scale, **shot.options)
            view.goto(path.as_uri())
            view.wait_for_timeout(800)
            if shot.act:
                view.evaluate(shot.act)
                view.wait_for_timeout(900)
            view.screenshot(path=DOCS / shot.name)
            view.close()
            image = Image.open(DOCS / shot.name).convert("RGB")
            if shot.network != "examples":  # 256 colours do for most, in a third of the bytes
                image = image.quantize(256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
            image.save(DOCS / shot.name, optimize=True)
            print(f"{shot.name} {(DOCS / shot.name).stat().st_size // 1024} KB")
        browser.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
