"""What the command line says, in Chinese and in English, which of the two to say, and how it is laid out.

`HELP` describes each command under the key ``""`` and each of its arguments and options under its name; what several
commands share stands once, under ``"*"``. Each text is the pair (Chinese, English). `TEXT` holds everything else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

LANGUAGES = ("zh", "en")

Texts = Mapping[str, tuple[str, str]]

HELP: Mapping[str, Texts] = {
    "*": {
        "lang": ("界面语言：zh 或 en；默认随系统区域设置", "language of the output: zh or en; default: by the locale"),
        "verbose": ("出错时给出完整的调用栈", "show the full traceback of an error"),
        "help": ("显示本说明", "show this help"),
        "folder": ("orgkg build 写出的文件夹", "the folder that orgkg build left"),
    },
    "orgkg": {
        "": (
            "从官方中文新闻构建知识图谱：人物、职务、机构、会议，每条事实都附原文。",
            "Builds a knowledge graph from official Chinese news: people, posts, bodies and meetings, "
            "each fact with the words that say it.",
        ),
        "version": ("显示版本号", "show the version"),
    },
    "build": {
        "": (
            "读入文章，抽取事实，写出图谱及各种格式的文件。",
            "Reads articles, extracts facts, writes the graph and its files.",
        ),
        "inputs": (
            "文件、文件夹或通配符：txt、html、jsonl、csv、docx、pdf（可 gz 压缩）；- 为标准输入",
            "files, folders or globs: txt, html, jsonl, csv, docx, pdf (gz too); - is standard input",
        ),
        "output": (
            "写入的文件夹；- 则把图谱（N-Quads）写到标准输出",
            "folder to write; - writes the graph as N-Quads to standard output",
        ),
        "base": ("数据 IRI 的前缀", "base of the data's IRIs"),
        "processes": ("并行进程数", "number of processes"),
        "formats": (
            "只写这些格式，可重复：nquads、turtle、jsonld、graphml、gexf、csv、html；默认全部",
            "write only these formats, repeatable: nquads, turtle, jsonld, graphml, gexf, csv, html; default: all",
        ),
        "min_confidence": (
            "舍去置信度低于此值的事实；置信度是同类事实预期的正确率，0 至 1",
            "leave out facts below this confidence, the share of such facts expected to be right, 0 to 1",
        ),
        "extractors": (
            "另外运行的抽取器，可重复：language-model 及已安装的扩展；默认没有",
            "additional extractor to run, repeatable: language-model and those of installed packages; default: none",
        ),
        "topics": (
            "另加主题及关键词的 Turtle 文件，可重复；写法同 ontology/topics.ttl",
            "Turtle file of further topics and keywords, repeatable; written as ontology/topics.ttl is",
        ),
        "estimate": (
            "只估算 --extractor 将发出的请求，不联网，不写文件",
            "only estimate what --extractor would ask: no network, nothing is written",
        ),
    },
    "query": {
        "": ("用 SPARQL 或现成的问题查询图谱。", "Asks the graph a question in SPARQL, or a saved one."),
        "sparql": (
            "SPARQL 查询；本体的前缀已预先声明；- 为标准输入",
            "the query; the ontology's prefixes are known; - is standard input",
        ),
        "file": ("从文件读取查询；- 为标准输入", "read the query from a file; - is standard input"),
        "saved": ("提一个现成的问题，见 --list", "ask a saved question, see --list"),
        "settings": ("现成问题的参数，写作 名=值，可重复", "parameter of a saved question, as name=value, repeatable"),
        "form": (
            "输出格式：table、csv、tsv、json、xml;CONSTRUCT 为 turtle",
            "output: table, csv, tsv, json, xml; turtle for CONSTRUCT",
        ),
        "listing": ("列出现成的问题及其参数", "list the saved questions and their parameters"),
        "timeout": ("查询时限（秒）;0 为不限", "time limit in seconds; 0 for none"),
    },
    "explain": {
        "": (
            "说明关于一个对象所知的一切，或两个对象之间的关系，逐条附句子、文章和日期。",
            "Tells what is known of an entity, or between two, each line with its sentence, document and date.",
        ),
        "name": ("人物、机构、会议或地点的名称", "name of a person, body, event or place"),
        "other": ("另一个名称：只说两者之间的关系", "a second name: only what connects the two"),
        "form": ("输出格式：text 或 json", "output: text or json"),
    },
    "validate": {
        "": (
            "用 SHACL 与一致性查询检验图谱；有违例则退出码为 1。",
            "Checks the graph with SHACL and the drift query; exits with 1 if anything violates them.",
        ),
    },
    "view": {
        "": ("写出可离线打开的交互式网页图谱。", "Writes the interactive picture, one HTML file that opens offline."),
        "output": (
            "写入的 HTML 文件；- 为标准输出；默认 DIR/graph.html，只看一部分时为 DIR/view.html",
            "HTML file to write; - is standard output; default: DIR/graph.html, or DIR/view.html for a part",
        ),
        "title": ("网页标题", "title of the page"),
        "focus": (
            "只要此人、机构、会议及其周围（名称或标识）",
            "only this person, body or event (its name or id) and what is around it",
        ),
        "depth": (
            "--focus 周围几步以内；不经地点、政党、国家",
            "how many steps around --focus, not through places, parties and countries",
        ),
        "people": ("打开时只见人物，同场者相连", "open on people, tied where they met at events"),
        "since": ("只要此日（月、年）及以后的关系", "only relations dated on or after this day, month or year"),
        "until": ("只要此日（月、年）及以前的关系", "only relations dated on or before it"),
        "kinds": (
            "只要此类：person、organization、event、place、group，或本体的类名，可重复",
            "only these: person, organization, event, place, group, or a class of the ontology; repeatable",
        ),
        "max_nodes": (
            "同时画出的节点至多这么多，其余可搜到",
            "draw at most so many nodes at once; search finds the others",
        ),
        "dossier": (
            "改为写出一个对象的档案，可打印：历任职务、会议、同场人物、全部原文",
            "write the dossier of one entity instead, for print: posts over time, events, people met, every sentence",
        ),
    },
    "eval": {
        "": ("对照标注评测图谱：精确率、召回率、F1。", "Scores the graph against annotations: precision, recall, F1."),
        "gold": ("标注文件（JSON Lines)", "annotations, JSON Lines"),
        "errors": ("每一层列出这么多错误", "list so many errors of each layer"),
        "json_file": ("把分数写成 JSON 文件；- 为标准输出", "write the scores as JSON; - is standard output"),
        "html_file": (
            "写出逐句对照的网页，标出错、漏",
            "write a page with both side by side, sentence by sentence, and every error marked",
        ),
    },
}

TEXT: Texts = {
    "usage": ("用法", "usage"),
    "arguments": ("参数", "arguments"),
    "options": ("选项", "options"),
    "commands": ("命令", "commands"),
    "default": ("默认", "default"),
    "see help": ("用法见 {command} --help", "see {command} --help"),
    "internal": ("程序内部错误", "internal error"),
    "traceback": ("加 -v 可看调用栈", "-v shows the traceback"),
    "interrupted": ("已中断", "interrupted"),
    "failed": ("{count} 处输入有误，其余已完成", "{count} inputs failed, the others are done"),
    "reading": ("处理", "reading"),
    "documents": ("文章", "documents"),
    "people": ("人物", "people"),
    "organizations": ("机构", "organizations"),
    "posts": ("职务", "posts"),
    "events": ("活动", "events"),
    "edges": ("关系", "edges"),
    "utterances": ("言论", "utterances"),
    "unread": ("存疑", "unread"),
    "errors": ("错误", "errors"),
    "characters": ("待发送的字符", "characters to send"),
    "requests": ("请求", "requests"),
    "kept answers": ("已有的答案", "answers at hand"),
    "tokens sent": ("发送的 token（估计）", "tokens sent, about"),
    "tokens received": ("收到的 token（估计）", "tokens received, about"),
    "nothing to estimate": (
        "--estimate 要与 --extractor 同用：{choices}",
        "--estimate goes with --extractor: {choices}",
    ),
    "written to": ("写入", "written to"),
    "layer": ("层次", "layer"),
    "precision": ("精确率", "precision"),
    "recall": ("召回率", "recall"),
    "f1": ("F1", "F1"),
    "interval": ("95% 区间", "95% interval"),
    "right": ("对", "right"),
    "wrong": ("错", "wrong"),
    "missed": ("漏", "missed"),
    "confidence": ("置信度", "confidence"),
    "at least": ("置信度不低于", "at least"),
    "facts": ("事实", "facts"),
    "share right": ("正确率", "share right"),
    "expected": ("预期", "expected"),
    "calibration error": ("{layer}：校准误差 {error:.3f}", "{layer}: calibration error {error:.3f}"),
    "nothing known": ("图谱里没有“{name}”", "the graph knows no {name!r}"),
    "nothing between": ("“{name}”与“{other}”之间没有已知的关系", "nothing is known between {name!r} and {other!r}"),
    "clean": ("没有违例", "no violations"),
    "violations": ("{count} 处违例", "{count} violations"),
    "one query": ("请只给一个查询：SPARQL、-f 或 --saved", "give one query: SPARQL, -f or --saved"),
    "folder wanted": ("缺少图谱文件夹 DIR", "the graph's folder DIR is missing"),
    "bad setting": ("--set 要写作 名=值，而不是 {value!r}", "--set takes name=value, not {value!r}"),
    "bad date": (
        "{option} 要写作 2023、2023-01 或 2023-01-31，而不是 {value!r}",
        "{option} takes 2023, 2023-01 or 2023-01-31, not {value!r}",
    ),
    "unknown choice": ("{option} 没有 {value!r}；可选：{choices}", "{option} has no {value!r}; choose from {choices}"),
    "only one stream": ("-o - 只能写一种格式（nquads)", "-o - writes one format only (nquads)"),
}


def language(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """``zh`` or ``en``: what ``--lang`` says, else the locale (LC_ALL, LC_MESSAGES, LANG, the first that is set).

    Examples
    --------
    >>> language(["build", "--lang", "zh"], {"LANG": "en_GB.UTF-8"}), language([], {"LANG": "zh_CN.UTF-8"})
    ('zh', 'zh')
    """
    for here, following in zip(arguments, [*arguments, ""][1:], strict=True):
        asked = following if here == "--lang" else here.removeprefix("--lang=")
        if here.startswith("--lang") and asked in LANGUAGES:
            return asked
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return "zh" if environment[name].lower().startswith("zh") else "en"
    return "en"


def say(lang: str, key: str, **fields: object) -> str:
    """The text of `TEXT` under `key`, with its fields filled in."""
    return TEXT[key][LANGUAGES.index(lang)].format(**fields)


def describe(lang: str, command: str, name: str = "") -> str:
    """The help text of a command, or of one of its arguments and options; KeyError if there is none."""
    texts = HELP[command]
    return (texts[name] if name in texts else HELP["*"][name])[LANGUAGES.index(lang)]


def help_page(command: Any, path: str, lang: str) -> str:
    """The help of a typer command called as `path`: usage, what it does, its arguments, options and commands."""
    name = path.split()[-1]
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.params if p.param_type_name == "option"]
    called = [_place(p) for p in arguments] or ["COMMAND …"]
    lines = [
        f"{say(lang, 'usage')}: {' '.join([path, '[' + say(lang, 'options') + ']', *called])}",
        "",
        describe(lang, name),
    ]
    for title, rows in (
        ("arguments", [(p.metavar, _about(p, name, lang)) for p in arguments]),
        ("options", [(_spelling(p), _about(p, name, lang)) for p in options]),
        ("commands", [(sub, describe(lang, sub)) for sub in getattr(command, "commands", {})]),
    ):
        if rows:
            lines += ["", f"{say(lang, title)}:", columns(rows, width=100)]
    return "\n".join(lines)


def _place(argument: Any) -> str:
    name = f"{argument.metavar}…" if argument.nargs == -1 else str(argument.metavar)
    return name if argument.required else f"[{name}]"


def _spelling(option: Any) -> str:
    names = ", ".join(sorted(option.opts, key=len))
    return names if option.is_flag else f"{names} {option.metavar}"


def _about(parameter: Any, command: str, lang: str) -> str:
    text, default = describe(lang, command, parameter.name), parameter.default
    shown = isinstance(default, str | int | float) and default not in ("", False)
    return f"{text} [{say(lang, 'default')}: {default}]" if shown else text


def columns(rows: Iterable[Sequence[str]], *, right: Collection[int] = (), width: int = 0) -> str:
    """Rows in columns by cell width, a Chinese character taking two cells.

    Parameters
    ----------
    right : collection of int
        The columns that are set flush right.
    width : int
        Wrap the last column so that lines end here; 0 lets them be as long as they are.
    """
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 3, 0, 0))
    for cells in rows:
        while len(table.columns) < len(cells):
            number = len(table.columns)
            table.add_column(justify="right" if number in right else "left", no_wrap=number == 0, overflow="fold")
        table.add_row(*map(Text, cells))
    console = Console(width=width or 100_000, color_system=None, legacy_windows=False)
    with console.capture() as page:
        console.print(table)
    return "\n".join(f"  {line}".rstrip() for line in page.get().splitlines())
