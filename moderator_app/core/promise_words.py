"""The words around a time by which a promise is told from what is none.

They answer a few questions: do the words look ahead; what is to be done by then; or is it told of
the past; is it for others to keep; does a length of time run at all, and for this matter; and is
it, whoever acts, no time for a deed?

What is searched in a clause or a sentence ends where the time begins. What is searched behind it
begins where it ends, and goes no further than the sentence.
"""

import re

ENDS_SENTENCE = ";!?。\n"
ENDS_CLAUSE = ",:" + ENDS_SENTENCE

# What looks ahead: a pledge, or at least an intention. As a noun (按照要求) or done with (确保了)
# it does not.
_PLEDGED = r"预计|预期|估计|力争|争取|确保|保证|承诺|答应|有望|可望|责令|责成|限[期其令于]|最[迟晚快]|还[需要]|[仍尚]需"
_MEANT = (
    r"定[于在]|暂定|预定|初定|拟|计划|(?<!已)将|要[求在于]|仍要|督促|安排|准备|打算|务必|约定|商定"
)
_LOOKS_AHEAD = rf"(?<![的照])(?:{_PLEDGED}|{_MEANT})(?!了)"
_SETS_SOMEBODY = r"限(?![期其令于制速行公])[^,;。]{1,8}[于在]$"
AHEAD = re.compile(rf"{_LOOKS_AHEAD}|(?<![委社协议大展])会(?![议同])|表示|{_SETS_SOMEBODY}")
# It leads up to the time: 预计明年, 计划对此路于明年. A 将 alone may also mean 把.
LED = re.compile(
    rf"(?:(?!将$){_LOOKS_AHEAD}|表示)[^,;。]{{0,3}}$|{_LOOKS_AHEAD}[^,;。]{{0,16}}(?<!已)[于在到至从为]$"
    rf"|{_SETS_SOMEBODY}"
)
TIME_OF = re.compile(
    r"(?:停[水电气]|施工|封闭|检修|完工|竣工|交[付房]|恢复[^,;。]{0,2})(?:的?时间|日期)[为是在]?:?$|工期[为是在]?:?$|整改期限[为至到是]$"
)
BY = re.compile(r"(?<![已持延续截一二三四五六日天])[于在到至从]$")
UP_TO = re.compile(r"(?<![持延续截一二三四五六日天])[到至]$")
# Or it stands right behind: 明年将, 今年我局计划. Not where it leads up to another time.
WILL = re.compile(
    r"^,?[^,;。]{0,8}?(?:(?<!已)将(?![于在到至]?[\d今明本下年]|[该此其这您你“])|就会|即可|力争|争取|预计|确保|有望"
    r"|可以?(?=[完投通开建竣交使恢办启修]))"
    r"|^,?(?:[我全本该][^,;。]{1,3})?[还也]?(?:计划|拟)(?![内中的表书,、。]|生育)"
)
_TELLS_YOU = r"(?:[给向与和]|联系|[回答]复|告知|通知)[您你]"
TELLS_YOU = re.compile(rf"^{_TELLS_YOU}")
TO_YOU = re.compile(rf"^[^,;。]{{0,8}}?{_TELLS_YOU}")

# What is to be done by then.
_DEEDS = (
    r"完成|完工|竣工|启动|开工|动工|建成|建好|投入|开通|交付|交房|到位|通[车水电气]|实施|整改|解决|[回答]复|反馈|告知|回电"
    r"|联系|处[理置]|办[结好理]|上门|来[修人]|检修|到场|赶到|[维抢]修|修[复好通]|恢复|清[理运走除]|拖走|拆除|核实|发放|拨付"
    r"|支付|付清|退还|退款|出结果|出台|[给向][您你]|落实|派[人员]|安排|[到去]现场|前往|施工|铺设|安装|召开|公[布示]|开[放园业考]"
    r"|开学(?=$|[,;。])|上线|验收|封顶|改造|进场|招标|搬迁|征[收地]|供[水气电暖]|停[水气电止]|更换|增设|新增|推出|整治"
    r"|治理|硬化|进行|开展|实行"
)
DEED_NEXT = re.compile(rf"^(?:{_DEEDS})")
DEED_RIGHT = re.compile(rf"^[^,;。]{{0,3}}?(?:{_DEEDS})")
DEED_BEHIND = re.compile(
    rf"^[^,;。]{{0,6}}?(?:会|可以?|[才方]?能)|^[^,;。]{{0,10}}?(?:{_DEEDS})|^到(?:$|[,;。])"
)

