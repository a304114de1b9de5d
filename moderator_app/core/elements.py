"""The five elements of a complaint (五要素): who, when, where, what is wrong, and how it went.

Read from the message alone. What is not found may still stand there in other words: it is shown as
not found, never as missing for certain.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from moderator_app.core import facts
from moderator_app.core.events import Event, Kind
from moderator_app.core.folding import standing


class Element(StrEnum):
    NAME = "name"
    TIME = "time"
    PLACE = "place"
    CAUSE = "cause"
    COURSE = "course"


WORDS: Mapping[Element, str] = {
    Element.NAME: "姓名",
    Element.TIME: "时间",
    Element.PLACE: "地址",
    Element.CAUSE: "起因",
    Element.COURSE: "经过",
}
_QUESTIONS: Mapping[Element, str] = {
    Element.NAME: "怎么称呼您",
    Element.TIME: "事情是什么时候发生的",
    Element.PLACE: "具体在什么地方（路名、门牌号或附近标志物）",
    Element.CAUSE: "具体是什么问题",
    Element.COURSE: "事情的经过，现在是什么情况",
}


@dataclass(frozen=True, slots=True)
class Told:
    """What a citizen has said so far. `named` says that the channel asks for a name: elsewhere
    people go by names they made up."""

    text: str
    author: str = ""
    place: str = ""
    telephone: str = ""
    """As a form or the platform has it; what the text says of it is found by `telephone`."""
    named: bool = False


_LONGEST_READ = 6_000
_NAMED = frozenset({"web", "mail", "phone", "12345", "workbook", "paste"})
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕"
    "丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃"
    "武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮"
    "柯纪梅童凌毕单裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉"
    "缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇"
)
_SURNAME = f"(?:欧阳|上官|司马|诸葛|皇甫|尉迟|公孙|令狐|[{_SURNAMES}])"
_HONOUR = "(?:女士|先生|小姐|同志|老师|师傅|阿姨|大爷|大妈|奶奶|爷爷|某某?)"
_NAME = rf"{_SURNAME}(?:{_HONOUR}|[\u4e00-\u9fff]{{1,2}})"
_END = r"(?=[，。,;；、!！（(\s\d：:]|$)"
_CALLED = "姓名|联系人|投诉人|反映人|诉求人|来电人|举报人"
# Behind 本人 as often stands what somebody did, and when: 本人于今年, 本人和家人.
_NO_NAME = "[于和党华][今去昨前家人费悦]"
_IN_WORDS = re.compile(
    rf"(?:(?:{_CALLED})[:： 是为]{{1,2}}|我叫|我姓名是|本人叫)(?P<name>{_NAME}){_END}"
    rf"|本人(?!{_NO_NAME})(?P<self>{_NAME}){_END}"
    rf"|(?:我是|来电人?[:：])(?P<polite>{_SURNAME}{_HONOUR})"
)
_WHOLE_NAME = re.compile(_NAME)
_POLITE_NAME = re.compile(f"{_SURNAME}{_HONOUR}")
_CAUSE = re.compile(
    "坏|破|漏|堵|塌|陷|裂|断|掉|倒了|翻|溢|停水|停电|停气|停暖|没水|没电|没气|没暖|不亮|不热|不通|不制冷"
    "|没人|没有人|无人|不管|不理|不给|不让|不退|不修|不见|不能|不了|吵|噪音|噪声|扰民|臭|异味|脏|乱|占|违建|违章|违停|违法"
    "|违规|积水|垃圾|渣土|扬尘|灰尘|油烟|污水|排污|拖欠|欠薪|收费|涨价|骗|拒绝|故障|事故|危险|隐患|受伤|摔|撞|缺"
    "|松动|松了|损坏|损毁|施工|围挡|打桩|超载|乱扔|乱倒|乱收|偷|漏电|着火|冒烟|爆|冻|黑|挡|响|慢|晚点|丢"
    "|因为|由于|原因|导致|造成|引起|影响|建议|咨询|请问|怎么|如何|能不能|能否|可否|是否|希望|申请|想问|求助"
)
_COURSE = re.compile(
    "后来|之后|然后|随后|接着|结果|于是|直到|至今|一直|到现在|仍然|仍旧|仍未|还是没|还没|依然|依旧|已经|曾经|曾|多次|几次"
    "|再次|又|反映过|打过|联系过|投诉过|报修|报过|找过|问过|说是|答复|回复|告知|推诿|第[一二三四五六七八九十]次"
    "|[两三四五六七八九十几数\\d]+(?:天|周|个?星期|个?月|年|小时|次|遍|回)"
)
_CLAUSE = re.compile(r"[，。；！？,;!?\n]+")
_LONG_CLAUSE = 4
_CLAUSES_OF_A_STORY = 4


def told(history: Sequence[Event]) -> Told:
    """Everything of the citizen's that still counts, oldest first."""
    heard = [e.body for e in standing(history) if e.kind == Kind.MESSAGE_RECEIVED]
    if not heard:
        return Told("")
    text = "\n".join(filter(None, (str(body.get("text", "")).strip() for body in heard)))
    first = heard[0]
    return Told(
        text,
        author=str(first.get("author", "")),
        place=next(filter(None, (str(body.get("place", "")) for body in heard)), ""),
        telephone=next(filter(None, (str(body.get("phone", "")) for body in heard)), ""),
        named=first.get("platform", "") in _NAMED,
    )


