"""The handover note on paper and as text to paste."""

from collections.abc import Mapping
from dataclasses import replace
from zoneinfo import ZoneInfo

from moderator_app.core.handover import Item, Section, Sheet
from moderator_app.papers.handover import as_html, as_text

SHANGHAI = ZoneInfo("Asia/Shanghai")


def plain(context: str, text: str, n: int | None = None) -> str:
    return text if n is None else text.replace("%n", str(n))


def item(n: int, summary: str = "路灯不亮", at: str = "", remark: str = "") -> Item:
    return Item(f"case-{n}", f"20261122-{n:04}", "晨跑的人", "weibo", summary, "市政处", at, remark)


def sheet(
    words: str = "", to: str = "", sections: Mapping[str, tuple[Item, ...]] | None = None
) -> Sheet:
    return Sheet(
        made_at="2026-11-22T12:05:00+00:00",
        began_at="2026-11-22T00:00:00+00:00",
        from_name="安娜",
        from_number="01",
        to_name=to,
        words=words,
        sections=sections or {},
        received=42,
        answered=30,
        closed=12,
    )


def test_the_text_says_who_hands_to_whom_and_what_was_done() -> None:
    text = as_text(sheet(to="白雪"), plain, SHANGHAI)
    assert "2026-11-22 08:00 to 20:05" in text
    assert "Handed over by 安娜 (No. 01), to be taken over by 白雪" in text
    assert "42 received, 30 answered, 12 closed" in text
    assert "Nothing is open." in text


def test_every_section_comes_in_the_order_in_which_the_next_person_needs_it() -> None:
    note = sheet(sections={section.value: (item(n),) for n, section in enumerate(Section)})
    text = as_text(note, plain, SHANGHAI)
    titles = (
        "To be confirmed as sent",
        "Handlers not yet told",
        "To be answered, by deadline",
        "Waiting for handlers",
        "Set aside",
        "Pinned",
    )
    places = [text.index(title) for title in titles]
    assert places == sorted(places)
    assert [text.count(f"20261122-{n:04}") for n in range(6)] == [1] * 6


def test_a_deadline_that_has_passed_is_said_to_have_passed() -> None:
    late = item(1, at="2026-11-22T11:00:00+00:00")
    soon = item(2, at="2026-11-22T13:00:00+00:00")
    lines = as_text(sheet(sections={"open": (late, soon)}), plain, SHANGHAI).splitlines()
    assert "11-22 19:00 (overdue)" in next(line for line in lines if "0001" in line)
    assert "overdue" not in next(line for line in lines if "0002" in line)


def test_the_clock_that_breaches_next_is_named_with_its_time() -> None:
    ours = replace(item(1, at="2026-11-22T13:00:00+00:00"), clock="response")
    theirs = replace(
        item(2, at="2026-11-20T11:00:00+00:00"), clock="feedback", due="2026-11-22T10:00:00+00:00"
    )
    note = sheet(sections={"open": (ours,), "waiting": (theirs,)})
    text = as_text(note, plain, SHANGHAI)
    assert "Response, Deadline 11-22 21:00" in text
    assert "Passed on 11-20 19:00; Feedback due 11-22 18:00 (overdue)" in text
    paper = as_html(note, plain, SHANGHAI)
    assert "Response<br/>11-22 21:00" in paper
    assert "11-20 19:00<br/>Feedback due 11-22 18:00<br/>(overdue)" in paper


def test_what_is_passed_on_is_never_overdue_and_tells_how_often_it_was_hastened() -> None:
    waiting = item(1, at="2026-11-20T11:00:00+00:00", remark="2")
    line = as_text(sheet(sections={"waiting": (waiting,)}), plain, SHANGHAI).splitlines()[-1]
    assert "市政处 (hastened 2 time(s))" in line
    assert "overdue" not in line


def test_an_untold_dispatch_names_the_organisation_that_is_to_be_told() -> None:
    untold = item(1, remark="供电公司")
    assert "handled by 供电公司" in as_text(sheet(sections={"untold": (untold,)}), plain, SHANGHAI)


def test_the_numbers_of_people_are_masked_on_both() -> None:
    note = sheet(sections={"open": (item(1, summary="请打13812345678，谢谢"),)})
    for paper in (as_text(note, plain, SHANGHAI), as_html(note, plain, SHANGHAI)):
        assert "138****5678" in paper
        assert "13812345678" not in paper


def test_pictures_and_files_are_counted_on_both() -> None:
    note = sheet(sections={"open": (replace(item(1), files=2), item(2))})
    text, html = as_text(note, plain, SHANGHAI), as_html(note, plain, SHANGHAI)
    assert "2 file(s)" in next(line for line in text.splitlines() if "0001" in line)
    assert "file" not in next(line for line in text.splitlines() if "0002" in line)
    assert html.count("路灯不亮 · 2 file(s)") == 1


def test_markup_in_a_message_is_printed_and_not_obeyed() -> None:
    note = sheet(
        words="<img src=x>\n第二行", sections={"open": (item(1, summary="<b>大声</b> & <script>"),)}
    )
    html = as_html(note, plain, SHANGHAI)
    assert "<script" not in html
    assert "<img" not in html
    assert "&lt;b&gt;大声&lt;/b&gt; &amp; &lt;script&gt;" in html
    assert "&lt;img src=x&gt;<br/>第二行" in html


def test_a_long_message_is_shortened_in_the_text() -> None:
    note = sheet(sections={"open": (item(1, summary="路" * 160),)})
    line = next(x for x in as_text(note, plain, SHANGHAI).splitlines() if "0001" in x)
    assert "路" * 59 + "…" in line


def test_the_page_has_lines_to_sign() -> None:
    html = as_html(sheet(to="白雪"), plain, SHANGHAI)
    assert html.count("安娜") == 2
    assert html.count("白雪") == 2
    assert html.count("Signature  ____") == 3


def test_the_free_words_close_the_text() -> None:
    text = as_text(sheet(words="  九点前回电\n"), plain, SHANGHAI)
    assert text.endswith("【In their own words】\n九点前回电")