# What is told of the past. 已 before a word that looks ahead leaves it ahead: 已承诺.
DONE = re.compile(r"(?:已经?|曾|业已)(?!明确|通知|确定|[列纳]入|协调|与|同)[^,;。]{0,16}$")
DONE_BEHIND = re.compile(r"^[^,;。将(]{0,24}?(?:(?<![为除])了(?!解)|已经?(?!承诺)|以来|至今|为止)")
# A length of time of which the text tells the end.
SINCE_DONE = re.compile(
    r"(?<!不)已(?!于|经)[^,;。]{0,12}?(?:整改|完[成毕]|拆除|清[理除]|解决|处理|恢复|修复|落实|到位|退还)(?!.{0,4}\d)"
    r"|复查[^,;。]{0,6}(?:已|到位)|但[^,;。]{0,12}(?:未|没有)|逾期未"
)
# The day of the letter is no day from which anything is reckoned.
WRITTEN = re.compile(r"^[^。]{0,12}?(?:留言|发帖|来信|反映|投诉|咨询|转交|问政)")

# What is for others to keep: the citizen, or everybody under a rule. An order of ours is not.
ORDERS = re.compile(r"责令|责成|限[期其令]|(?<!的)要求(?![您你])|督促")
_ASKS = r"(?<![申邀聘])请(?!示|求|教|关注|留意|您?放心|您?耐心|[^,;。]{0,4}(?:谅解|理解|监督))"
ASKED = re.compile(_ASKS)
OTHERS = re.compile(
    rf"(?:{_ASKS}|[您你](?:可|需|应|须|要|必须|[于在](?=$))|申请人|参保人|考生|当事人|家长|凡|携带|逾期|报名|缴费|登录)"
    r"[^,;。]{0,30}$"
)
OTHERS_BEHIND = re.compile(
    r"^[^,;。]{0,8}?(?:申请|提出|提交|缴|报名|参保|申报|前来|携带|领取|的?工资|的?水费)|^[^,;。将会]{1,10}的(?:$|[,;])"
)
PAPER = re.compile(r"《[^》]*(?:法|条例|办法|规定|通知|意见|方案|规划|细则|公告)[^》]*》")

# Lengths of time. One runs if something says that it has begun or begins now.
STILL_NEEDS = re.compile(
    r"(?:[还仍尚]需要?|再[过有等]|还[要有]等?|(?:预计|估计|大[概约])[还仍尚]?需?要?)(?:大?[概约])?$"
)
WITHIN = re.compile(rf"(?:{_LOOKS_AHEAD}|我|会)[^,;。]*[于在用]$|限期?$|大[概约]$")
# One does not run from an event without a date, or under a condition.
UNDATED = re.compile(
    r"(?:^|[,;。])如[在于]?$"
    r"|(?:(?<![然最今随])后|之日|(?<!即)(?<!今)日起|(?<![日今])起|时起)[,的在于计算]*第?$"
    r"|(?<!已)(?:受理|收到|接到?|毕业|入住|送达|合格|通过|申请|签订|知道)[,的在]*$"
    r"|(?:(?<![然最今随您你信])后|之日起|起),?[^,;。]{0,6}?(?:应当?|须|必须|可以?|会|将|即|在|于)+$"
)
IF = re.compile(r"如[果遇有您你]|倘若|一旦|凡|若(?!干)")
# One that a rule sets for all of a kind is not for this matter, unless we make it ours.
RULE = re.compile(
    r"《|条例|办法|规定|应[当在于]|法定|不[超少][过于]|时限|期限|流程|程序|第[^,。]{1,4}条|诉讼|复议|仲裁|公示|公告"
    r"|内的|受理|申请|审[核批]|预约|登记|接到|收到(?![您你])|自[^,;。]{1,20}起"
)
OURS = re.compile(rf"{_PLEDGED}|我[^,;。]{{1,4}}(?:将|会|承诺|计划)|(?:计划|拟)[在于]?$")
YOU = re.compile(r"^[^,;。]*[您你]")

