import sqlite3
import sys
import time
import unicodedata
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.core import search
from moderator_app.core.case import Status
from moderator_app.core.search import Lookup, LookupKind, Query, Snippet

TODAY = date(2026, 11, 24)
# Signs whose folding, composition or storage is anything but plain.
ODD = (
    "物业费路口，。 \n\u3000ab1ＡＢ１ß"
    "ﬁİıΣς㎡…①½éｶﾞガ한각ᄒ\u1161\u11ab\u0301\u0307\u0345"
    "ǰ\u030c\u200b\ufeff\ufe0f😀👨‍👩\ud83d\udc00\x00\x1f\x85\uac00क़\u0958"
)
texts = st.one_of(st.text(ODD, max_size=40), st.text(st.characters(), max_size=40))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ＡＢ１２", "ab12"),
        ("Straße ﬁ", "strasse fi"),
        ("５㎡…", "5m2..."),
        ("花园路\r\n\u3000农科路\x00", "花园路   农科路 "),
        ("ｶﾞｽ", "ガス"),
        ("e\u0301", "é"),
        ("x\ud83dy", "x\ufffdy"),
    ],
)
def test_width_case_and_blanks_are_folded_away(text: str, folded: str) -> None:
    assert search.fold(text) == folded


def test_every_character_there_is_folds_to_what_stays_as_it_is_and_can_be_stored() -> None:
    unstable = []
    for sign in map(chr, range(sys.maxunicode + 1)):
        # Taken apart as well, so that whatever can be composed is composed here.
        for written in {sign, unicodedata.normalize("NFD", sign)}:
            folded = search.fold(written)
            folded.encode()
            if not folded or search.fold(folded) != folded:
                unstable.append(written)
    assert unstable == []


@given(texts, st.data())
def test_every_part_of_a_folded_text_folds_to_itself(text: str, data: st.DataObject) -> None:
    folded = search.fold(text)
    part = _part(folded, data)
    assert search.fold(part) == part


@given(texts, st.data())
def test_a_text_holds_the_grams_of_every_part_of_it(text: str, data: st.DataObject) -> None:
    term = _part(search.fold(text), data)
    assert set(search.grams(term).split(" ")) - {""} <= set(search.grams(text).split(" "))
    expression = search.match_expression([term])
    if expression is not None:
        wanted = {gram.strip('"') for gram in expression.split(" AND ")}
        assert wanted <= set(search.grams(text).split(" "))


@given(st.lists(texts, min_size=1, max_size=5), st.data())
def test_the_real_index_finds_every_text_that_contains_the_terms(
    written: list[str], data: st.DataObject
) -> None:
    terms = [_part(search.fold(data.draw(st.sampled_from(written))), data) for _ in range(2)]
    expression = search.match_expression(terms)
    if expression is None:
        return
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE VIRTUAL TABLE t USING"
        " fts5(g, tokenize='ascii', content='', columnsize=0, detail=none)"
    )
    connection.executemany(
        "INSERT INTO t (rowid, g) VALUES (?, ?)",
        [(row, search.grams(text)) for row, text in enumerate(written)],
    )
    found = {
        row for (row,) in connection.execute("SELECT rowid FROM t WHERE t MATCH ?", [expression])
    }
    connection.close()
    scanned = {row for row, text in enumerate(written) if search.is_match(search.fold(text), terms)}
    assert scanned <= found


def _part(text: str, data: st.DataObject) -> str:
    start = data.draw(st.integers(0, len(text)))
    return text[start : data.draw(st.integers(start, len(text)))]


def test_grams_run_across_punctuation_and_hold_pieces_of_numbers() -> None:
    grams = search.grams("物业，费！ 138-12")
    characters = ["物", "业", "费", "1", "3", "8", "2"]
    pairs = ["物业", "业费", "费1", "13", "38", "81", "12"]
    assert sorted(grams.split(" ")) == sorted([*characters, *pairs, "138", "381", "812"])


@pytest.mark.parametrize(
    ("terms", "expression"),
    [
        (["物业费"], '"物业" AND "业费"'),
        (["物业", "业"], '"物业"'),
        (["物"], '"物"'),
        (["a3区"], '"a3" AND "3区"'),
        (["1381"], '"138" AND "381"'),
        (["12345路"], '"123" AND "234" AND "345" AND "5路"'),
        (["，", "路，面"], '"路面"'),
        (['"路" or "面"'], '"路o" AND "or" AND "r面"'),
        (["。"], None),
        ([], None),
    ],
)
def test_a_query_asks_for_the_longest_grams(terms: list[str], expression: str | None) -> None:
    assert search.match_expression(terms) == expression


