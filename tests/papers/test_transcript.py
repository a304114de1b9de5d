"""A transcript as text and as a docx says the same, and is a Word file by the letter."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from moderator_app.core.transcript import Deed, Line, Transcript
from moderator_app.papers import docx_text
from moderator_app.papers import transcript as written
from moderator_app.system.home import resources
from tests.papers.packages import faults

ZONE = ZoneInfo("Asia/Shanghai")
AT = datetime(2026, 3, 2, 1, 5, tzinfo=UTC)
TOLD = Transcript(
    "20260302-0001", "路灯", "weibo", "王**", "139****5678", AT, internal=True, masked=True,
    lines=(
        Line(AT, Deed.WROTE, "王**", "路灯坏了\n\n{编号}<b>&\x07三天了"),
        Line(AT, Deed.DISPATCHED, "安娜", "请办", "市政处"),
        Line(AT, Deed.OPINION, "李局长", "同意", "instructed"),
        Line(AT, Deed.ISSUED, "安娜", "", "转〔2026〕1号 市政处"),
        Line(AT, Deed.CLOSED, "", "", "resolved"),
    ),
)  # fmt: skip


def t(context: str, text: str, n: int | None = None) -> str:
    return text


def docx() -> bytes:
    base = (resources() / "papers" / "transcript.docx").read_bytes()
    return written.as_docx(base, TOLD, t, ZONE)


def test_the_text_tells_when_who_and_what() -> None:
    lines = written.as_text(TOLD, t, ZONE).splitlines()
    assert lines[0] == "Transcript of case 20260302-0001"
    assert "【2026-03-02 09:05  王**  wrote】" in lines
    assert "【2026-03-02 09:05  安娜  dispatched to 市政处】" in lines
    assert "【2026-03-02 09:05  李局长  wrote an opinion: leader's instruction】" in lines
    assert "【2026-03-02 09:05  the desk  closed it: Resolved】" in lines
    assert "{编号}<b>&三天了" in lines


def test_the_file_says_the_same_words() -> None:
    data = docx()
    assert faults(data) == []
    spoken = written.as_text(TOLD, t, ZONE).replace("【", "").replace("】", "")
    assert "".join(docx_text.text(data).split()) == "".join(spoken.split())


def test_signs_that_paper_cannot_hold_keep_nothing_from_being_handed_on() -> None:
    odd = "坏\x00\x0b\x1b字\ufffe\ud800"
    line = replace(TOLD.lines[0], who=odd, about=odd, text=odd)
    hostile = replace(TOLD, author=odd, title=odd, lines=(line,))
    made = written.as_docx(
        (resources() / "papers" / "transcript.docx").read_bytes(), hostile, t, ZONE
    )
    assert faults(made) == []
    for said in (docx_text.text(made), written.as_text(hostile, t, ZONE)):
        assert said.count("坏字\ufffd") == 4
