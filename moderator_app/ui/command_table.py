"""The one table of commands and keys; menus, hints, the palette and the sheet are drawn from it."""

from typing import Final

from moderator_app.ui.commands import Command, Where
from moderator_app.ui.text import Phrase, mark

_DIGITS = tuple("123456789")

MOVING: Final = mark("Commands", "Moving about")
HANDLING: Final = mark("Commands", "Who handles it")
ANSWERING: Final = mark("Commands", "Answering")
FOLLOWING: Final = mark("Commands", "Following up")
KNOWING: Final = {
    Where.DIRECTORY: mark("Commands", "In the directory"),
    Where.REMIT: mark("Commands", "In the dispatch list"),
    Where.TEMPLATES: mark("Commands", "In the templates"),
}
ASIDE: Final = mark("Commands", "Rows put aside")
STATISTICS: Final = mark("Commands", "Statistics")
DESK: Final = mark("Commands", "The desk")
HANDING_OVER: Final = mark("Commands", "In the handover")
SETTINGS: Final = mark("Commands", "Settings")
PAGES_OF_SETTINGS: Final = {
    "desk": mark("Settings", "The desk"),
    "looks": mark("Settings", "How it looks"),
    "keys": mark("Settings", "Keys"),
    "people": mark("Settings", "People"),
    "clocks": mark("Settings", "Clocks"),
    "call_back": mark("Settings", "Calling back"),
    "watched": mark("Settings", "Watched folders"),
    "retention": mark("Settings", "Retention"),
    "handover": mark("Settings", "Handover"),
    "papers": mark("Settings", "Papers"),
    "together": mark("Settings", "Together"),
    "backups": mark("Settings", "Backups and keys"),
    "accounts": mark("Settings", "Accounts"),
    "sending": mark("Settings", "Sending"),
}

_READING = frozenset({Where.LIST, Where.CASE})
_WRITING = frozenset({Where.LIST, Where.CASE, Where.COMPOSER})
_ANYWHERE = frozenset({Where.WINDOW})


def _read(  # the commonest kind: a single key in the list and the reader
    command_id: str, title: Phrase, *keys: str, group: Phrase, repeats: bool = False
) -> Command:
    return Command(command_id, title, keys, _READING, group, repeats=repeats)


def _aside(command_id: str, title: Phrase, *keys: str, repeats: bool = False) -> Command:
    where = frozenset({Where.QUARANTINE})
    return Command(command_id, title, keys, where, ASIDE, repeats=repeats)


def _count(command_id: str, title: Phrase, *keys: str, repeats: bool = False) -> Command:
    where = frozenset({Where.STATISTICS})
    return Command(command_id, title, keys, where, STATISTICS, repeats=repeats)


def _know(command_id: str, title: Phrase, *keys: str, where: Where) -> Command:
    return Command(command_id, title, keys, frozenset({where}), KNOWING[where])


