"""The interactive picture of a network: one HTML file that opens anywhere and sends no request."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from kg.errors import OutputError
from kg.view.content import clean, columns, evidence
from kg.view.drawing import degrees, draw, opening, radii, ties, within
from kg.view.page import render
from kg.view.pinyin import reader

if TYPE_CHECKING:
    import networkx

    from kg.ontology import Ontology

CORE = 1500
TITLES = {"zh": "人物、机构与会议活动关系图", "en": "People, bodies and events"}


def write_html(
    network: networkx.MultiDiGraph,
    path: str | Path | TextIO,
    *,
    ontology: Ontology | None = None,
    lang: str = "zh",
    title: str = "",
    core: int = CORE,
) -> None:
    """Write the page that `html` makes to a path or an open text file; OutputError if it cannot be written."""
    page = html(network, ontology=ontology, lang=lang, title=title, core=core)
    if not isinstance(path, str | Path):
        path.write(page)
        return
    try:
        Path(path).write_text(page, encoding="utf-8", newline="\n")
    except OSError as error:
        raise OutputError(
            f"{path}: cannot write the page ({error.strerror}); name a file in a folder that exists"
        ) from None


def html(
    network: networkx.MultiDiGraph,
    *,
    ontology: Ontology | None = None,
    lang: str = "zh",
    title: str = "",
    core: int = CORE,
) -> str:
    """A network as one self-contained HTML page.

    The same network gives the same page, whatever the order of its nodes and edges; it is left as it is.

    Parameters
    ----------
    network : networkx.MultiDiGraph
        As `kg.project.network` makes it.
    ontology : Ontology, optional
        Labels and colours of the classes; the packaged one by default.
    lang : str
        Language that the page opens in, ``zh`` or ``en``; the reader may change it.
    title : str
        Heading of the page.
    core : int
        The most nodes drawn at first; the others are found by search and by opening a neighbourhood.
    """
    from kg.view.layout import positions

    if ontology is None:
        from kg.ontology import load

        ontology = load()
    classes = ontology.classes
    nodes = sorted(network)
    pairs = ties(network, nodes)
    degree = degrees(len(nodes), pairs)
    sizes = radii(degree)
    first = opening(degree, pairs, core)
    spots = positions(len(first), within(pairs, first), [sizes[node] for node in first])
    place = dict(zip(first, spots.tolist(), strict=True))
    net = draw(network, nodes, pairs, place, sizes, lambda kind: classes[kind].colour if kind in classes else "")

    def label(kind: str, language: str) -> str:
        return classes[kind].labels.get(language, "") if kind in classes else ""

    told = columns(network, nodes, net.nodes, reader(), label)
    told["core"] = first if len(first) < len(nodes) else []
    lang = lang if lang in TITLES else "zh"
    told["lang"] = lang
    told["titles"] = {language: clean(title) or text for language, text in TITLES.items()}
    return render(told, evidence(network), lang=lang, title=told["titles"][lang])
