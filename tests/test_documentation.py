"""The documentation is proved: commands run, outputs are those of today, Python works, links lead somewhere."""

from __future__ import annotations

import importlib.util
import io
import re
import shlex
import shutil
import subprocess
import tomllib
from contextlib import redirect_stdout
from pathlib import Path
from types import ModuleType

import pytest

from kg import cli
from kg.ontology import load
from kg.topics import load as load_topics

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted(str(page.relative_to(ROOT)) for page in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")))
#: What a documentation test cannot run: it makes the environment that it runs in, runs the tests, or wants articles.
NOT_HERE = re.compile(
    r"^(python3 -m venv|\S*pip install|\S*pytest|\S*ruff|\S*mypy|\S*python tests/bench|.*(articles|gold)\.jsonl)"
)
#: Signs by which a command wants a shell.
SHELL = frozenset("|<>;&$*?`~")


def load_refresh() -> ModuleType:
    spec = importlib.util.spec_from_file_location("refresh", ROOT / "docs" / "refresh.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


refresh = load_refresh()


@pytest.mark.slow
@pytest.mark.parametrize("path", sorted(refresh.PAGES))
def test_outputs_are_those_of_today(path: str) -> None:
    assert (ROOT / path).read_text(encoding="utf-8") == refresh.renewed(path), "run python docs/refresh.py"


@pytest.mark.parametrize("name", ["commands", "reference"])
def test_written_pages_are_those_of_the_program(name: str) -> None:
    written = (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8")
    assert written == getattr(refresh, f"{name}_page")(), "run python docs/refresh.py"


@pytest.mark.parametrize("path", PAGES)
def test_shell_commands_run(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A command that is `orgkg` and nothing else runs in this process, which has it loaded; the others in a shell."""
    folder = refresh.scratch(tmp_path)
    monkeypatch.chdir(folder)
    steps = [step for block in refresh.blocks(path, "sh") for line in block.splitlines() for step in line.split(" && ")]
    for step in (step for step in steps if not NOT_HERE.match(step)):
        words = shlex.split(step.removeprefix(".venv/bin/"), comments=True)
        if words[0] == "orgkg" and not SHELL.intersection(step):
            code, printed = cli.main(words[1:]), capsys.readouterr()
            done = subprocess.CompletedProcess(step, code, printed.out, printed.err)
        else:
            done = refresh.shell(step, folder)
        assert done.returncode == 0, f"{step}: {done.stderr}"
        assert done.stdout, step


@pytest.mark.parametrize("path", PAGES)
def test_python_blocks_run(path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(refresh.scratch(tmp_path))
    names: dict[str, object] = {}
    for block in refresh.blocks(path, "python"):
        printed = io.StringIO()
        with redirect_stdout(printed):
            exec(compile(block, path, "exec"), names)
        assert "print(" not in block or printed.getvalue(), block


def test_the_stanzas_of_the_extending_page_are_a_role_and_topics(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "ontology", tmp_path / "ontology")
    stanza, topics = refresh.blocks("docs/extending.md", "turtle")
    with (tmp_path / "ontology" / "roles.ttl").open("a", encoding="utf-8") as roles:
        roles.write(stanza)
    assert load(tmp_path / "ontology").roles["seedling-planter"].triggers == ("义务植树", "植树")
    (tmp_path / "bamboo.ttl").write_text(topics, encoding="utf-8")
    found = load_topics([tmp_path / "bamboo.ttl"]).of("扩种毛竹，发展竹林碳汇")
    assert [iri.rpartition("/")[2] for iri in found] == ["bamboo", "ecology"]


@pytest.mark.parametrize("path", PAGES)
def test_links_lead_somewhere(path: str) -> None:
    text = (ROOT / path).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", text):
        if not target.startswith("https://"):
            assert ((ROOT / path).parent / target).exists(), target


def test_the_chinese_readme_is_a_twin() -> None:
    english, chinese = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.zh.md"))
    for pattern in (r"^#+ ", r"^\| ", r"^- ", r"^```(?:sh|console|python)$"):
        counts = [len(re.findall(pattern, text, re.MULTILINE)) for text in (english, chinese)]
        assert counts[0] == counts[1], pattern
    for language in ("sh", "python"):
        assert [re.sub("#.*", "", b) for b in refresh.blocks("README.md", language)] == [
            re.sub("#.*", "", b) for b in refresh.blocks("README.zh.md", language)
        ]


def test_the_map_names_every_room() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for folder in sorted(path for path in (ROOT / "kg").iterdir() if (path / "__init__.py").exists()):
        assert f"`kg/{folder.name}/`" in text, folder.name


def test_the_changelog_opens_with_this_version() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    newest = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert newest and newest[1] == version
