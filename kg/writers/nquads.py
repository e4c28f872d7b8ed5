"""N-Quads: the graph as it is kept, one statement a line, sorted."""

from __future__ import annotations

from pathlib import Path

from kg.errors import OutputError


def write(source: Path, target: Path) -> None:
    """Write the quads of an N-Quads file sorted by line and each once, so that equal graphs give equal bytes.

    Sorting is by bytes and holds the lines in memory.

    Raises
    ------
    OutputError
        If a line of `source` is no quad; the message gives its number.
    """
    import pyoxigraph as ox

    with open(source, "rb") as lines:
        try:
            quads = {f"{quad} .\n".encode() for quad in ox.parse(lines, ox.RdfFormat.N_QUADS)}
        except SyntaxError as error:
            raise OutputError(f"{source}: {error.msg}") from error
    with open(target, "wb") as out:
        out.writelines(sorted(quads))
