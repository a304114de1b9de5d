"""Invented sentences by which a promise is told from what is none, rule by rule, all said when
those of `promise_phrases` are.

Each pair differs in as little as may be: in the first sentence a time is promised, in the second
none is.
"""

from typing import NamedTuple


class Rule(NamedTuple):
    rule: str
    promises: str
    does_not: str


RULES = (
    Rule(
        "A task of an applicant's is none",
        "我局于10月8日前办理。",
        "申请人于10月8日前办理。",
    ),
    Rule("A day to wait for is none", "10月底前验收后再开放。", "待10月底前验收后再开放。"),
    Rule(
        "nor is one after something to wait for",
        "开学后，将统筹安排。",
        "待新校投入使用和开学后，将统筹安排。",
    ),
    Rule(
        "A word that looks ahead is none as a noun",
        "按区政府的计划，我局将于10月12日拆除。",
        "该店已按我局的要求于今天进行整改。",
    ),
    Rule(
        "or where it leads up to another time",
        "今年我局将装好路灯。",
        "今年的路灯将于9月20日装好。",
    ),
    Rule("Past is what is told of", "路灯将于今天修复。", "路灯已于今天修复。"),
    Rule(
        "but for what has been ordered or agreed",
        "该店已承诺于9月30日前搬走。",
        "该店已于9月24日前搬走。",
    ),
    Rule(
        "A task of the citizen's is no promise",
        "我局将于10月8日前提交材料。",
        "请您于10月8日前提交材料。",
    ),
    Rule(
        "in the sentence that asks for it",
        "请您放心，10月8日前到户维修。",
        "请您带上证件，10月8日前到窗口维修。",
    ),
    Rule("nor is one of everybody's", "10月31日前拆除。", "凡在10月31日前缴清的业主可享受优惠。"),
    Rule(
        "nor what another paper says",
        "我局印发《方案》，计划于10月底前拆除。",
        "根据《市容条例》有关规定，10月底前拆除。",
    ),
    Rule(
        "A length of time runs from a day we know",
        "我们将在5个工作日内办结。",
        "受理后5个工作日内办结。",
    ),
    Rule(
        "and not if something should happen", "我们5天内退款。", "如果质量不合格，我们5天内退款。"
    ),
    Rule(
        "A rule sets it for all of a kind", "我局将在20个工作日内审批。", "审批时限为20个工作日内。"
    ),
    Rule(
        "but for you it is set by us",
        "此类申请已收到，20个工作日内给您办结。",
        "此类申请已收到，20个工作日内办结。",
    ),
    Rule("How long a work takes is no time to come", "施工还需180天。", "施工周期180天。"),
    Rule("A year may be that of a plan", "我县2026年实施改造。", "已列入2026年公路改造。"),
    Rule("and of a plan that is named", "预计2026年改造完成。", "拟报2026年农村公路项目库。"),
    Rule("What comes round is promised to nobody", "我们将于10月10日公布。", "每年10月10日公布。"),
    Rule("and so is what is done so often", "将于一年内集中办理。", "将于一年内集中办理一次。"),
    Rule(
        "Until when something holds is no deed",
        "12月31日前全部接通。",
        "截至12月31日前全部接通的可享受优惠。",
    ),
    Rule("A plan given up is none", "计划9月30日完工。", "原计划9月30日完工。"),
    Rule("nor is what will not be done", "本周内可以解决。", "本周内无法解决。"),
    Rule(
        "nor is what was not said", "将承诺2026年6月30日交房。", "我们从未承诺2026年6月30日交房。"
    ),
    Rule(
        "A day that is waited for is not the day of the deed",
        "国庆节后开工。",
        "待国庆节后资金到位再研究开工。",
    ),
    Rule(
        "Goals set from above are not ours",
        "我局要求2026年底前完成。",
        "教育部要求2026年底前完成。",
    ),
    Rule(
        "nor is what the citizen wrote",
        "我局10月底前通车。",
        "您反映10月底前通车。",
    ),
    Rule(
        "nor what the letter is about",
        "关于路灯，10月底前解决。",
        "关于10月底前通车的问题，已转区住建局。",
    ),
    Rule("A quantity forecast is no deed", "预计2026年建成通车。", "预计2026年增长6%。"),
    Rule(
        "Nor is a law that comes into force",
        "自10月8日起恢复办公。",
        "新规将于2026年1月1日起施行。",
    ),
    Rule("nor one put into force", "我局从明天起实施改造。", "新作息表从2026年起实施。"),
    Rule("A title names no time", "我局将于2026年建成。", "《我局将于2026年建成》一文已发布。"),
    Rule(
        "A day may be the mark of an age",
        "本园10月8日前公布名额。",
        "本园招收10月8日前年满三周岁的孩子。",
    ),
    Rule("A feast may be but a name", "春节期间将免费开放。", "我局将在春节慰问老人。"),
    Rule("An hour may be that of every day", "今晚9点恢复营业。", "门店晚上9点恢复营业。"),
    Rule("What has come of it is told", "责令其三日内拆除。", "责令其三日内拆除，目前已拆除。"),
    Rule(
        "A year is that of the plan it stands in",
        "我县2026年改造施工。",
        "按照我县2026年改造施工。",
    ),
    Rule(
        "or in brackets behind it",
        "改造将于2025年至2027年实施。",
        "改造计划（2025年至2027年）将造福百姓。",
    ),
    Rule("or of what it is the first word of", "2026年将公布招生政策。", "2026年招生政策将公布。"),
    Rule(
        "What follows from something else is not dated by it",
        "物业公司目前已拆除隔断并清空杂物，半个月后电梯可以为住户开放。",
        "物业公司目前已拆除隔断并清空杂物半个月后电梯可以为住户开放。",
    ),
    Rule(
        "nor by what a letter asks",
        "该路计划10月底前通车。",
        "关于该路计划10月底前通车一事，已转区住建局。",
    ),
    Rule(
        "A day from which on something is done",
        "自10月9日起，对该路段全面改造。",
        "自10月9日起，该路段天气转晴。",
    ),
    Rule(
        "or by which, behind a long name", "2026年教学楼和宿舍交付。", "2026年教学楼和宿舍更舒适。"
    ),
    Rule(
        "or what is meant in the clause before",
        "我们打算先把这里堆放的垃圾全部运走，10月8日检修管道。",
        "我们打算先把这里堆放的垃圾全部运走，10月8日天气转好。",
    ),
    Rule(
        "or in a schedule",
        "按照工作安排，11月对所有用户进行核对。",
        "按照以往经验，11月对所有用户进行核对。",
    ),
    Rule(
        "What is for the sake of a time is not by it",
        "2026年3月顺利开学。",
        "为了保证2026年3月顺利开学，我们选调了教师。",
    ),
    Rule("nor is what a feast suffers from", "春节期间供水。", "能确保春节期间供水正常。"),
    Rule(
        "What goes on from us is ours",
        "街道高度重视此事并已排查，并且在30日内研究部署。",
        "街道依照规定排查，并且在30日内研究部署。",
    ),
    Rule(
        "and what follows an order",
        "执法队向该户下达文书，要求立即停工整改，在15日内自行拆除。",
        "执法队向该户下达文书，按照要求立即停工整改，在15日内自行拆除。",
    ),
    Rule(
        "A paper of ours binds us",
        "已下达《责令整改通知》，10月8日前拆除。",
        "根据《市容管理办法》，10月8日前拆除。",
    ),
    Rule(
        "What we publish is ours though others look for it",
        "请查看10月底公布的名单。",
        "请查看10月底办理的进度。",
    ),
    Rule(
        "What is told on is over",
        "我局于9月26日对该店进行整治，对违法行为一并处罚。",
        "我局于9月26日对该店进行整治，对违法行为作出了处罚。",
    ),
    Rule(
        "Who acts may stand in the next clause",
        "2025年，市公共交通集团有限公司即将开通新线。",
        "2025年，市公共交通集团有限公司即为开通新线的单位。",
    ),
    Rule(
        "What others do to reach us is none",
        "约定10月8日回来后答复。",
        "约定10月8日回来后联系我局。",
    ),
    Rule(
        "nor is what may or may not be",
        "楼盘能在10月31日前交房。",
        "楼盘如能在10月31日前交房，可以入学。",
    ),
    Rule(
        "Who comes by then is told by the day",
        "问题较为复杂，需要多方了解清楚，我局于10月8日上门核实。",
        "问题较为复杂，需要多方了解清楚，我局定10月8日口径。",
    ),
    Rule(
        "What you have asked for is ours, whatever the rule",
        "您的退费申请已经审核通过，5个工作日内到账。",
        "退费申请由财务审核，5个工作日内到账。",
    ),
    Rule(
        "and so is what somebody at work does",
        "案情较为复杂，需要多方核对账目，公安机关60日内查清。",
        "案情较为复杂，需要多方核对账目，此类案件60日内查清。",
    ),
    Rule(
        "and what goes on with this matter",
        "该路灯由社区自行建设，现已移交路灯处，两周内恢复照明。",
        "此类路灯由社区自行建设，然后移交路灯处，两周内恢复照明。",
    ),
    Rule(
        "What is so as a rule is so for nobody",
        "退款10个工作日内到账。",
        "一般情况下，10个工作日内到账。",
    ),
    Rule("What a feast is spent on is done in it", "确保国庆期间修复。", "确保国庆期间供水。"),
    Rule(
        "What is said of a thing is not promised",
        "我区今年投入使用两所学校。",
        "这是一所今年投入使用的学校。",
    ),
    Rule("What is brought to an end is done", "国庆前把台账备齐。", "国庆前台账齐全。"),
    Rule(
        "Who is there for you, is so on a day ahead",
        "派出所10月9日上班后为您办理。",
        "派出所10月9日上班后照常办理。",
    ),
    Rule(
        "Work goes on to its end, and a contract does not",
        "检测工作从9月下旬持续到10月中旬。",
        "检测合同从9月下旬持续到10月中旬。",
    ),
    Rule("What must be is a rule", "双方一个月内签订补充协议。", "双方一个月内应签订补充协议。"),
    Rule(
        "What was ordered may be done by now",
        "该公司在限期10日内完成整改。",
        "该公司在限期10日内完成了整改。",
    ),
)