# What makes it no time for a deed to come, whoever acts.
_COMES_ROUND = re.compile(r"每[^,;。]*$|(?:逐年|往年|今后|通常|一般)[的在于从为约]?$")
_GIVEN_UP = re.compile(
    r"(?<![按照])原(?:计划|定|拟|预计|承诺|本|先|来)[^,;。]{0,3}$|本[应该可][^,;。]{0,6}$"
    r"|(?:曾|此前|当初|最初)[^,;。]{0,6}(?:计划|承诺|预计|约定|要求)[^,;。]{0,6}$"
)
_AWAITED = re.compile(r"[待视]到?$|(?<!还[要需])等到?$")
_FAILS = re.compile(r"(?:不会|不能|无法|未能|没有|无关于|未(?!来))[^,;。]{0,6}$")
_IN_A_TITLE = re.compile(r"《[^》]*$")
_HOLDS_UNTIL = re.compile(r"(?:有效期|合同期?|租期|截[止至]|(?<!整改)期限|第)[为至到是约]?$")
_CITES = re.compile(
    r"(?:您|网友|来信人|市民|业主|居民|群众)[^;。]{0,20}(?:反映|提到|提出|询问|咨询|投诉)"
    r"(?![^;。]*(?:问题|情况|事项|一事|我[市县区局们司办镇院校]|如下|将|已|经))[^;。]*$"
)
_GOAL_FROM_ABOVE = re.compile(
    r"(?:国务院|全国|国家(?!电网|级)|教育部|财政部|住建部|部委|省委|省政府|全省|省人民政府|我省)"
    r"(?![^。]*(?:我[市县区局镇]|,[^。]*将))[^;。]{0,60}$"
)
_NOT_DONE = re.compile(
    r"^[^,;。]{0,12}?(?:不[会再予能得准可]|无法|暂[不无未]|没有|尚未|难以|严禁|禁止)"
)
_IS_A_NAME = re.compile(
    r"^(?:学年|[未年已]?满|出生|届|级|版|》|年[报检]|\d(?![点时:])|到期|[期届]满)"
)
_SO_OFTEN = re.compile(r"^[^,;。]{0,8}一次")
_FORECAST = re.compile(
    r"^[^,;。]{0,16}(?:达到?|占|超过|增长|提高[到至]|突破)[^,;。]{0,6}\d[\d.]*(?:%|亿|万|吨|人)"
)
NONE_IN_CLAUSE = (_COMES_ROUND, _GIVEN_UP, _AWAITED, _FAILS, _IN_A_TITLE, _HOLDS_UNTIL)
NONE_IN_SENTENCE = (_CITES, _GOAL_FROM_ABOVE)
NONE_BEHIND = (_NOT_DONE, _IS_A_NAME, _SO_OFTEN, _FORECAST)

# The same, for some times only.
LASTS = re.compile(
    r"(?:近|工期|周期|历时|(?<!不)超过|满|达|时间|持续|提前|逾期|间隔|为期)[为至到是约]?$"
)
AWAITED_BEFORE = re.compile(r"[等待][^,;。]{0,16}$")
CITED = re.compile(r"(?:反映|咨询|询问|投诉|来信|留言|关于)[^;。]{0,40}$")
CITED_BEHIND = re.compile(r"^[^,;。解处完答回]{0,24}(?:问题|一事|情况)")
IN_FORCE = re.compile(r"^(?:正式|全面|开始|统一)?(?:施行|执行|生效)")
IN_FORCE_FROM = re.compile(r"^(?:正式|全面|统一)?实施$")
PLANNED = re.compile(r"(?:列入|纳入|列为|申报|进入|作为|属于)[了到至]?[^,;。的]{0,8}$")
PLAN_BEHIND = re.compile(
    r"^[^,;。将内底]{0,12}?(?:计划|任务|规划(?!实施|建设)|项目库|预算|名单|方案|要点)"
)
DEED_OF_PLAN = re.compile(r"完成|启动|开工|动工|建成|竣工|实施|投入")
