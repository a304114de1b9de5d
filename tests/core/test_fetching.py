"""What hangs on a message: how it is written down, and when it is fetched, tried again, given up."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.core import decisions, fetching, files, undoing
from moderator_app.core.channels import (
    AuthRequired,
    ContentRejected,
    Media,
    RateLimited,
    TargetGone,
    Transient,
)
from moderator_app.core.decisions import Incoming
from moderator_app.core.erasing import scrubbed
from moderator_app.core.events import Draft, Event, canonical
from moderator_app.core.fetching import Attached, Entry, Sort, State
from moderator_app.core.files import File
from tests.core.test_files import NAMES
from tests.desks import T0

CASE, ACCOUNT, MESSAGE = UUID(int=1), UUID(int=2), UUID(int=3)
MB = 1024 * 1024


def written(draft: Draft, id_: UUID) -> Event:
    return Event(
        position=1,
        id=id_,
        replica=UUID(int=0),
        n=1,
        actor="",
        case_id=CASE,
        parent=None,
        slot=None,
        kind=draft.kind,
        at=T0,
        applied=True,
        body=draft.body,
    )


def event(*media: Media) -> Event:
    incoming = Incoming("mail", "m1", "见图", T0, media=media)
    return written(decisions.receive(CASE, incoming, "1"), MESSAGE)


def attached(*media: Media) -> tuple[Attached, ...]:
    return fetching.of_event(event(*media))


def planned(media: Media, own_mb: int = fetching.OWN_MB) -> Entry:
    (one,) = attached(media)
    return fetching.planned(one, CASE, ACCOUNT, own_mb, T0)


# Written down.


@given(
    st.lists(
        st.builds(
            Media,
            NAMES,
            NAMES,
            NAMES,
            st.none() | st.integers(-(2**70), 2**70),
            st.none() | st.just(T0),
        ),
        max_size=3,
    )
)
def test_whatever_a_stranger_calls_it_the_event_can_be_written_and_read(media: list[Media]) -> None:
    told = event(*media)
    canonical(told.body)
    read = fetching.of_event(told)
    assert [one.part for one in read] == list(range(len(media)))
    for one in read:
        assert one.name == files.harmless(one.name)
        assert one.kind.isprintable()
        assert len(one.kind) <= 80
        assert one.size is None or 0 <= one.size <= 2**53
        assert one.sort in Sort


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../x.exe", "x.exe"),
        ("C:\\x", "x"),
        ("照片\u202egpj.exe", "照片gpj.exe"),
        ("长" * 300 + ".jpg", "长" * 95 + "….jpg"),
        ("\x00\r\n", ""),
    ],
)
def test_a_name_leads_nowhere_and_hides_nothing(name: str, shown: str) -> None:
    (one,) = attached(Media("r", name))
    assert one.name == shown


def test_what_is_no_address_is_shown_and_cannot_be_fetched() -> None:
    (one,) = attached(Media("x" * 1_000_000, "灯.jpg"))
    assert (one.ref, one.name) == ("", "灯.jpg")


def test_of_ten_thousand_on_one_message_a_hundred_are_kept() -> None:
    assert len(attached(*(Media(f"r{n}") for n in range(10_000)))) == 100


def test_what_it_is_says_the_kind_or_else_how_its_name_ends() -> None:
    told = [("image", ""), ("audio/amr", ""), ("video/mp4", ""), ("", "灯.JPG"), ("", "录音.amr")]
    sorts = [fetching.sort_of(kind, name) for kind, name in told]
    assert sorts == [Sort.PICTURE, Sort.VOICE, Sort.VIDEO, Sort.PICTURE, Sort.VOICE]
    assert fetching.sort_of("application/octet-stream", "清单.pdf") is Sort.FILE
    assert fetching.sort_of("", "jpg") is Sort.PICTURE


def test_an_erased_message_keeps_nothing_of_what_hung_on_it() -> None:
    body = event(Media("r", "王老伯的病历.jpg")).body
    assert "王老伯" not in canonical(scrubbed("message.received", body))
    (one,) = attached(Media("r", "王老伯的病历.jpg"))
    kept = scrubbed("file.added", fetching.fetched(CASE, one, "00", b"x").body)
    assert (kept["of"], kept["part"], kept["name"]) == (str(MESSAGE), 0, "")


def test_what_came_from_outside_cannot_be_taken_back() -> None:
    (one,) = attached(Media("r", "灯.jpg"))
    draft = fetching.fetched(CASE, one, "00", b"\xff\xd8\xff")
    assert draft.body["type"] == "image/jpeg"
    assert not undoing._can_be_undone(written(draft, UUID(int=9)), [])
    by_hand = decisions.attach(CASE, "灯.jpg", "image/jpeg", "00", 3)
    assert undoing._can_be_undone(written(by_hand, UUID(int=9)), [])


# When.


@pytest.mark.parametrize(
    ("media", "state"),
    [
        (Media("r", kind="image"), State.WAITING),
        (Media("r", kind="audio/amr", size=5 * MB), State.WAITING),
        (Media("r", kind="image/png", size=5 * MB + 1), State.OFFERED),
        (Media("r", kind="video", size=1), State.OFFERED),
        (Media("r", "清单.pdf", size=1), State.OFFERED),
        (Media("r", "录像.mp4", "video/mp4", 50 * MB), State.TOO_LARGE),
    ],
)
def test_small_pictures_and_recordings_come_by_themselves(media: Media, state: State) -> None:
    assert planned(media).state is state


def test_with_none_allowed_nothing_comes_by_itself() -> None:
    assert planned(Media("r", kind="image", size=1), own_mb=0).state is State.OFFERED


def test_asked_for_it_may_be_as_large_as_anything_is() -> None:
    entry = planned(Media("r", kind="image"))
    assert fetching.limit(entry, 5) == 5 * MB
    assert fetching.limit(fetching.requested(entry, T0), 5) == files.LARGEST


def tried(entry: Entry, error: Exception, now: datetime = T0) -> Entry:
    return fetching.failed(fetching.begun(entry, now), error, now)


def test_it_is_tried_again_later_and_later_and_then_given_up() -> None:
    entry, pauses = planned(Media("r", kind="image")), []
    while entry.state is State.WAITING:
        entry = tried(entry, Transient("dns"))
        pauses.append(entry.due - T0)
    assert pauses[:-1] == list(fetching.PAUSES)
    assert (entry.state, entry.why) == (State.STOPPED, "Transient")
    again = fetching.requested(entry, T0)
    assert (again.state, again.tries, again.wanted) == (State.WAITING, 0, True)


def test_what_the_platform_keeps_no_longer_is_gone_whatever_it_says_last() -> None:
    entry = planned(Media("r", kind="image", until=T0 + timedelta(days=3)))
    assert tried(entry, TargetGone("40007")).state is State.GONE
    late = T0 + timedelta(days=4)
    while entry.state is State.WAITING:
        entry = tried(entry, AuthRequired("x"), late)
    assert entry.state is State.GONE


def test_what_turns_out_too_large_is_offered_and_asked_for_it_is_refused() -> None:
    entry = planned(Media("r", kind="image"))
    large = ContentRejected("too_large")
    assert tried(entry, large).state is State.OFFERED
    assert tried(fetching.requested(entry, T0), large).state is State.TOO_LARGE


def test_where_too_much_was_asked_it_waits_as_long_as_it_is_told() -> None:
    hour = T0 + timedelta(hours=1)
    assert tried(planned(Media("r", kind="image")), RateLimited("429", hour)).due == hour


def test_with_no_room_nothing_counts_as_tried() -> None:
    entry = fetching.no_room(planned(Media("r", kind="image")), T0)
    assert (entry.state, entry.tries, entry.why) == (State.WAITING, 0, fetching.DISK_FULL)
    assert entry.due == T0 + fetching.DISK_PAUSE


# What it is once it is here.


@pytest.mark.parametrize(
    ("data", "seconds"),
    [
        (b"#!AMR\n" + (b"\x3c" + bytes(31)) * 600, 12),
        (b"#!AMR\n" + b"\x04" + bytes(12), 1),
        (b"#!AMR\n", 1),
        (b"#!AMR-WB\n" + bytes(400), None),
        (b"\xff\xf3" + bytes(400), None),
        (b"#!AMR\n" + bytes(2 * MB), None),
    ],
)
def test_a_recording_says_how_long_it_is(data: bytes, seconds: int | None) -> None:
    assert files.seconds(data) == seconds


@given(st.binary(max_size=300))
def test_no_recording_is_too_broken_to_be_kept(data: bytes) -> None:
    told = files.seconds(b"#!AMR\n" + data)
    assert told is not None
    assert 0 < told <= 7


@pytest.mark.parametrize(
    ("name", "kind", "saved"),
    [
        ("", "audio/amr", "附件.amr"),
        ("", "video", "附件.mp4"),
        ("", "text/html", "附件.bin"),
        ("灯.exe", "audio/amr", "灯.exe.bin"),
        ("清单.pdf", "audio/amr", "清单.pdf"),
    ],
)
def test_one_without_a_name_is_saved_as_what_it_was_said_to_be(
    name: str, kind: str, saved: str
) -> None:
    file = File(UUID(int=1), "00", files.harmless(name), "", 1, kind=kind)
    assert files.to_save(file, "附件") == saved
