"""What each view of the list is called, how it is sorted, and what it says when it is empty."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from moderator_app.core.rows import View
from moderator_app.ui.text import Phrase, mark


@dataclass(frozen=True, slots=True)
class ViewWords:
    """`key` is the command whose key the empty view teaches; `{key}` in `teach` is the import's."""

    title: Phrase
    order: Phrase
    icon: str
    empty: Phrase
    teach: Phrase
    key: str = ""


VIEWS: Final[Mapping[View, ViewWords]] = {
    View.INBOX: ViewWords(
        mark("CaseList", "To be handled"),
        mark("CaseList", "first due first"),
        "tick-circle",
        mark("CaseList", "Everything has been answered"),
        mark(
            "CaseList",
            "Connected accounts (Settings, Accounts) bring messages by themselves, {key} those of a "
            "workbook. A single one from elsewhere is pasted in:",
        ),
        "case.new",
    ),
    View.UNSENT: ViewWords(
        mark("CaseList", "To be confirmed as sent"),
        mark("CaseList", "first due first"),
        "send",
        mark("CaseList", "Nothing waits to be sent"),
        mark(
            "CaseList",
            "Replies to be pasted elsewhere wait here until you say that they went out:",
        ),
        "delivery.confirm",
    ),
    View.MINE: ViewWords(
        mark("CaseList", "Mine"),
        mark("CaseList", "first due first"),
        "user",
        mark("CaseList", "You have no case in hand"),
        mark("CaseList", "Answering a case makes it yours. To claim one without answering:"),
        "case.claim",
    ),
    View.DISPATCHED: ViewWords(
        mark("CaseList", "Waiting for feedback"),
        mark("CaseList", "first due first"),
        "route",
        mark("CaseList", "No organisation owes us an answer"),
        mark("CaseList", "What you dispatch waits here. When the answer comes, take it down:"),
        "case.feedback",
    ),
    View.NEAR: ViewWords(
        mark("CaseList", "Due soon"),
        mark("CaseList", "first due first"),
        "clock",
        mark("CaseList", "Nothing is due soon"),
        mark("CaseList", "Cases come here 15 minutes before their time is up. The inbox:"),
        "view.inbox",
    ),
    View.PROMISES: ViewWords(
        mark("CaseList", "Promised and not yet kept"),
        mark("CaseList", "first due first"),
        "flag",
        mark("CaseList", "No promise is open"),
        mark(
            "CaseList",
            "Times named in a reply come here once they are confirmed. Those of a case:",
        ),
        "case.promises",
    ),
    View.CALL_BACKS: ViewWords(
        mark("CaseList", "To be called back"),
        mark("CaseList", "closed first, first"),
        "phone",
        mark("CaseList", "Nobody is to be called today"),
        mark(
            "CaseList",
            "Closed is not fixed: who has been answered comes here to be asked. The call:",
        ),
        "case.telephone",
    ),
    View.SNOOZED: ViewWords(
        mark("CaseList", "Set aside"),
        mark("CaseList", "first to come back first"),
        "pause",
        mark("CaseList", "Nothing is set aside"),
        mark("CaseList", "A case that must wait comes back by itself at the time you choose:"),
        "case.set_aside",
    ),
    View.PINNED: ViewWords(
        mark("CaseList", "Pinned for the handover"),
        mark("CaseList", "in the order they came in"),
        "pin",
        mark("CaseList", "Nothing is pinned"),
        mark("CaseList", "Pin what the next shift must know; it stands in the handover note:"),
        "case.pin",
    ),
    View.HISTORY: ViewWords(
        mark("CaseList", "History"),
        mark("CaseList", "newest first"),
        "history",
        mark("CaseList", "No case yet"),
        mark(
            "CaseList",
            "Bring in what other systems hold with {key}, or paste the first message:",
        ),
        "case.new",
    ),
    View.REVIEW: ViewWords(
        mark("CaseList", "To be approved"),
        mark("CaseList", "first due first"),
        "tick-circle",
        mark("CaseList", "No reply waits for you to approve it"),
        mark("CaseList", "What colleagues submit comes here. To read it and approve it:"),
        "case.review",
    ),
}
