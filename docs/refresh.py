"""Renews what is written from the program: the outputs and pages of the documentation, and the golden graph.

    python docs/refresh.py          writes what has changed, and names it

A ``console`` block holds commands behind ``$`` and below each what it printed; the commands run in order, in a scratch
folder that shows the example articles under ``tests/examples``. The golden graph under ``tests/golden`` is what a build
of these articles says: read its difference before you keep it. The tests compare every file with what this would write.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
#: Pages with console blocks, and the locale that their reader has.
PAGES = {"README.md": "C.UTF-8", "README.zh.md": "zh_CN.UTF-8", "docs/graph.md": "C.UTF-8"}
#: The files of a build that the tests compare; the rest of it is derived from the first.
GOLDEN = ("statements.jsonl", "nodes.csv", "edges.csv")
BLOCK = re.compile(r"^```(?P<language>\w+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(page: str, language: str) -> list[str]:
    """The fenced blocks of a page that are in this language."""
    text = (ROOT / page).read_text(encoding="utf-8")
    return [found["body"] for found in BLOCK.finditer(text) if found["language"] == language]


def scratch(folder: Path) -> Path:
    """Make `folder` look like a checkout to a command that reads only the example articles."""
    (folder / "tests").mkdir()
    (folder / "tests" / "examples").symlink_to(ROOT / "tests" / "examples")
    (folder / "output").mkdir()
    return folder


def shell(command: str, folder: Path, locale: str = "C.UTF-8") -> subprocess.CompletedProcess[str]:
    """Run a command of the documentation with the ``orgkg`` of this Python, whether installed or in a checkout."""
    shims = folder / ".shims"
    shims.mkdir(exist_ok=True)
    for name, module in (("orgkg", "-m kg"), ("python", "")):
        (shims / name).write_text(f'#!/bin/sh\nexec "{sys.executable}" {module} "$@"\n', encoding="utf-8")
        (shims / name).chmod(0o755)
    environment = {**os.environ, "LC_ALL": locale, "PATH": f"{shims}{os.pathsep}{os.environ['PATH']}"}
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    command = command.replace(".venv/bin/", "")
    return subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment, capture_output=True, encoding="utf-8", timeout=300
    )


def renewed(page: str) -> str:
    """The page with the output of its commands as it is now; RuntimeError if a command fails."""
    text = (ROOT / page).read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        folder = scratch(Path(name))

        def renew(block: re.Match[str]) -> str:
            if block["language"] != "console":
                return block[0]
            return f"```console\n{''.join(_session(block['body'], folder, PAGES[page]))}```"

        return BLOCK.sub(renew, text)


def _session(body: str, folder: Path, locale: str) -> Iterator[str]:
    for command in re.findall(r"^\$ (.*(?:\\\n.*)*)$", body, re.MULTILINE):
        done = shell(command, folder, locale)
        if done.returncode:
            raise RuntimeError(f"{command!r} failed: {done.stderr.strip()}")
        yield f"$ {command}\n{done.stdout}"


def commands_page() -> str:
    """The help of every command, in both languages."""
    from typer.main import get_command

    from kg.cli import app
    from kg.messages import help_page

    root = get_command(app)
    paths = {"orgkg": root} | {f"orgkg {name}": sub for name, sub in getattr(root, "commands", {}).items()}
    lines = ["# Commands 命令", "", "Written by `docs/refresh.py` from the program itself.", ""]
    for path, command in paths.items():
        pages = [help_page(command, path, lang) for lang in ("en", "zh")]
        lines += [f"## {path}", "", *(f"```text\n{page}\n```\n" for page in pages)]
    return "\n".join(lines)


def reference_page() -> str:
    """Every class, role, property, type and topic of the ontology, with its labels and what is said of it."""
    from kg.ontology import load
    from kg.topics import load as load_topics

    ontology = load()
    tables = (
        (
            "Classes",
            ("class", "中文", "English", "is a", "definition"),
            [
                (f"`{c.name}`", c.labels["zh"], c.labels["en"], _names(c.parents), c.definitions["en"])
                for c in ontology.classes.values()
            ],
        ),
        (
            "Roles",
            ("role", "中文", "English", "said of", "trigger words", "definition"),
            [
                (
                    f"`{r.name}`",
                    r.labels["zh"],
                    r.labels["en"],
                    _names(r.domain),
                    "、".join(r.triggers),
                    r.definitions["en"],
                )
                for r in ontology.roles.values()
            ],
        ),
        (
            "Properties",
            ("property", "中文", "English", "from", "to", "definition"),
            [
                (
                    f"`{p.name}`",
                    p.labels["zh"],
                    p.labels["en"],
                    _names([p.domain]),
                    _names([p.range]),
                    p.definitions["en"],
                )
                for p in ontology.properties.values()
            ],
        ),
        (
            "Types of organization",
            ("type", "中文", "class", "endings"),
            [
                (f"`{t.name}`", t.labels["zh"], f"`{t.kind}`", "、".join(t.suffixes))
                for t in ontology.organization_types
            ],
        ),
        (
            "Types of event",
            ("type", "中文", "class", "heads"),
            [(f"`{t.name}`", t.labels["zh"], f"`{t.kind}`", "、".join(t.heads)) for t in ontology.event_types],
        ),
        (
            "Topics",
            ("topic", "中文", "English", "keywords"),
            [
                (f"`{t.name}`", t.labels["zh"], t.labels["en"], "、".join(t.keywords))
                for t in load_topics().table.values()
            ],
        ),
    )
    lines = ["# Reference of the ontology", "", "Written by `docs/refresh.py` from `ontology/`.", ""]
    for title, head, rows in tables:
        lines += [f"## {title}", "", _row(head), _row(["---"] * len(head)), *map(_row, sorted(rows)), ""]
    return "\n".join(lines)


def _names(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names if name)


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def golden() -> Iterator[tuple[str, str]]:
    """The files of the golden graph, and what they should say."""
    import kg

    with tempfile.TemporaryDirectory() as folder:
        kg.build([ROOT / "tests" / "examples"], folder, formats=("csv",))
        for name in GOLDEN:
            yield f"tests/golden/{name}", (Path(folder) / name).read_bytes().decode("utf-8")


def pages() -> Iterator[tuple[str, str]]:
    """Each file that is written or renewed here, and what it should say."""
    yield from golden()
    yield "docs/commands.md", commands_page()
    yield "docs/reference.md", reference_page()
    for page in PAGES:
        yield page, renewed(page)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    for page, text in pages():
        path = ROOT / page
        if not path.exists() or path.read_bytes() != text.encode("utf-8"):
            path.write_bytes(text.encode("utf-8"))
            print(page)
