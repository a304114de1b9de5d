"""How people write times: the patterns, and the text made plain for them.

Every pattern is bounded, so that the time is linear in the length of the text.
"""

import re

from moderator_app.core.times_ahead import SEASONS

# One for one, so that places in the plain text are places in the text.
_PLAIN: dict[int, int | str] = {full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)}
_PLAIN |= {ord(blank): " " for blank in "\u3000\u00a0\t"} | dict.fromkeys(
    map(ord, "‐‑–—―−－~～"), "-"
)
_PLAIN |= {ord("○"): "〇", ord("﹐"): ",", ord("﹔"): ";", ord("｡"): "。"}
_PLAIN |= {ord(before): after for before, after in zip("「『」』", "““””", strict=True)}
_PLAIN |= {
    ord(before): after
    for before, after in zip(
        "個內後號時點鐘週禮將們開復覆", "个内后号时点钟周礼将们开复复", strict=True
    )
}

_HAN = "一二三四五六七八九十"
_N = rf"(?:\d{{1,3}}|[{_HAN}两百]{{1,5}}|[半几数])"
_LEAD = r"(?:(?:预计|估计)(?:将)?[于在到]?|最[迟晚](?:到|于|在)?)?"
_BOUND = (
    r"(?P<bound>之前|以前|前后|前夕|前(?![期往来面景])|之内|以内|内(?![容部涝])|左右"
    r"|之后|以后|过后|后(?![续期台勤])|期间|起(?![诉草动])|开始)?"
)
_PART = r"(?P<daypart>凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚间|夜间|夜里|深夜|[早晚](?=[\d一二三四五六七八九十前]))"
_CLOCK = (
    r"(?P<hour>[01]?\d|2[0-4]|十[一二]?|[零一二两三四五六七八九])"
    r"(?:(?P<clock>[点时])(?![间候])钟?(?:(?P<half>半)|(?P<minute>[0-5]?\d)分?)?|:(?P<colon>[0-5]\d))"
)
_TO_CLOCK = rf"(?: ?[-至到] ?{_PART}? ?{_CLOCK})?".replace("?P<", "?P<to_")
_BARE_CLOCK = "(?<![午上晨])" + _CLOCK.replace("?P<", "?P<bare_")
_TAIL = (
    rf"(?: ?\(?(?:周|星期|礼拜)[一二三四五六日天]\)?)? ?(?:{_PART})? ?"
    rf"(?:{_CLOCK}{_TO_CLOCK})?(?P<off>下班)?{_BOUND}"
)
_YEAR = (
    r"(?:(?<![\d])(?:20\d\d年?[-至到])?(?P<year>20\d\d|二[〇零][〇零一二三四五六七八九]{2}) ?年度?"
    r"|(?<!\d)(?P<short>[12]\d)年(?=年?[底末初]|[上下]半年|\d{1,2}月)"
    r"|(?P<relative>[今明]、?[明后]两年|[今明本来后次]年度?|下一?年度?|[今明来](?=[春夏秋冬])))"
)
_MONTH = (
    rf"(?:(?:(?<![\d.{_HAN}])|(?<=[一二三四五六七八九])(?=[一二三四五六七八九]月))(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九元正腊]) ?月(?!以上|余)"
    r"|(?P<nearby>本月|当月|这个月|下一?个?月))份?"
)
_DAY = r"(?P<day>[0-3]?\d|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九]) ?(?:[日号]|(?=[之以]?前))(?:[-至到](?P<to>[0-3]?\d)[日号])?"

