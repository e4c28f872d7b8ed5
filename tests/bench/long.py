"""CPU seconds of one document at growing lengths: where they grow faster than it, something looks back too far.

    python tests/bench/long.py [--paragraphs N]

The text is invented: schools with their posts, guests, hospitals and parts, each paragraph about others. It is read at
a quarter, a half and the whole of N paragraphs, models loaded outside the clock.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Sequence

from kg import pipeline
from kg.model import Document

SYLLABLES = "云青石林河山溪望金玉长永嘉春松竹梅兰桂枫桐槐柳杨"
FAMILIES = "赵钱孙李周吴郑王冯陈"
KINDS = ("中学", "小学", "学院", "大学")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--paragraphs", type=int, default=400, help="how many the whole text has")
    options = parser.parse_args(arguments)
    drawn = random.Random(1)
    paragraphs = [paragraph(drawn) for _ in range(options.paragraphs)]
    seconds(paragraphs[:1])
    print(f"{'characters':>12}{'seconds':>10}{'characters/s':>14}")
    for part in (4, 2, 1):
        text = paragraphs[: max(1, len(paragraphs) // part)]
        length, spent = sum(map(len, text)), seconds(text)
        print(f"{length:>12,}{spent:>10.2f}{length / max(spent, 1e-6):>14,.0f}")
    return 0


def paragraph(drawn: random.Random) -> str:
    """What one invented school did, with another and with a hospital."""

    def school() -> str:
        return "".join(drawn.choices(SYLLABLES, k=3)) + drawn.choice(KINDS)

    def person() -> str:
        return drawn.choice(FAMILIES) + "".join(drawn.choices(SYLLABLES, k=2))

    own, other = school(), school()
    return (
        f"{own}召开会议。{own}党委书记{person()}主持会议，副校长{person()}讲话。我校与{other}签署合作协议。校团委参加。"
        f"校长{person()}说，我校要加强教学。{other}附属医院举行义诊，医院院长{person()}出席。护理部主任{person()}参加。"
    )


def seconds(paragraphs: Sequence[str]) -> float:
    """The CPU seconds that reading these paragraphs as one document takes."""
    document = Document("long", "\n".join(paragraphs), title="学校新闻")
    start = time.process_time()
    list(pipeline.extract([document]))
    return time.process_time() - start


if __name__ == "__main__":
    sys.exit(main())
