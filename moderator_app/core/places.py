"""Roads, junctions and estates in running Chinese text, without a dictionary.

A place ends in a word that says what it is (路, 小区). Where its name begins, nothing marks:
the name is read backwards up to a sign that no name contains, and a name that does not begin
within the usual length is not taken.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntEnum


class Certainty(IntEnum):
    """How well a place says where."""

    NUMBER = 0
    ROAD = 1
    ESTATE = 2
    JUNCTION = 3


@dataclass(frozen=True, slots=True)
class Place:
    """`key` names the place whatever stands around it; empty for a house number alone."""

    start: int
    end: int
    key: str
    certainty: Certainty


_ROAD_WORDS = "大道|大街|胡同|国道|省道|县道|立交桥|路|街|巷"
_ESTATE_WORDS = "小区|花园|家园|公寓|新村|大厦|广场|苑"
_WORD = re.compile(
    rf"(?P<road>{_ROAD_WORDS})|(?P<ring>[东南西北][一二三四五]环(?![路境保卫节绕]))"
    rf"|(?P<estate>{_ESTATE_WORDS})"
)
# 路面 and 街道 are words of their own; 花园 in 花园路 belongs to the road's name.
_NOT_AFTER = {
    "路": "面灯况程线途障标牌政基人费过由权径局网桥",
    "街": "道坊头区",
    "巷": "子道",
    "广场": "舞",
}
_LONGER = re.compile(rf"{_ROAD_WORDS}|{_ESTATE_WORDS}")
_HAN_NUMBER = "[一二三四五六七八九十]{1,3}"
_NUMBER = (
    rf"(?:[0-9A-Za-z]{{1,5}}|{_HAN_NUMBER})(?:号院|号楼|号(?!线|[下上早晚])|栋|幢|座|单元|期|弄|室)"
)
_NUMBERS = re.compile(rf"(?: ?{_NUMBER}){{1,5}}")
# 一栋 alone counts houses; with an entrance behind it, it names one.
_BARE_NUMBERS = re.compile(
    r"(?<![0-9A-Za-z一二三四五六七八九十第])"
    rf"(?:[0-9A-Za-z]{{1,3}}(?:号楼|栋|幢)|{_HAN_NUMBER}(?:号楼|[栋幢](?= ?{_NUMBER})))"
    rf"(?: ?{_NUMBER}){{0,3}}"
)
_AND = re.compile(r" ?[与和跟、×xX*/&+-]? ?")
_TIMES = re.compile(r" ?[×xX*] ?")
_CROSS = re.compile(r"(?: ?[×xX*] ?)?")
_CROSSING = re.compile(
    r"的?(?:交叉路?口|交叉处?|交汇处?|交会处?|相交处?|交界处?|交口|[十丁]字路?口|三岔路?口"
    r"|路口|口(?![味碑号罩腔]))"
)

_NAME_SIGNS = {"road": 6, "estate": 8}
"""The longest name, in signs."""

# No name contains these.
_NEVER = frozenset(
    "路街的了在是我你您他她它们咱这那哪吗呢吧啊与及跟从到往去来每条该此某各几还就都也又很没不已着个位距靠沿住因但"
    "而且或被把让给请问说看见去所以将对有过等叫称找走停堵塌占挖拆却再才仍并使用做只能会要想可致响坏决作进出算"
    "加侵犯告知均属系其点绕转接搬扰仅剩坐乘"
)
# An administrative unit in front of a name (金水区花园路), unless too little would remain (县前街).
_UNITS = frozenset("省市区县镇乡村旗")
# These stand in front of names as well as in them (和平路): taken as a word of their own when what
# remains is still a name.
_SELDOM = frozenset("和同向为由至于当之离如果中上下段处侧边旁后前内外里米站经日临")
_FRONT = (
    "位于 靠近 附近 经过 途经 途径 沿着 因为 关于 投诉 举报 反映 咨询 建议 希望 要求 门口 旁边 对面 家住 我家"
    " 前往 开往 以及 或者 东侧 西侧 南侧 北侧 修建 维修 整治 改造 拓宽 封闭 目前 现在 今天 昨天 晚上 早上 已经"
    " 由于 整个 全市 市民 居民 业主 政府 领导 社区 小区 物业 学校 医院 公交 地铁 周边 连接 通往 穿过 进入 驶入"
    " 右转 左转 转入 拐入 直行 关注 解决 处理 地址 地点 大街 大道 街道 尽快 打通 购买 公司 中心 出现 违规 强烈"
    " 正在 开车 行驶 居住 加之 当时 有时 同时 小时 平时 随时 破坏 影响 占用 规划 管理 服务 提供 交付 入住"
    " 出售 购房 装修 改建 修改 行业 严重 商品房 还是 就是 不是 包括 许多 很多 大量 各种 一些 部分 东站 南站 车站"
    " 优化 提升 整改 违建 物管 违章 导入 设置 修复 清理 夜市 报警 垃圾 车辆 保护 维护 提高 美化 检查 联系 通过"
    " 老城 成为 造成 形成 打造 发现 获得 选择 按照 根据 针对 属于 反应 起点 终点 单行 强制 阻止 禁止 允许"
)
_FRONT_WORDS = frozenset(_FRONT.split())
_NUMERALS = "一二三四五六七八九十百千"
_DIRECTIONS = "东西南北中第段" + _NUMERALS
# What 路 and 小区 say of a road or an estate without naming it, whatever stands in front of it.
_COMMON = {
    "road": re.compile(
        r"(?:\d\d|^.\d|[马公铁道线小岔思管修套活走后退之]|(?:^|[^A-Za-z])[主辅支网背出入]"
        r"|快速|高速|主干|次干|水泥|柏油|泥巴|断头|乡村|农村|进村|步行|人行|商业|美食|小吃|林荫"
        r"|[十丁人]字|红绿灯|交叉|入口|出口|门口|车库|回家|[上下]班|[上放]学|一条|一段|直至"
        r"|必经|救命|致富|投无)$"
    ),
    "estate": re.compile(
        r"(?:[本该年]|住宅|老旧|老式|居民|安置|商品房|封闭|开放|开放式|高档|新建|智慧|文明|高层"
        r"|整个|全体|多个|任何|同一|什么|原有|相邻|隔壁|最近|周围|周边|自己|单位|物业|棚户"
        r"|拆迁|回迁|大型|普通|成熟|平层|城镇|商业|酒店|青年|人才|优先|未经|冻结|保持"
        r"|美好|美丽|共同|绿色|街心|屋顶|空中|休闲|门前)$"
        r"|^(?:城市|生活|中心|文化|中央|商务|综合)$"
    ),
}


def find(plain: str) -> list[Place]:
    """The places in a text of plain width, in order and apart; what touches is one place."""
    named = list(_junctions(plain, list(_named(plain))))
    found: list[Place] = []
    for place in sorted([*named, *_bare_numbers(plain, named)], key=lambda place: place.start):
        if found and found[-1].end == place.start:
            surest = max(found[-1], place, key=lambda one: one.certainty)
            found[-1] = replace(surest, start=found[-1].start, end=place.end)
        else:
            found.append(place)
    return found


def _named(plain: str) -> Iterator[Place]:
    floor = 0
    for word in _WORD.finditer(plain):
        if word.start() < floor or _is_part_of_longer(plain, word):
            continue
        certainty = Certainty.ESTATE if word["estate"] else Certainty.ROAD
        start = word.start() if word["ring"] else _name_start(plain, word, floor)
        if start is not None:
            end = word.end()
            floor = _tail(plain, end, certainty)
            yield Place(start, end, plain[start:end].replace(" ", "").upper(), certainty)


def _tail(plain: str, end: int, certainty: Certainty) -> int:
    """Where the house number or the 路口 behind a name ends: no other name begins before that."""
    crossing = _CROSSING.match(plain, end) if certainty is Certainty.ROAD else None
    tail = crossing or _NUMBERS.match(plain, end)
    return tail.end() if tail else end


def _is_part_of_longer(plain: str, word: re.Match[str]) -> bool:
    after = plain[word.end() : word.end() + 1]
    if after and after in _NOT_AFTER.get(word.group(), ""):
        return True
    return word["estate"] is not None and _LONGER.match(plain, word.end()) is not None


def _name_start(plain: str, word: re.Match[str], floor: int) -> int | None:
    """Where the name in front of the word begins; None where it has no name of its own."""
    kind, end = ("estate" if word["estate"] else "road"), word.start()
    start = _leftmost(plain, floor, end, _NAME_SIGNS[kind])
    if start is None:
        return None
    if start == floor and floor and plain[start] in "xX":
        start += 1
    name = plain[start:end]
    if word.group().endswith(("国道", "省道", "县道")):
        return start if name.isascii() and name else None
    if len(name) < 2 or name.isascii() or not name.strip(_NUMERALS):
        return None
    return None if _COMMON[kind].search(name) else start


def _leftmost(plain: str, floor: int, end: int, most: int) -> int | None:
    for at in range(end - 1, floor - 1, -1):
        sign, rest = plain[at], plain[at + 1 : end]
        if not _is_name_sign(sign) or plain[max(at - 1, 0) : at + 1] in _FRONT_WORDS:
            return at + 1
        if (sign in _UNITS or sign.isascii()) and len(rest) >= 2 and not rest[0].isascii():
            return at + 1
        if sign in _SELDOM and len(rest.strip(_DIRECTIONS)) >= 2:
            return at + 1
        if end - at > most:
            return None
    return floor


def _is_name_sign(sign: str) -> bool:
    return ("一" <= sign <= "鿿" and sign not in _NEVER) or (sign.isascii() and sign.isalnum())


def _junctions(plain: str, named: list[Place]) -> Iterator[Place]:
    """Roads that cross become one place; numbers and 路口 join what they follow."""
    at = 0
    while at < len(named):
        place = named[at]
        at += 1
        if place.certainty is not Certainty.ROAD:
            yield _with_numbers(plain, place)
            continue
        other = named[at] if at < len(named) else None
        crossing = _crossed(plain, place, other)
        if crossing is not None:
            at += 1
            yield crossing
        elif alone := _CROSSING.match(plain, place.end):
            yield replace(place, end=alone.end())
        else:
            yield _with_numbers(plain, place)


def _crossed(plain: str, road: Place, other: Place | None) -> Place | None:
    if other is None or other.certainty is not Certainty.ROAD or other.key == road.key:
        return None
    crossing = _CROSSING.match(plain, other.end)
    # 花园路粮站巷 is an alley off the road; 花园路农科路 is where they cross.
    is_alley = other.key.endswith(("巷", "胡同"))
    between = _AND if crossing else _TIMES if is_alley else _CROSS
    if not between.fullmatch(plain, road.end, other.start):
        return None
    end = crossing.end() if crossing else other.end
    key = "×".join(sorted((road.key, other.key)))
    return Place(road.start, end, key, Certainty.JUNCTION)


def _with_numbers(plain: str, place: Place) -> Place:
    numbers = _NUMBERS.match(plain, place.end)
    return replace(place, end=numbers.end()) if numbers else place


def _bare_numbers(plain: str, named: list[Place]) -> Iterator[Place]:
    spans = iter(named)
    nearest = next(spans, None)
    for found in _BARE_NUMBERS.finditer(plain):
        while nearest is not None and nearest.end <= found.start():
            nearest = next(spans, None)
        if nearest is None or nearest.start >= found.end():
            yield Place(found.start(), found.end(), "", Certainty.NUMBER)
