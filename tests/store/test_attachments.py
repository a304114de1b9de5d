"""Pictures and files inside the encrypted file: one copy of each, and none that nobody names."""

from pathlib import Path
from uuid import UUID

from moderator_app.core import search
from moderator_app.desk.desk import Desk
from moderator_app.desk.files import Carried
from moderator_app.desk.opening import ZONE
from moderator_app.store import attachments
from moderator_app.store.store import refold
from tests.desks import KEY, T0, a_desk, a_reader, incoming
from tests.pages import plain_files

PICTURE = Carried("井盖.png", b"\x89PNG\r\n\x1a\n" + b"of a manhole" * 5000)


def kept(desk: Desk) -> list[bytes]:
    rows = desk.session.store.connection.execute("SELECT data FROM attachment").fetchall()
    return [bytes(data) for (data,) in rows]


def a_case(desk: Desk, post: str) -> UUID:
    return desk.intake.by_hand(incoming(post))[0]


def test_nothing_of_a_file_lies_in_the_folder_in_the_clear(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        case = a_case(desk, "p")
        desk.files.add(case, PICTURE)
        assert kept(desk) == [PICTURE.data]
        on_disk = [path for path in tmp_path.rglob("*") if path.is_file()]
        assert not any(PICTURE.data[:64] in path.read_bytes() for path in on_disk)
        assert not any(PICTURE.name.encode() in path.read_bytes() for path in on_disk)
        assert any(PICTURE.data[:64] in data for _, data in plain_files(tmp_path, KEY))


def test_the_same_file_twice_is_kept_once(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        for post in ("p", "q"):
            desk.files.add(a_case(desk, post), PICTURE)
        assert kept(desk) == [PICTURE.data]


def test_a_reader_is_given_the_bytes_by_what_is_in_them(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk, a_reader(tmp_path) as reader:
        desk.files.add(a_case(desk, "p"), PICTURE)
        name = attachments.digest(PICTURE.data)
        assert reader.attachment(name) == PICTURE.data
        assert reader.attachment(attachments.digest(b"another")) is None


def test_undone_it_is_gone_at_once(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        case = a_case(desk, "p")
        added = desk.files.add(case, PICTURE)
        desk.cases.undo(case, added.events)
        assert kept(desk) == []
        assert desk.session.case(case).files == ()


def test_undone_it_stays_as_long_as_another_case_or_another_adding_has_the_same(
    tmp_path: Path,
) -> None:
    with a_desk(tmp_path) as desk:
        first, second = a_case(desk, "p"), a_case(desk, "q")
        twice = [desk.files.add(first, PICTURE) for _ in range(2)]
        elsewhere = desk.files.add(second, PICTURE)
        for case, added in ((first, twice[0]), (second, elsewhere)):
            desk.cases.undo(case, added.events)
            assert kept(desk) == [PICTURE.data]
        desk.cases.undo(first, twice[1].events)
        assert kept(desk) == []


def test_a_case_that_is_taken_back_takes_its_files_with_it(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        case, made = desk.intake.by_hand(incoming("p"), [PICTURE])
        assert [file.name for file in desk.session.case(case).files] == ["井盖.png"]
        desk.cases.undo(case, made.events)
        assert kept(desk) == []


def test_folding_again_gives_the_same_files(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        case = a_case(desk, "p")
        desk.files.add(case, PICTURE)
        before = desk.session.case(case)
        refold(desk.session.store)
        assert desk.session.case(case) == before
        assert kept(desk) == [PICTURE.data]


def test_a_case_is_found_by_the_name_of_its_file(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk, a_reader(tmp_path) as reader:
        case = a_case(desk, "p")
        desk.files.add(case, Carried("固废处的答复.pdf", b"%PDF"))
        found = reader.find(search.literal("固废处的答复"), now=T0, zone=ZONE)
        assert [hit.case_id for hit in found.hits] == [case]


def test_files_are_counted_case_by_case(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        some, none, undone = (a_case(desk, post) for post in "pqr")
        desk.files.add(some, PICTURE)
        desk.files.add(some, Carried("答复.pdf", b"%PDF"))
        desk.cases.undo(undone, desk.files.add(undone, PICTURE).events)
        connection = desk.session.store.connection
        assert attachments.counts(connection, [some, none, undone]) == {some: 2}
        assert attachments.counts(connection, []) == {}


def test_which_events_name_a_file_is_asked_of_an_index(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        plan = desk.session.store.connection.execute(
            "EXPLAIN QUERY PLAN SELECT DISTINCT case_id FROM event WHERE kind = 'file.added'"
            " AND json_extract(body, '$.digest') = ?",
            ("ab",),
        ).fetchall()
    assert any("event_file" in str(step) for step in plan)
