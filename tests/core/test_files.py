"""What strangers call their files, and what the desk makes of it."""

import unicodedata
from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.core import decisions, files
from moderator_app.core.erasing import scrubbed
from moderator_app.core.events import Kind
from moderator_app.core.files import File
from moderator_app.core.refusals import Reason, Refusal
from tests.stories import CASE, Story

NAMES = st.text(
    st.one_of(st.characters(), st.sampled_from('./\\:*?"<>|\u202e\u2066\u200b\x00\n\r\ud800 ')),
    max_size=400,
)
TYPES = st.sampled_from(["", "image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp"])
ASLEEP = frozenset({"exe", "html", "htm", "desktop", "lnk", "js", "vbs", "bat", "sh", "svg", "scr"})


def named(name: str, kind: str = "") -> File:
    return File(UUID(int=1), "00", files.harmless(name), kind, 1)


@given(NAMES)
def test_no_name_hides_anything_or_leads_anywhere(name: str) -> None:
    shown = files.harmless(name)
    assert len(shown) <= files.LONGEST_NAME
    assert shown.isprintable()
    assert not any(unicodedata.bidirectional(s) in {"RLO", "LRO", "RLI", "PDF"} for s in shown)
    assert "/" not in shown
    assert "\\" not in shown
    assert not shown.startswith((".", " "))
    assert files.harmless(shown) == shown
    shown.encode()


@given(NAMES, TYPES)
def test_every_name_can_be_written_on_every_disk_and_starts_nothing(name: str, kind: str) -> None:
    saved = files.to_save(named(name, kind), "附件")
    assert 0 < len(saved.encode()) <= 200
    assert saved.isprintable()
    assert not set(saved) & set('<>:"/\\|?*')
    assert saved.strip(" .") == saved
    assert saved.partition(".")[0].strip().lower() not in {"con", "nul", "aux", "com1"}
    assert saved.rpartition(".")[2].lower() not in ASLEEP


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("井盖.jpg", "井盖.jpg"),
        ("../../.ssh/authorized_keys", "authorized_keys"),
        ("C:\\Users\\王\\桌面\\井盖.jpg", "井盖.jpg"),
        ("照片\u202egpj.exe", "照片gpj.exe"),
        ("一\n二\t三\x00.png", "一二三.png"),
        (".desktop", "desktop"),
        ("井盖/", "井盖"),
        ("图.png. . ", "图.png"),
        ("\u200b\u2066", ""),
        ("字" * 300 + ".jpeg", "字" * 94 + "…" + ".jpeg"),
    ],
)
def test_what_is_shown_of_a_name(name: str, shown: str) -> None:
    assert files.harmless(name) == shown


@pytest.mark.parametrize(
    ("name", "kind", "saved"),
    [
        ("桥头.JPG", "image/jpeg", "桥头.JPG"),
        ("答复.docx", "", "答复.docx"),
        ("发票.exe", "", "发票.exe.bin"),
        ("说明.html", "", "说明.html.bin"),
        ("快捷方式.lnk", "", "快捷方式.lnk.bin"),
        ("启动.desktop", "", "启动.desktop.bin"),
        ("宏.xlsm", "", "宏.xlsm.bin"),
        ("真图.exe", "image/png", "真图.exe.png"),
        ("假图.png", "", "假图.png.bin"),
        ("错的.png", "image/jpeg", "错的.png.jpeg"),
        ("", "image/png", "附件.png"),
        ("", "", "附件.bin"),
        ("con.txt", "", "_con.txt"),
        ("COM¹.pdf", "", "_COM¹.pdf"),
        ("CONOUT$.txt", "", "_CONOUT$.txt"),
        ('什么?"<时候>".pdf', "", "什么___时候__.pdf"),
    ],
)
def test_what_a_file_is_saved_as(name: str, kind: str, saved: str) -> None:
    assert files.to_save(named(name, kind), "附件") == saved


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"GIF89a", "image/gif"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"BM" + bytes(30), "image/bmp"),
        (b"BM", ""),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", ""),
        (b"MZ\x90\x00", ""),
        (b"%PDF-1.7", ""),
        (b"", ""),
    ],
)
def test_the_first_bytes_say_what_it_is(start: bytes, kind: str) -> None:
    assert files.media_type(start) == kind


def attach(story: Story, name: str = "井盖.png", digest: str = "ab", size: int = 9) -> UUID:
    (event,) = story.do([decisions.attach(CASE, name, "image/png", digest, size)])
    return event


def test_a_case_has_the_files_that_were_added_and_not_undone() -> None:
    story = Story()
    story.hear()
    before = story.case
    first = attach(story)
    second = attach(story, "桥头.png", "cd", 12)
    assert story.case.files == (
        File(first, "ab", "井盖.png", "image/png", 9),
        File(second, "cd", "桥头.png", "image/png", 12),
    )
    assert story.case.waiting_since == before.waiting_since
    story.undo([first])
    assert [file.name for file in story.case.files] == ["桥头.png"]


def test_what_is_empty_or_too_large_is_refused() -> None:
    for size, reason in ((0, Reason.FILE_EMPTY), (files.LARGEST + 1, Reason.FILE_TOO_LARGE)):
        with pytest.raises(Refusal) as refused:
            decisions.attach(CASE, "图.png", "image/png", "ab", size)
        assert refused.value.reason is reason
    decisions.attach(CASE, "图.png", "image/png", "ab", files.LARGEST)


def test_an_erased_file_keeps_neither_its_name_nor_its_place_in_the_case() -> None:
    body = {"digest": "ab", "name": "李女士的身份证.jpg", "type": "image/jpeg", "size": 9}
    left = scrubbed(Kind.FILE_ADDED, body)
    assert "李女士" not in str(left)
    story = Story()
    story.hear()
    story.do([decisions.attach(CASE, "图", "", "ab", 9)])
    story.events[-1] = replace(story.events[-1], body=left)
    assert story.case.files == ()


def test_a_title_is_a_name_whatever_an_office_calls_itself() -> None:
    assert (
        files.titled("转办单 清城管/督转〔2026〕1号", "docx")
        == "转办单 清城管_督转〔2026〕1号.docx"
    )
    assert files.titled("函 a:b\\c\u202e\n", "pdf") == "函 a_b_c.pdf"