def test_a_pasted_page_asks_for_no_more_grams_than_a_query_can_carry() -> None:
    page = "".join(map(chr, range(0x4E00, 0x6E00)))
    for terms in ([page], list(page)):
        expression = search.match_expression(terms)
        assert expression is not None
        assert expression.count(" AND ") < search.MOST_GRAMS


@pytest.mark.parametrize(
    ("text", "terms", "marked"),
    [
        ("花园路塌了，花园路", ["花园路"], ["花园路", "花园路"]),
        ("物业费", ["物业", "业费"], ["物业费"]),
        ("Straße", ["ss"], ["ß"]),
        ("５㎡，Ａ", ["m2", "a"], ["㎡", "Ａ"]),
        ("等等…好", [".好"], ["…好"]),
        ("ｶﾞｽ漏れ", ["ガ"], ["ｶﾞ"]),
        ("cafe\u0301 e", ["é"], ["e\u0301"]),
        ("路", [""], []),
        ("路", [], []),
    ],
)
def test_hits_are_marked_in_the_text_as_written(
    text: str, terms: list[str], marked: list[str]
) -> None:
    assert [text[start:end] for start, end in search.spans(text, terms)] == marked


@given(texts, st.data())
def test_what_is_contained_is_marked_somewhere(text: str, data: st.DataObject) -> None:
    term = _part(search.fold(text), data)
    spans = search.spans(text, [term])
    assert bool(spans) == bool(term)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(left[1] < right[0] for left, right in pairwise(spans))
    assert all(term in search.fold(text[start:end]) for start, end in spans)


def test_a_snippet_is_one_line_around_the_first_hit() -> None:
    text = "前" * 50 + "\n\n花园路\t塌了\x07一个坑" + "后" * 50
    found = search.snippet(text, ["塌了"], width=20)
    assert found.text == "…前 花园路 塌了 一个坑后后后后后后后后…"
    assert [found.text[start:end] for start, end in found.spans] == ["塌了"]


def test_a_snippet_without_a_hit_is_the_beginning() -> None:
    assert search.snippet("短\n文", ()) == Snippet("短 文")
    assert search.snippet("长" * 70, ["无"]) == Snippet("长" * 60 + "…")


@given(texts, st.data(), st.integers(1, 12))
def test_a_snippet_keeps_its_width_and_marks_what_it_shows(
    text: str, data: st.DataObject, width: int
) -> None:
    term = _part(search.fold(text), data)
    found = search.snippet(text, [term], width)
    assert len(found.text.strip("…")) <= width
    assert "\n" not in found.text
    found.text.encode()
    assert all(0 <= start < end <= len(found.text) for start, end in found.spans)


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("路面 塌\u3000坑 路面", Query(("路面", "塌", "坑"))),
        ('“花园 路” "A B" ＂c d＂', Query(("花园 路", "a b", "c d"))),
        ("来自:李女士 from：王", Query(authors=("李女士", "王"))),
        ('转:市政处 to:"固废 处"', Query(organisations=("市政处", "固废 处"))),
        ("状态：待反馈", Query(states=(Status.DISPATCHED,))),
        ("state:Closed 状态:挂起", Query(states=(Status.CLOSED, search.SNOOZED))),
        ("状态:待", Query(states=("waiting", "dispatched", "asked", "unsent"))),
        ("渠道:微信 channel:12345", Query(channels=("wecom", "wechat", "12345"))),
        ("经办:王晓明 by:李", Query(people=("王晓明", "李"))),
        (
            "后:2026-11-01 前：11-22",
            Query(after=date(2026, 11, 1), before=date(2026, 11, 22)),
        ),
        ("后:昨天 前:today", Query(after=date(2026, 11, 23), before=date(2026, 11, 24))),
        ("后:11月20日 后:2026/11/21", Query(after=date(2026, 11, 21))),
        ("前:12-30", Query(before=date(2025, 12, 30))),
        ("前:2月29日", Query(before=date(2024, 2, 29))),
        ("后:20261101", Query(after=date(2026, 11, 1))),
        ("", Query()),
        (' "" ', Query(('""',))),
    ],
)
def test_what_is_typed_is_read_as_words_and_filters(typed: str, query: Query) -> None:
    assert search.parse(typed, TODAY) == query