COMMANDS: Final = (
    _read("case.next", mark("Commands", "Next case"), "J", "Down", group=MOVING, repeats=True),
    _read(
        "case.previous", mark("Commands", "Previous case"), "K", "Up", group=MOVING, repeats=True
    ),
    Command(
        "case.open", mark("Commands", "Open the case"), ("Enter",), frozenset({Where.LIST}), MOVING
    ),
    Command(
        "list.newest",
        mark("Commands", "Show what came in, or the first case"),
        (",", "Home"),
        frozenset({Where.LIST}),
        MOVING,
    ),
    Command(
        "case.back",
        mark("Commands", "Back to the list"),
        ("Esc",),
        frozenset({Where.CASE, Where.COMPOSER}),
        MOVING,
    ),
    Command("palette", mark("Commands", "Search everything"), ("Ctrl+K",), _ANYWHERE, MOVING),
    Command(
        "handler.choose",
        mark("Commands", "Choose the lead organisation"),
        _DIGITS,
        _READING,
        HANDLING,
        keyed=True,
    ),
    Command(
        "handler.add",
        mark("Commands", "Add a co-handler"),
        tuple(f"Shift+{digit}" for digit in _DIGITS),
        _READING,
        HANDLING,
        keyed=True,
    ),
    _read("handler.all", mark("Commands", "All organisations…"), "0", group=HANDLING),
    _read("handler.suggested", mark("Commands", "Take the suggestion whole"), "=", group=HANDLING),
    _read(
        "handler.by_mail",
        mark("Commands", "Tell the organisations by e-mail, or not"),
        "Shift+M",
        group=HANDLING,
    ),
    Command(
        "case.commit",
        mark("Commands", "Dispatch, reply, and go to the next"),
        ("Ctrl+Enter",),
        _WRITING,
        HANDLING,
    ),
    _read("reply.write", mark("Commands", "Write the reply"), "R", group=ANSWERING),
    Command(
        "promise.confirm",
        mark("Commands", "The times named are promised; or the chosen words are"),
        ("Alt+P",),
        _WRITING,
        ANSWERING,
    ),
    Command(
        "promise.deny",
        mark("Commands", "No time named is a promise"),
        ("Alt+Shift+P",),
        _WRITING,
        ANSWERING,
    ),
    Command(
        "reply.split",
        mark("Commands", "Send what is too long as several messages"),
        ("Ctrl+Shift+Enter",),
        _WRITING,
        ANSWERING,
    ),
    Command("reply.template", mark("Commands", "Insert a template"), ("F4",), _WRITING, ANSWERING),
    _read("case.ask_back", mark("Commands", "Ask back"), "A", group=ANSWERING),
    _read("case.note", mark("Commands", "Internal note"), "N", group=ANSWERING),
    _read(
        "case.telephone",
        mark("Commands", "Telephone; a closed case: call back"),
        "T",
        group=ANSWERING,
    ),
    Command(
        "file.paste",
        mark("Commands", "Add the copied picture or files"),
        ("Ctrl+V",),
        frozenset({Where.CASE}),
        ANSWERING,
    ),
    _read("file.open", mark("Commands", "Open a picture or file"), "O", group=ANSWERING),
    Command("file.add", mark("Commands", "Add a picture or file…"), (), _READING, ANSWERING),
    _read("case.claim", mark("Commands", "Claim or release"), "C", group=FOLLOWING),
    _read("case.feedback", mark("Commands", "The organisation answered"), "F", group=FOLLOWING),
    _read("case.returned", mark("Commands", "The organisation returned it"), "B", group=FOLLOWING),
    _read("case.hasten", mark("Commands", "Hasten"), "H", group=FOLLOWING),
    _read(
        "delivery.confirm",
        mark("Commands", "It went out: the next is copied"),
        "Y",
        group=FOLLOWING,
    ),
    _read(
        "carried.go", mark("Commands", "What is on its way: to its buttons"), "Z", group=FOLLOWING
    ),
    _read("delivery.copy", mark("Commands", "Copy the words to paste again"), "V", group=FOLLOWING),
    _read("case.signed", mark("Commands", "The organisation signed for it"), "G", group=FOLLOWING),
    _read("case.pin", mark("Commands", "Pin for the handover"), "M", group=FOLLOWING),
    _read("case.set_aside", mark("Commands", "Set aside until…"), "S", group=FOLLOWING),
    _read("case.same_as", mark("Commands", "Same matter as…"), "D", group=FOLLOWING),
    _read("case.promises", mark("Commands", "Promises of this case"), "P", group=FOLLOWING),
    _read("case.clock", mark("Commands", "How the time is counted"), "L", group=FOLLOWING),
    _read("case.extend", mark("Commands", "More time for the resolution…"), "X", group=FOLLOWING),
    _read("case.close", mark("Commands", "Close with an outcome"), "E", group=FOLLOWING),
    Command("case.erase", mark("Commands", "Erase the citizen's data…"), (), _READING, FOLLOWING),
    _read("copy.number", mark("Commands", "Copy the number"), ".", group=FOLLOWING),
    _read(
        "copy.number_and_title",
        mark("Commands", "Copy the number and title"),
        ". .",
        group=FOLLOWING,
    ),
    _know("directory.reached", mark("Commands", "Got through"), "Y", where=Where.DIRECTORY),
    _know("directory.unanswered", mark("Commands", "No answer"), "N", where=Where.DIRECTORY),
    _know(
        "directory.changed", mark("Commands", "The number has changed…"), "C", where=Where.DIRECTORY
    ),
    _know(
        "directory.copy", mark("Commands", "Copy the telephone number"), ".", where=Where.DIRECTORY
    ),
    _know("directory.find", mark("Commands", "Find in the directory"), "/", where=Where.DIRECTORY),
    _know("directory.add", mark("Commands", "New organisation…"), "A", where=Where.DIRECTORY),
    _know("directory.edit", mark("Commands", "Edit the organisation…"), "E", where=Where.DIRECTORY),
    _know(
        "directory.remove",
        mark("Commands", "Remove the organisation"),
        "Del",
        where=Where.DIRECTORY,
    ),
    _know("remit.find", mark("Commands", "Find in the dispatch list"), "/", where=Where.REMIT),
    _know("remit.try", mark("Commands", "Try a message"), "T", where=Where.REMIT),
    _know("remit.add", mark("Commands", "New topic…"), "A", where=Where.REMIT),
    _know("remit.edit", mark("Commands", "Edit the topic…"), "E", where=Where.REMIT),
    _know("remit.remove", mark("Commands", "Remove the topic"), "Del", where=Where.REMIT),
    _know("templates.find", mark("Commands", "Find a template"), "/", where=Where.TEMPLATES),
    _know("templates.add", mark("Commands", "New template…"), "A", where=Where.TEMPLATES),
    _know("templates.edit", mark("Commands", "Edit the template…"), "E", where=Where.TEMPLATES),
    _know(
        "templates.duplicate",
        mark("Commands", "Duplicate the template…"),
        "D",
        where=Where.TEMPLATES,
    ),
    _know(
        "templates.remove", mark("Commands", "Remove the template"), "Del", where=Where.TEMPLATES
    ),
    _aside("quarantine.next", mark("Commands", "Next row"), "J", repeats=True),
    _aside("quarantine.previous", mark("Commands", "Previous row"), "K", repeats=True),
    _aside("quarantine.edit", mark("Commands", "Mend the cell"), "E", "Enter"),
    _aside("quarantine.back", mark("Commands", "Back to the list"), "Esc"),
    _aside("quarantine.columns", mark("Commands", "What the columns hold…"), "C"),
    _aside("quarantine.retry", mark("Commands", "Try to take it in again"), "Ctrl+Enter"),
    _aside("quarantine.discard", mark("Commands", "Discard the row…"), "Del"),
    Command(
        "case.new", mark("Commands", "New case from pasted text"), ("Ctrl+N",), _ANYWHERE, DESK
    ),
    Command(
        "case.call", mark("Commands", "A call becomes a case"), ("Ctrl+Shift+N",), _ANYWHERE, DESK
    ),
    _read("undo", mark("Commands", "Undo the last action"), "U", "Ctrl+Z", group=DESK),
    Command("keys", mark("Commands", "The sheet of keys"), ("F1", "?"), _ANYWHERE, DESK),
    Command(
        "scale.larger",
        mark("Commands", "Larger"),
        ("Ctrl++", "Ctrl+="),
        _ANYWHERE,
        DESK,
        repeats=True,
    ),
    Command("scale.smaller", mark("Commands", "Smaller"), ("Ctrl+-",), _ANYWHERE, DESK),
    Command("view.inbox", mark("Commands", "Inbox"), ("Ctrl+1",), _ANYWHERE, MOVING),
    Command("view.unsent", mark("Commands", "To be sent"), ("Ctrl+2",), _ANYWHERE, MOVING),
    Command("view.mine", mark("Commands", "Mine"), ("Ctrl+3",), _ANYWHERE, MOVING),
    Command(
        "view.waiting", mark("Commands", "Waiting for feedback"), ("Ctrl+4",), _ANYWHERE, MOVING
    ),
    Command("view.due_soon", mark("Commands", "Due soon"), ("Ctrl+5",), _ANYWHERE, MOVING),
    Command("view.promises", mark("Commands", "Promises"), (), _ANYWHERE, MOVING),
    Command("view.call_backs", mark("Commands", "Call back"), (), _ANYWHERE, MOVING),
    Command("view.set_aside", mark("Commands", "Set aside"), ("Ctrl+6",), _ANYWHERE, MOVING),
    Command("view.history", mark("Commands", "Case history"), ("Ctrl+7",), _ANYWHERE, MOVING),
    Command("view.directory", mark("Commands", "Directory"), ("Ctrl+8",), _ANYWHERE, MOVING),
    Command("view.templates", mark("Commands", "Templates"), ("Ctrl+9",), _ANYWHERE, MOVING),
    Command("view.handover", mark("Commands", "Handover"), ("Ctrl+0",), _ANYWHERE, MOVING),
    Command("view.quarantine", mark("Commands", "Rows put aside"), (), _ANYWHERE, MOVING),
    Command(
        "handover.sign",
        mark("Commands", "Sign and hand over"),
        ("Ctrl+Enter",),
        frozenset({Where.HANDOVER}),
        HANDING_OVER,
    ),
    Command(
        "handover.print",
        mark("Commands", "Print the handover"),
        ("Ctrl+P",),
        frozenset({Where.HANDOVER}),
        HANDING_OVER,
    ),
    Command(
        "handover.copy", mark("Commands", "Copy the handover as text"), (), _ANYWHERE, HANDING_OVER
    ),
    Command(
        "handover.save",
        mark("Commands", "Save the handover as PDF or Word"),
        (),
        _ANYWHERE,
        HANDING_OVER,
    ),
    Command(
        "handover.take",
        mark("Commands", "Take what nobody has accepted"),
        ("Y",),
        frozenset({Where.HANDOVER}),
        HANDING_OVER,
    ),
    Command(
        "handover.earlier", mark("Commands", "Earlier handovers…"), (), _ANYWHERE, HANDING_OVER
    ),
    Command("import", mark("Commands", "Import a workbook…"), ("Ctrl+I",), _ANYWHERE, DESK),
    Command("answers", mark("Commands", "Write the answers into a table…"), (), _ANYWHERE, DESK),
    Command("export", mark("Commands", "Export a table…"), ("Ctrl+E",), _ANYWHERE, DESK),
    Command("theme", mark("Commands", "Light or dark"), (), _ANYWHERE, DESK),
    Command("density", mark("Commands", "Comfortable or compact rows"), (), _ANYWHERE, DESK),
    Command("language", mark("Commands", "Chinese or English"), (), _ANYWHERE, DESK),
    Command("settings", mark("Commands", "Settings…"), ("Ctrl+,",), _ANYWHERE, DESK),
    *(
        Command(f"settings.{page}", title, (), _ANYWHERE, SETTINGS)
        for page, title in PAGES_OF_SETTINGS.items()
    ),
    _read("case.letter", mark("Commands", "A paper for the unit…"), "I", group=FOLLOWING),
    Command(
        "case.opinion", mark("Commands", "An opinion for the papers…"), (), _READING, FOLLOWING
    ),
    Command(
        "case.transcript", mark("Commands", "The case as a transcript…"), (), _READING, FOLLOWING
    ),
    _read(
        "case.review", mark("Commands", "Replies that wait to be approved"), "Q", group=ANSWERING
    ),
    _read("case.consult", mark("Commands", "Ask several organisations"), "W", group=HANDLING),
    Command("view.review", mark("Commands", "To be approved"), (), _ANYWHERE, MOVING),
    Command(
        "emergency", mark("Commands", "Emergency: numbers and words"), ("F9",), _ANYWHERE, DESK
    ),
    Command("lock", mark("Commands", "Lock the desk"), ("Ctrl+L",), _ANYWHERE, DESK),
    Command(
        "view.statistics", mark("Commands", "Statistics"), ("Ctrl+Shift+0",), _ANYWHERE, MOVING
    ),
    _count("statistics.day", mark("Commands", "Today's figures"), "1"),
    _count("statistics.week", mark("Commands", "This week's figures"), "2"),
    _count("statistics.month", mark("Commands", "This month's figures"), "3"),
    _count("statistics.range", mark("Commands", "The figures of any days…"), "4"),
    _count("statistics.earlier", mark("Commands", "The time before"), "[", repeats=True),
    _count("statistics.later", mark("Commands", "The time after"), "]", repeats=True),
    _count("statistics.again", mark("Commands", "Count again"), "F5"),
    _count("statistics.report", mark("Commands", "Report…"), "R"),
    Command("channels", mark("Commands", "How our accounts stand"), ("F8",), _ANYWHERE, DESK),
    Command("roster", mark("Commands", "Roster…"), (), _ANYWHERE, DESK),
    Command("load", mark("Commands", "Who did how much…"), (), _ANYWHERE, DESK),
    _read(
        "delivery.letter",
        mark("Commands", "The paper for the unit told next…"),
        "Shift+I",
        group=FOLLOWING,
    ),
    _read(
        "delivery.mail",
        mark("Commands", "E-mail to the unit told next"),
        "Shift+Y",
        group=FOLLOWING,
    ),
    Command("first_day", mark("Commands", "The list for a first day…"), (), _ANYWHERE, DESK),
)
"""What a window does not bind stays hidden."""
