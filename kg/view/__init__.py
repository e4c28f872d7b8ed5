"""The interactive picture of a network: one HTML file that opens anywhere and sends no request."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from kg.errors import OutputError
from kg.pages import clean, compose
from kg.project.metrics import ABSENT_ROLES, CROWD
from kg.view.content import columns, evidence, scene
from kg.view.cut import THOROUGHFARES, cut, named
from kg.view.dossier import contents, file_name
from kg.view.drawing import THICK, degrees, draw, levels, radii, strongest, ties, together, within
from kg.view.notebook import Frame
from kg.view.page import render
from kg.view.pinyin import reader

if TYPE_CHECKING:
    import networkx

    from kg.ontology import Ontology

__all__ = ["Frame", "cut", "dossier", "file_name", "html", "named", "opening", "show", "write_html", "write_page"]

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
    opening: Mapping[str, str] | None = None,
) -> None:
    """Write the page that `html` makes to a path or an open text file; OutputError if it cannot be written."""
    write_page(html(network, ontology=ontology, lang=lang, title=title, core=core, opening=opening), path)


def write_page(page: str, path: str | Path | TextIO) -> None:
    """Write a page to a path or an open text file; OutputError if it cannot be written."""
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
    opening: Mapping[str, str] | None = None,
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
        The most nodes drawn at once; the others are found by search and by opening a neighbourhood.
    opening : mapping of str to str
        What the page opens on where its address says nothing, in the words of its address: ``{"focus": id}``,
        ``{"people": "1"}``.
    """
    ontology = ontology or _packaged()
    classes = ontology.classes
    nodes = sorted(network)
    pairs = ties(network, nodes)
    sizes = radii(degrees(len(nodes), pairs))
    whole, people = _scenes(network, nodes, pairs, sizes, core)
    place = {node: (x, y) for node, x, y in zip(*whole[-1].values(), strict=True)}
    net = draw(network, nodes, pairs, place, sizes, lambda kind: classes[kind].colour if kind in classes else "")

    told = columns(network, nodes, net.nodes, reader(), _labels(ontology))
    told |= {"levels": whole, "people": people, "absent": sorted(ABSENT_ROLES), "crowd": CROWD, "thick": THICK}
    told["thoroughfares"] = sorted(THOROUGHFARES)
    lang = lang if lang in TITLES else "zh"
    told["lang"] = lang
    told["titles"] = {language: clean(title) or text for language, text in TITLES.items()}
    told["opening"] = {key: clean(value) for key, value in sorted((opening or {}).items())}
    return render(told, evidence(network), lang=lang, title=told["titles"][lang])


def _scenes(
    network: networkx.MultiDiGraph,
    nodes: Sequence[str],
    pairs: Sequence[tuple[int, int]],
    sizes: Sequence[float],
    core: int,
) -> tuple[list[dict[str, list[int]]], list[dict[str, list[int]]]]:
    """Each level of detail laid out: of the whole, and of the people who met."""
    whole = [_laid(chosen, pairs, sizes) for chosen in levels(degrees(len(nodes), pairs), pairs, core)]
    met = together(network, nodes, ABSENT_ROLES, CROWD)
    people = []
    for chosen in levels(degrees(len(nodes), list(met)), list(met), core, lonely=-1):
        among = set(chosen)
        own = {pair: times for pair, times in met.items() if among.issuperset(pair)}
        people.append(_laid(chosen, strongest(own), sizes))
    return whole, people


def dossier(network: networkx.MultiDiGraph, node: str, *, ontology: Ontology | None = None, lang: str = "zh") -> str:
    """All that a network holds of one entity, as one HTML page without scripts, made to be printed.

    `network` should hold every row of evidence. KeyError if it lacks `node`.
    """
    lang = lang if lang in TITLES else "zh"
    told = contents(network, node, _labels(ontology or _packaged()), lang, ABSENT_ROLES)
    title = f"{clean(told['name'])} · {told['words']['dossier']}"
    return compose(__package__, "dossier.html", "dossier.css", lang=lang, title=title, **told)


def opening(focus: Sequence[str], depth: int, people: bool) -> dict[str, str]:
    """What the page of a part opens on, for `html`: its centre with its neighbours, or with all `depth` steps lit."""
    found = {"people": "1"} if people else {}
    if focus:
        found |= {"focus": focus[0]} if depth == 1 or people else {"node": focus[0], "reach": str(min(depth, 3))}
    return found


def show(network: networkx.MultiDiGraph, *, lang: str = "zh", title: str = "", height: int = 640) -> Frame:
    """The picture as a value that Jupyter draws under the cell that returns it, `height` pixels high."""
    return Frame(html(network, lang=lang, title=title), height)


def _packaged() -> Ontology:
    from kg.ontology import load

    return load()


def _labels(ontology: Ontology) -> Any:
    """A function of a class and a language: the label, "" when there is none."""
    classes = ontology.classes
    return lambda kind, lang: classes[kind].labels.get(lang, "") if kind in classes else ""


def _laid(chosen: Sequence[int], pairs: Sequence[tuple[int, int]], sizes: Sequence[float]) -> dict[str, list[int]]:
    """The chosen nodes with places: each part that is tied together by itself, and then the parts side by side."""
    from kg.view.layout import positions
    from kg.view.packing import PLACED, arrange, components

    here = within(pairs, chosen)
    parts = components(len(chosen), here)
    part_of = {node: number for number, part in enumerate(parts) for node in part}
    own: list[list[tuple[int, int]]] = [[] for _ in parts]
    for pair in here:
        own[part_of[pair[0]]].append(pair)
    places = [
        positions(len(part), within(own[number], part), [sizes[chosen[node]] for node in part], quick=number >= PLACED)
        for number, part in enumerate(parts)
    ]
    order = [node for part in parts for node in part]
    spots = [spot for part in arrange(places) for spot in part.tolist()]
    at = dict(zip(order, spots, strict=True))
    return scene(chosen, [at[node] for node in range(len(chosen))])