@pytest.mark.parametrize("typed", ["状态:飞", "渠道：火星", "前:2026-02-30", "后:大约", "前:去年"])
def test_an_operator_with_an_unknown_value_is_looked_for_as_text(typed: str) -> None:
    assert search.parse(typed, TODAY) == Query((search.fold(typed),), unknown=(typed,))


@pytest.mark.parametrize(
    "typed", ["转:", "12:30", "http://a.cn/1", "“花园", "花“园”路", "“花园”路", '"', "注意:a"]
)
def test_what_is_no_operator_and_no_whole_quote_is_text(typed: str) -> None:
    assert search.parse(typed, TODAY) == Query((search.fold(typed),))


def test_a_colon_inside_a_quote_makes_no_operator() -> None:
    assert search.parse('"转:市政 处"', TODAY) == Query(("转:市政 处",))


def test_words_can_be_taken_as_they_are() -> None:
    assert search.literal("转:市政处  “Ａ ") == Query(("转:市政处", "“a"))


@given(texts)
def test_anything_can_be_typed(text: str) -> None:
    query = search.parse(text, TODAY)
    assert all(term.strip() and search.fold(term) == term for term in query.terms)


@given(st.text(ODD, min_size=1))
def test_a_word_typed_as_it_stands_finds_its_text(text: str) -> None:
    terms = search.literal(text).terms
    assert search.is_match(search.fold(text), terms)


@pytest.mark.parametrize(
    ("pasted", "kind", "value"),
    [
        (" https://weibo.com/123/Abc ", LookupKind.LINK, "https://weibo.com/123/Abc"),
        ("weibo.com/123/Abc", LookupKind.LINK, "weibo.com/123/Abc"),
        (
            "8.99 复制打开抖音，看看【作品】https://v.example.com/aBc/ 复制此链接",
            LookupKind.LINK,
            "https://v.example.com/aBc/",
        ),
        ("见http://a.cn/1。", LookupKind.LINK, "http://a.cn/1"),
        ("20261122-0042", LookupKind.CASE, "20261122-0042"),
        ("２０２６１１２２－００４２", LookupKind.CASE, "20261122-0042"),
        ("+86 138 1234-5678", LookupKind.TELEPHONE, "13812345678"),
        ("(0371) 6718 1234", LookupKind.TELEPHONE, "037167181234"),
        ("400-812-3456", LookupKind.TELEPHONE, "4008123456"),
        ("5012345678901234", LookupKind.POST, "5012345678901234"),
        ("wmAbC1-xyz_AbCdEfGhIjKlMn", LookupKind.POST, "wmAbC1-xyz_AbCdEfGhIjKlMn"),
    ],
)
def test_what_is_pasted_to_jump_is_recognised(pasted: str, kind: LookupKind, value: str) -> None:
    assert search.looks_like(pasted) == Lookup(kind, value)


@pytest.mark.parametrize(
    "typed",
    [
        "花园路",
        "12345",
        "138****5678",
        "2026-11-22",
        "8:30",
        "20261322-0042",
        "花园路/农科路",
        "",
        "a.b",
    ],
)
def test_ordinary_words_and_short_numbers_jump_nowhere(typed: str) -> None:
    assert search.looks_like(typed) is None


def test_grams_of_an_ordinary_message_take_little_time() -> None:
    text = "".join(
        chr(0x4E00 + at * 37 % 0x3000) + ("，" if at % 12 == 0 else "") for at in range(380)
    )
    search.grams(text)

    def seconds() -> float:
        began = time.process_time()
        search.grams(text)
        return time.process_time() - began

    # 0.16 ms on a slow machine; the bound leaves room for a busy one.
    assert min(seconds() for _ in range(20)) < 0.001


def test_a_very_long_text_is_searched_at_once() -> None:
    began = time.process_time()
    for text in ("花园路" * 33_000, "e" + "\u0301" * 100_000, "“" * 100_000, "ｶﾞ" * 50_000):
        search.parse(text, TODAY)
        search.snippet(text, ["花园", "ガ", "\u0301", "“"])
        search.looks_like(text)
    assert time.process_time() - began < 10


def test_a_line_with_little_room_begins_nearer_to_what_was_found() -> None:
    found = search.snippet("一" * 30 + "井盖" + "二" * 40, ("井盖",))
    nearer = search.brought_forward(found, 5)
    ((start, end),) = nearer.spans
    assert nearer.text[start:end] == "井盖"
    assert nearer.text.startswith("…一一一一一井盖")
    assert search.brought_forward(search.snippet("井盖没了", ("井盖",))).text == "井盖没了"