def found(said: Told) -> dict[Element, str]:
    """The elements that are there, each with the words that say so, in the order of `Element`.
    May take some milliseconds for a long message."""
    text = said.text[:_LONGEST_READ]
    read = facts.find(text)
    words = {
        Element.NAME: _name(said, text),
        Element.TIME: _time(read),
        Element.PLACE: said.place.strip() or _first(read, facts.Kind.PLACE),
        Element.CAUSE: _clause_with(_CAUSE, text),
        Element.COURSE: _course(text),
    }
    return {element: word for element, word in words.items() if word}


def missing(said: Told) -> tuple[Element, ...]:
    there = found(said)
    return tuple(one for one in Element if one not in there)


def question(missing: Sequence[Element]) -> str:
    """One sentence that asks a citizen for exactly these; nothing where nothing is missing."""
    if not missing:
        return ""
    asked = "；".join(_QUESTIONS[one] for one in missing)
    return f"为尽快核实处理，还请您补充：{asked}。"


def _name(said: Told, text: str) -> str:
    spoken = _IN_WORDS.search(text)
    if spoken is not None:
        return str(next(filter(None, spoken.groups())))
    author = said.author.strip()
    pattern = _WHOLE_NAME if said.named else _POLITE_NAME
    return author if pattern.fullmatch(author) else ""


def telephone(said: Told) -> str:
    """The citizen's number, wherever it was said; "" where none was."""
    return said.telephone or _first(facts.find(said.text[:_LONGEST_READ]), facts.Kind.TELEPHONE)


def _first(read: Sequence[facts.Fact], kind: facts.Kind) -> str:
    return next((one.value for one in read if one.kind is kind), "")


def _time(read: Sequence[facts.Fact]) -> str:
    """The one that says most: 昨天晚上十点 rather than 夜里."""
    times = (one.value for one in read if one.kind is facts.Kind.TIME)
    return max(times, key=len, default="")


def _clause_with(pattern: re.Pattern[str], text: str) -> str:
    return next((one.strip() for one in _CLAUSE.split(text) if pattern.search(one)), "")


def _course(text: str) -> str:
    """Something that goes on over time, or a story of several clauses."""
    if told := _clause_with(_COURSE, text):
        return told
    clauses = [one for one in _CLAUSE.split(text) if len(one.strip()) >= _LONG_CLAUSE]
    return clauses[0].strip() if len(clauses) >= _CLAUSES_OF_A_STORY else ""
