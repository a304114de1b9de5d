"""Which 637 of the real official replies are marked for promises, and how they were chosen.

The choice is a draw, not a reading, made three times: 200 first, then 100, then what was left in a
quarter that is kept aside. Each kind below is a pattern that makes an expression of time *likely*
to stand in a reply; kinds are served in the order written, rare ones first, so that a rare
expression is not used up by a common one. Within a kind the replies are sorted by a digest of a
seed and their number and taken from the front, passing over any that is taken already, is longer
than `LONGEST`, or is nearly the text of one taken (`ALIKE`): a text standing in two parts would let
the one tell the other. What the first draw took goes by turns to `work` and `measured`; what the
second took is `held_out`, and what the third took is `fresh`.

The patterns only decide what is read; they mark nothing. Two in five of what the promising kinds
drew, the first two times, hold no promise at all.

The first draw's quotas are its second ones. With the first, 150 replies of the promising kinds and
50 of the others, a reading of all 200 found somewhat over 90 promises. Before anything was marked,
the kinds that had mostly drawn statutes and past days (hours, today, days, working days, months)
gave some of their places to dates, months and ends of months and years, days and months had to
follow a word that looks ahead, and the others went down to 32. `tonight` came last: two replies of
`day` without a promise made room for the only two of all 2,816 that say 今晚 of something still to
come. None says so with 下班前, 明天 or 48小时内: what people on duty promise by the hour must be
tested with other words.

The second draw's quotas are half of those, as far as a kind still had replies: `week`, `by_date`,
`year_end` and `month_part` had nearly run out, and their places fell to the kinds that had held
promises in the first draw and had replies left, most of them to `month`. That was settled by
counting, before any was read, and nothing was drawn again afterwards.

The third draw was to be 100 more by the same quotas, out of the quarter that `in_reserve` keeps
aside. It could not be: counting, before any was read, found that of the promising kinds that
quarter had 31 replies left, nearly all of the two weakest (`date` and `year`). Hence it has no
quotas: it takes **every** reply of the quarter that names a time at all (`TIMED`), the first kind
that fits being its stratum and `timed` the stratum of those that fit none. So `fresh` depends on no
pattern that looks ahead, and finds what such patterns overlook; but nothing is left behind it, and
one reply in twelve holds a promise, where it was one in two. A reply with more than `MOST`
promises would weigh too much, and is passed over once it is marked; that too was settled before.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

SEEDS = ("promises-2026-1", "promises-2026-2", "promises-2026-3")
"""Of the three draws; each kind's two quotas are those of the first two, in the same order."""
LONGEST = 2_000
"""Code points. A longer reply is a chronicle; it would be read badly."""
ALIKE = 0.5
"""Jaccard similarity of the sets of character pairs from which two replies count as one."""
MOST = 6
"""Promises. `held_out` has a reply with 13, a sixth of all; the third draw takes none such."""
MORE = frozenset({96203})
"""The numbers of the third draw's replies that were found to hold more."""

_N = r"[0-9０-９一二三四五六七八九十两半几]"
_AHEAD = (
    r"(?:预计|预期|估计|计划|安排|拟|力争|争取|确保|保证|承诺|将|有望|要求|责令|限|定于|按照?)"
    r"[^，。；\n]{0,12}?"
)
_YEAR = r"20[12][0-9]年"
_WITHIN = r"(?:之内|以内|内|左右|后|时间)"

