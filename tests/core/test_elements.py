"""Who, when, where, what is wrong and how it went: read from the message alone, and asked for."""

import pytest

from moderator_app.core import elements
from moderator_app.core.elements import Element, Told

WHOLE = (
    "我叫张建国。文澜路和石板街路口的井盖松了三天，昨天晚上十点有辆电动车差点摔倒，"
    "打过两次电话，至今没有人来。"
)


def test_a_whole_message_has_all_five_with_the_words_that_say_so() -> None:
    found = elements.found(Told(WHOLE))
    assert list(found) == list(Element)
    assert found[Element.NAME] == "张建国"
    assert found[Element.TIME] == "昨天晚上十点"
    assert found[Element.PLACE] == "文澜路和石板街路口"
    assert "松了" in found[Element.CAUSE]
    assert elements.missing(Told(WHOLE)) == ()


@pytest.mark.parametrize(
    ("text", "author", "named", "name"),
    [
        ("路灯坏了", "晨跑的人", False, ""),
        ("路灯坏了", "王丽", False, ""),
        ("路灯坏了", "王丽", True, "王丽"),
        ("路灯坏了", "陈女士", False, "陈女士"),
        ("姓名：李小明，电话见后", "", False, "李小明"),
        ("我是赵先生，路灯坏了", "", False, "赵先生"),
        ("联系人: 欧阳建国 路灯坏了", "", False, "欧阳建国"),
        ("我叫不到车", "", False, ""),
        ("本人家住石板街", "", False, ""),
        ("本人张建国，住石板街", "", False, "张建国"),
        ("本人于今年，在石板街", "", False, ""),
        ("本人和家人，都睡不着", "", False, ""),
    ],
)
def test_a_name_is_only_one_where_people_give_their_names(
    text: str, author: str, named: bool, name: str
) -> None:
    assert elements.found(Told(text, author=author, named=named)).get(Element.NAME, "") == name


def test_what_a_form_says_of_the_place_counts() -> None:
    assert Element.PLACE not in elements.found(Told("路灯坏了"))
    assert elements.found(Told("路灯坏了", place="石板街12号"))[Element.PLACE] == "石板街12号"


@pytest.mark.parametrize(
    ("text", "course"),
    [
        ("路灯坏了", False),
        ("路灯不亮三天了", True),
        ("打过12345，说会来修，还没来", True),
        ("早上出门时看见的，工人在挖沟，围挡挡住了路口，车都绕着走，老人过不去", True),
    ],
)
def test_a_course_of_events_goes_on_over_time_or_is_a_story(text: str, course: bool) -> None:
    assert (Element.COURSE in elements.found(Told(text))) == course


def test_exactly_what_is_missing_is_asked_for() -> None:
    assert elements.question(()) == ""
    asked = elements.question((Element.TIME, Element.PLACE))
    assert "什么时候" in asked
    assert "什么地方" in asked
    assert "称呼" not in asked


def test_nothing_at_all_is_missing_everything() -> None:
    assert elements.missing(Told("")) == tuple(Element)