DATE = re.compile(
    rf"(?=[预估最农阴\d{_HAN}元正腊今明本来后次下当这]){_LEAD}(?P<lunar>农历|阴历)?(?:{_YEAR}的? ?)?(?P<since>(?:(?<![\d.])[01]?\d(?:月份?)?[-至到、]){{1,3}}|[一二三四五六七八九](?=[一二三四五六七八九]月))?{_MONTH} ?(?:[0-3]?\d[-至到、]{{1,2}}(?=[0-3]?\d[日号]))?"
    rf"(?:{_DAY}{_TAIL}|(?P<part>底|末|初|中下旬|上中旬|中旬|上旬|下旬|中(?![国小学心午]))?{_BOUND.replace('bound', 'edge')})"
)
STROKES = re.compile(
    rf"(?=[预估最2]){_LEAD}(?<![\d.])(?P<year>20\d\d)(?P<dash>[-./])(?P<month>\d{{1,2}})(?P=dash)"
    rf"(?P<day>\d{{1,2}})(?!\d){_TAIL}"
)
SHORT = re.compile(
    r"(?<![\d./-])(?P<month>1[0-2]|0?[1-9])[./](?P<day>[0-3]?\d)(?P<bound>[之以]?前)"
)
DAY_ALONE = re.compile(rf"(?<![\d月.{_HAN}第]){_DAY}{_TAIL}")
OF_YEAR = re.compile(
    rf"(?=[预估最农2二今明本来后次下上前第一三四年月岁1-4]){_LEAD}(?P<lunar>农历|阴历)?(?:{_YEAR}的? ?(?:农历)?|(?<![\d{_HAN}两几半多近个整每去当今明年前]))"
    r"(?P<part>年?[底末]|岁末|年?初|年中|年?内|年前|年后"
    r"|(?:[上下前]|(?<![^年于在到至,。;])后)半年[末初底]?|(?:[一二三四1-4][-至到、])?第?[一二三四1-4]季度[末初底]?|[本下]个?季度|开春|[春夏秋冬](?:[季天]|(?![季天收耕节修]))(?:学期|开学)?)"
    rf"{_BOUND}"
)
YEAR_ALONE = re.compile(rf"(?=[预估最2二今明本来后次下]){_LEAD}{_YEAR}{_BOUND}")
ACTS = re.compile(
    r"就(?!是)|会(?!议)|可以|能(?!源)|给[您你]|回[您你复电]|完[工成]|修[好复]|恢复|复[工课查]|[开动]工|开[学放业]|停[水电气]"
    r"|进场|上门|到货|派人|带人|来(?!信|电|访)|去|答复|安装|更换|处理|通[水电气车]|启用|调试|拆除|试[压运]|清[理运]|进行"
)
"""What is done on a day of which only the number is said."""
MONTH_END = re.compile(rf"(?<![\d{_HAN}个每元正腊当次上])(?P<part>月[底末内]){_BOUND}")
WEEK = re.compile(
    rf"(?=[预估最本这下周星礼]){_LEAD}(?:(?P<which>本|这个?|下下个?|下一?个?)|(?<![每\d{_HAN}两几半个上至到、-]))(?:周|星期|礼拜)"
    rf"(?P<weekday>[一二三四五六日天](?![-至、]|到[周星礼一二三四五六日天])|末)?{_TAIL}"
)
NEAR_DAY = re.compile(
    rf"(?=[预估最今明大后近这过下]){_LEAD}(?P<which>今明两[天日]|明后两?[天日]|大后[天日]|(?<!光)[今明][天日](?!报)|后天|后日(?![处供产均排])"
    rf"|[今明](?P<of>[早晚夜])|下一?个工作日|[近这过][两二三几][天日](?!来)){_TAIL}"
)
HOUR = re.compile(
    rf"(?<![\d:.年月日号天晚当昨前每同次])(?:(?:预计|估计)?{_PART} ?(?:{_CLOCK}{_TO_CLOCK})?(?P<bound>之前|以前|前(?!来)|左右)?|(?P<sure>预计|估计)?{_BARE_CLOCK}(?P<bare_bound>之前|以前|前(?!来)|左右)?(?(sure)|(?:(?<=[前右])|(?=恢复|来[水电气人]|[通送][水电气]|到[场达]|上门))))"
)
OFF = re.compile(r"(?P<off>下班)(?P<bound>之前|以前|前)")
LENGTH = re.compile(
    rf"(?=[预估最未今后\d{_HAN}两百半几数]){_LEAD}(?P<coming>未来|今后)?(?<![\d.第{_HAN}年月])(?P<count>{_N}(?:[-至到、或]{_N})?) ?"
    r"(?P<of>个半|个)?(?P<more>[多余来])? ?"
    r"(?P<unit>工作日|工作天|工作小?时|小时|[hH]|钟头|分钟|刻钟|日|天|周(?![一二三四五六日年岁])|星期|礼拜|月|季度|年)(?P<odd>[半多])?"
    rf"(?:的?时间|时限)?{_BOUND}"
)
SEASON = re.compile(
    rf"(?=[预估最农阴2二今明本来后次下{''.join({name[0] for name in SEASONS})}节开假学长小主“]){_LEAD}(?:{_YEAR}的? ?)?(?:农历|阴历)?“?"
    rf"(?:主(?=汛))?(?P<season>(?<!纳)(?:{'|'.join(SEASONS)})(?![桥路街村镇巷修副点场]|大[道桥]|广场|[东南西北中]路|小区)|(?<![春季\d月日])节(?=[之以]?[前后])|(?:[长小]假|假期)(?=[前后])|(?<![召展离公打])开学(?=[之以]?[前后]|期间)|(?:[上下本新]个?)?学期(?!间)[初末]?|学年)"
    r"”?(?:佳?节)?(?:长假|假期|假日|放假|期(?!间)|季|假)?(?:来临|到来|开始|结束|收假)?"
    rf"{_BOUND}的?(?P<first_day>(?:上班)?(?:的)?(?:第一|首)(?:个工作日|个?(?:上班|工作)日|天(?:上班)?))?"
)

JOINS = re.compile(r"(?:-{1,2}|(?:一直|持续|延续)?[至到]|[(、]|或者?|,[至到])?即?")
CLOSES = re.compile(rf"\){_BOUND}")


def plain(text: str) -> str:
    """The text with full-width forms made narrow and dashes and quotes alike, at its length."""
    return text.translate(_PLAIN)
