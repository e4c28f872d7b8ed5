"""The posts of a document's people: who held which, at which body."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping

from kg.analysis import Holding, Human, Named
from kg.doubts import Doubts
from kg.ledger import Ledger
from kg.naming import STATE, Namer

#: The rule of posts that a verb tells, with their body; a title right after a name only calls somebody by it.
TOLD = "post-told"


def take_posts(
    ledger: Ledger, namer: Namer, doubts: Doubts, people: Mapping[str, str], body_key: Callable[[Named], str]
) -> dict[Human, list[str]]:
    """Take down a tenure for each post that a person is said to hold; for each mention, the names of its tenures."""
    posts = _Posts(ledger, namer, doubts, body_key)
    for human in ledger.analysis.all_humans():
        for holding in human.holdings:
            posts.take(human, people[human.name], holding)
    return posts.held


class _Posts:
    """The tenures taken down so far."""

    def __init__(self, ledger: Ledger, namer: Namer, doubts: Doubts, body_key: Callable[[Named], str]) -> None:
        self.ledger = ledger
        self.namer = namer
        self.doubts = doubts
        self.body_key = body_key
        self.held: dict[Human, list[str]] = defaultdict(list)
        self.tenures: dict[tuple[str, str, str], str] = {}
        self.titles: dict[str, set[str]] = defaultdict(set)
        self.bodies: dict[tuple[str, str], set[str]] = defaultdict(set)

    def take(self, human: Human, person: str, holding: Holding) -> None:
        """Take down one post, unless it says less than what the person is known to hold."""
        body = self.namer.owner_of(holding)
        told = self.titles[person]
        after = holding.end > human.end and holding.rule != TOLD
        if after and holding.title in told:
            return
        if body is None or _is_unknown(body) or self.namer.is_bare(body):
            if not (after and any(title.endswith(holding.title) for title in told)):
                self.ledger.leave("title", holding.start, holding.end, "no organization")
            return
        told_here = self.bodies[person, self.body_key(body)]
        if after and any(title.endswith(holding.title) for title in told_here):
            return  # 常务副市长某某 is spoken of as 某某副市长
        title = holding.title
        told_here.add(title)
        if body.name == STATE and title.startswith("国家"):
            title = title[2:]
        told.update((holding.title, title))
        index = (person, self.body_key(body), title)
        if index not in self.tenures:
            self.tenures[index] = f"t{len(self.tenures) + 1}"
            self.ledger.state(
                "tenure",
                index[:2],
                _evidence(human, holding),
                {"title": title, "status": holding.status},
                rule=holding.rule,
                doubts=self.doubts.of_post(human, holding),
                identifier=self.tenures[index],
            )
        self.held[human].append(self.tenures[index])


#: Endings that say of a body only what it is, when nothing tells whose it is.
BARE = frozenset(
    "党委 党组 党支部 党总支 支部 总支 党工委 管委会 办事处 委员会 理事会 监事会 工会 团委 纪委 居委会 村委会 "
    "公司 集团 商会 协会 学会".split()
)


def _is_unknown(body: Named) -> bool:
    """Whether a body has no name, or only one that no kind of organization is called by."""
    if not body.name or body.points or (not body.certain and body.name in BARE):
        return True
    told = body.organ
    return not body.certain and told.type is None and told.implied and told.kind != "Organization"


def _evidence(human: Human, holding: Holding) -> tuple[int, int]:
    """The words from title to name; of a title shared over a list, all of the list up to the name."""
    return min(holding.start, human.start), max(holding.end, human.end)
