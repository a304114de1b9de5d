"""Handing a case on as a transcript: covered or not, put on record before it goes out."""

from dataclasses import dataclass
from datetime import tzinfo
from uuid import UUID

from moderator_app.core import transcript
from moderator_app.core.access import Access, Subject
from moderator_app.core.exporting import Names
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.transcript import Transcript
from moderator_app.desk.desk import Desk
from moderator_app.papers import transcript as written
from moderator_app.papers.handover_words import Translate
from moderator_app.store.reader import Reader
from moderator_app.system.home import resources


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to go out of a case. Unmasked needs a `reason`."""

    case: UUID
    internal: bool
    masked: bool = True
    reason: str = ""


def allow(wish: Wish, how: Access, desk: Desk) -> None:
    """Put on record that it goes out. Raises Refusal where what is not masked has no reason,
    Outage where nothing can be recorded."""
    if not wish.masked and not wish.reason.strip():
        raise Refusal(Reason.REASON_MISSING)
    told = "masked" if wish.masked else f"unmasked: {wish.reason.strip()}"
    desk.accessed(how, wish.case, f"{Subject.TRANSCRIPT} {told}")


def read(wish: Wish, reader: Reader) -> Transcript:
    """Raises Refusal for a case that is no longer there."""
    names = Names(
        {str(one.id): one.name for one in reader.organisations()},
        {str(one.id): one.name for one in reader.people()},
    )
    found = transcript.transcript(
        reader.history(wish.case), names, internal=wish.internal, masked=wish.masked
    )
    if found is None:
        raise Refusal(Reason.NO_SUCH_CASE, wish.case)
    return found


def text(told: Transcript, t: Translate, zone: tzinfo) -> str:
    return written.as_text(told, t, zone)


def docx(told: Transcript, t: Translate, zone: tzinfo) -> bytes:
    base = (resources() / "papers" / "transcript.docx").read_bytes()
    return written.as_docx(base, told, t, zone)


def title(told: Transcript, t: Translate) -> str:
    return written.title(told, t)