PROMISING = {
    "hours": (2, 1, rf"{_N}个?多?小时{_WITHIN}"),
    "tonight": (3, 0, r"今晚|明晚|下班前"),
    "day": (1, 1, r"今天|今日|明天|明日|后天|即日起"),
    "week": (11, 2, rf"本周|下周|这周|周内|周末前|{_N}个?(?:星期|周|礼拜){_WITHIN}"),
    "working_days": (6, 3, rf"(?:{_AHEAD}|在){_N}个?(?:工作日|工作天)"),
    "days": (9, 3, rf"(?:{_AHEAD}|再过|还需){_N}个?[多余]?[日天]{_WITHIN}"),
    "months": (9, 4, rf"(?:{_AHEAD}|还需){_N}个多?月{_WITHIN}|本月|下个?月|个月左右"),
    "years": (8, 5, rf"{_AHEAD}(?:{_N}年{_WITHIN}|年内|十[三四]五)"),
    "season": (
        11,
        6,
        _AHEAD + r"(?:春节|国庆|元旦|中秋|清明|端午|开学|汛期|暑假|寒假|年关|春季|秋季)",
    ),
    "part_of_year": (10, 7, rf"(?:{_AHEAD}|{_YEAR}|[今明]年)(?:[上下]半年|[一二三四]季度)"),
    "next_year": (8, 6, r"明年|来年|次年|下一?年度"),
    "year_end": (18, 6, _AHEAD + r"(?:年底|年末|年前|年初)"),
    "month_part": (20, 11, _AHEAD + r"(?:月底|月末|月初|月中|[上中下]旬)"),
    "by_date": (16, 1, _AHEAD + r"(?:[日号]前|[日号]之前|[日号]以前|月前|月之前|月份前)"),
    "month": (18, 20, _AHEAD + rf"(?:{_YEAR}|今年)?[0-9]{{1,2}}月(?![0-9底末初中])"),
    "date": (9, 4, _AHEAD + r"[0-9]{1,2}月[0-9]{1,2}[日号](?!前|之前|以前)"),
    "year": (9, 4, _AHEAD + rf"(?:{_YEAR}|今年|本年)(?![0-9])"),
}
OTHERWISE = {
    "office_hours": (4, 2, r"(?:上班|工作|办公|办理|营业)时间|[0-9]{1,2}[:：][0-9]{2}[-—~至到]"),
    "statute": (
        5,
        1,
        r"(?:条例|规定|办法|法)》[^。]{0,80}?(?:日内|天内|个月内|年内|工作日|小时内)",
    ),
    "citizen_deadline": (
        4,
        2,
        r"(?:请您?|您可|申请人|参保人|考生)[^，。；\n]{0,14}(?:日|月|年|天)[前内]",
    ),
    "duration": (3, 1, r"工期|施工期|有效期|公示期"),
    "regular": (3, 2, r"每[天日周月年]|每个?星期|每季"),
    "quoted": (
        4,
        2,
        rf"“[^”\n]{{0,60}}(?:{_YEAR}|[0-9]{{1,2}}月|今年|去年|小时|天)[^”\n]{{0,60}}”",
    ),
    "vague": (4, 3, r"尽快|近期|近日|下一步|不久|抓紧|届时|适时"),
    "past": (5, 3, rf"(?:于|在){_YEAR}[0-9]{{1,2}}月"),
}
"""Kinds whose time words are as a rule no promise."""
ALONE = ("vague", "past")
"""Of these, the kinds that may hold nothing a promising kind looks for."""
SIGNED = re.compile(r"20[12][0-9][年./-][0-9]{1,2}[月./-][0-9]{1,2}日?(?=\s*(?:$|网友|尊敬|“))")
"""The day under a reply, and under the one that some replies carry along below them."""
TIMED = re.compile(
    rf"{_N}\s*个?[多余]?(?:小时|[年月日号天周]|星期|礼拜|工作日|季度)|[今明后]年"
    r"|[年月周](?:内|底|末|前|初|中|后)|[上中下本][旬月周]|下个?[月周]|[上下]半年|[春夏秋冬]季"
    r"|春节|国庆|元旦|中秋|清明|端午|开学|学期|汛期|[暑寒]假|年关|[今明后][天日晚]"
    r"|周[一二三四五六日]|下班前|即日"
)
"""Any expression of time at all: a reply that has none cannot hold a promise."""


@dataclass(frozen=True, slots=True)
class Reply:
    """A row of the workbook: the letter's number, and the cells of the answer as they stand."""

    number: int
    text: str
    answered: str


@dataclass(frozen=True, slots=True)
class Chosen:
    reply: Reply
    stratum: str
    part: str


def _pairs(text: str) -> frozenset[str]:
    solid = "".join(text.split())
    return frozenset(solid[i : i + 2] for i in range(len(solid) - 1))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    common = len(one & other)
    return common >= ALIKE * (len(one) + len(other) - common)


def _shuffled(replies: Sequence[Reply], seed: str) -> list[Reply]:
    def lot(reply: Reply) -> bytes:
        return hashlib.sha256(f"{seed}:{reply.number}".encode()).digest()

    return sorted((r for r in replies if len(r.text) <= LONGEST), key=lot)


def in_reserve(number: int) -> bool:
    """Whether a letter is of the quarter that is read only to mark and to measure."""
    return int(hashlib.sha256(f"reserve:{number}".encode()).hexdigest(), 16) % 4 == 0


def choose(replies: Sequence[Reply]) -> Iterator[Chosen]:
    """The replies to be marked, always the same ones from the same workbook."""
    taken: list[frozenset[str]] = []
    kinds = PROMISING | OTHERWISE
    first = {kind: (quota, pattern) for kind, (quota, _, pattern) in kinds.items()}
    for turn, (reply, stratum) in enumerate(_draw(SEEDS[0], first, replies, taken)):
        yield Chosen(reply, stratum, "measured" if turn % 2 else "work")
    second = {kind: (quota, pattern) for kind, (_, quota, pattern) in kinds.items()}
    for reply, stratum in _draw(SEEDS[1], second, replies, taken):
        yield Chosen(reply, stratum, "held_out")
    left = [reply for reply in replies if in_reserve(reply.number) and _timed(reply.text)]
    third = {kind: (len(left), pattern) for kind, (*_, pattern) in kinds.items()}
    third["timed"] = (len(left), TIMED.pattern)
    for reply, stratum in _draw(SEEDS[2], third, left, taken):
        if reply.number not in MORE:
            yield Chosen(reply, stratum, "fresh")


def _timed(text: str) -> bool:
    return TIMED.search(SIGNED.sub("", text.strip())) is not None


def _draw(
    seed: str,
    kinds: Mapping[str, tuple[int, str]],
    replies: Sequence[Reply],
    taken: list[frozenset[str]],
) -> Iterator[tuple[Reply, str]]:
    left = _shuffled(replies, seed)
    promising = [re.compile(pattern) for *_, pattern in PROMISING.values()]
    for stratum, (quota, pattern) in kinds.items():
        wanted = re.compile(pattern)
        found = 0
        for reply in tuple(left):
            if found == quota:
                break
            if not wanted.search(reply.text):
                continue
            if stratum in ALONE and any(p.search(reply.text) for p in promising):
                continue
            left.remove(reply)
            pairs = _pairs(reply.text)
            if any(_alike(pairs, other) for other in taken):
                continue
            taken.append(pairs)
            found += 1
            yield reply, stratum
