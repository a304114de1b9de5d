"""The marks still fit the replies they were made on. No failure here prints a word of a reply."""

import json
import re
from datetime import UTC, datetime

import pytest

from tests.core.promises import MARKS, Marks, digest, marked, marks, replies
from tests.core.promises_choice import MOST, choose, in_reserve

NAMES_A_TIME = re.compile(
    r"[0-9一二三四五六七八九十两]|[年月周日天旬]|小时|今晚|[春夏秋冬]季|[暑寒]假|开学"
    r"|春节|元旦|清明|端午|中秋|国庆"
)

CHOSEN = ("work", "measured", "held_out")
PARTS = (*CHOSEN, "fresh")


def parts(part: str) -> list[Marks]:
    return [entry for entry in marks() if entry.part == part]


def test_three_parts_of_a_hundred_hold_promises_enough_and_replies_without() -> None:
    for part in CHOSEN:
        assert len(parts(part)) == 100
        assert sum(len(entry.spans) for entry in parts(part)) >= 60
        assert sum(not entry.spans for entry in parts(part)) >= 20


def test_the_fresh_part_is_of_the_quarter_kept_aside_and_no_reply_of_it_weighs_too_much() -> None:
    fresh = parts("fresh")
    assert len(fresh) == 337
    assert sum(len(entry.spans) for entry in fresh) == 35
    assert sum(not entry.spans for entry in fresh) == 310
    assert all(in_reserve(entry.number) and len(entry.spans) <= MOST for entry in fresh)


def test_no_reply_stands_in_two_parts() -> None:
    assert len({entry.number for entry in marks()}) == len(marks()) == 637


def test_the_file_holds_no_word_of_a_reply() -> None:
    stored = json.loads(MARKS.read_text("utf-8"))["replies"]
    assert json.dumps(stored, ensure_ascii=False).isascii()
    assert all(
        set(entry) == {"number", "digest", "stratum", "part", "promises"} for entry in stored
    )
    assert all(re.fullmatch(r"[0-9a-f]{16}", entry["digest"]) for entry in stored)
    assert all(re.fullmatch(r"[a-z_]{1,16}", entry["stratum"]) for entry in stored)


def test_the_choice_made_again_is_the_one_that_was_marked() -> None:
    again = {
        (chosen.reply.number, chosen.stratum, chosen.part)
        for chosen in choose(list(replies().values()))
    }
    assert again == {(entry.number, entry.stratum, entry.part) for entry in marks()}


def test_every_reply_is_still_the_text_that_was_marked() -> None:
    changed = [
        entry.number for entry in marks() if digest(replies()[entry.number].text) != entry.digest
    ]
    assert changed == []


def test_every_mark_lies_in_its_text_apart_from_the_others_and_names_a_time() -> None:
    wrong = []
    for entry in marks():
        text = replies()[entry.number].text
        end = 0
        for span in entry.spans:
            words = text[span.start : span.end]
            whole = end <= span.start < span.end <= len(text) and words == words.strip()
            if not whole or len(words) > 24 or NAMES_A_TIME.search(words) is None:
                wrong.append((entry.number, span.start, span.end))
            end = span.end
    assert wrong == []


@pytest.mark.parametrize(
    ("draw", "drawn"),
    [
        ("first_draw", ("work", "measured")),
        ("second_draw", ("held_out",)),
        ("third_draw", ("fresh",)),
    ],
)
def test_no_mark_was_moved_since_it_was_made(draw: str, drawn: tuple[str, ...]) -> None:
    words = [
        replies()[entry.number].text[span.start : span.end]
        for entry in marks()
        if entry.part in drawn
        for span in entry.spans
    ]
    now = digest("\n".join(words))
    assert now == json.loads(MARKS.read_text("utf-8"))["about"][draw]["marked"]


@pytest.mark.parametrize("part", PARTS)
def test_a_part_is_given_with_texts_and_days(part: str) -> None:
    digests, days, spans = [], [], []
    for text, answered, found in marked(part):
        digests.append(digest(text))
        days.append(answered)
        spans.append(found)
    assert digests == [entry.digest for entry in parts(part)]
    assert spans == [entry.spans for entry in parts(part)]
    assert datetime(2011, 1, 1, tzinfo=UTC) < min(days)
    assert max(days) < datetime(2020, 12, 31, tzinfo=UTC)
