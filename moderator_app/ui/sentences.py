"""What the desk's refusals and the world's outages mean, in words that say what to do."""

from moderator_app.core.headings import NoColumns
from moderator_app.core.outages import Cause, Outage
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.roles import Act
from moderator_app.core.unreadable import Code, Unreadable
from moderator_app.ui import people_words
from moderator_app.ui.text import Phrase, mark, t

_REFUSALS: dict[Reason, Phrase] = {
    Reason.NO_SUCH_CASE: mark("Refusal", "This case is no longer here."),
    Reason.CASE_CLOSED: mark("Refusal", "The case is closed. Press E to reopen it first."),
    Reason.NOTHING_TO_EXTEND: mark(
        "Refusal", "No resolution clock runs here, so there is no time to extend."
    ),
    Reason.NOTHING_ADDED: mark("Refusal", "Nothing is added."),
    Reason.APPROVER_MISSING: mark("Refusal", "Name who approved it."),
    Reason.EXTENSION_OBJECTED: mark(
        "Refusal", "Something speaks against it by now. Open it again, and decide anew."
    ),
    Reason.CASE_NOT_CLOSED: mark("Refusal", "The case is not closed."),
    Reason.NOT_CLAIMED: mark("Refusal", "You have not claimed this case."),
    Reason.NO_HANDLER: mark("Refusal", "Choose a handler first: press 1–9, or 0 for all."),
    Reason.LEAD_AMONG_CO_HANDLERS: mark(
        "Refusal", "The lead cannot be a co-handler too. Choose another one."
    ),
    Reason.NOT_A_HANDLER: mark("Refusal", "The case is not with this organisation now."),
    Reason.NOTHING_TO_SAY: mark("Refusal", "There are no words yet. Write something first."),
    Reason.REASON_MISSING: mark("Refusal", "Say why: the reason is kept."),
    Reason.REPLY_PENDING: mark(
        "Refusal", "A reply is still waiting to be confirmed as sent. Press Y once it is out."
    ),
    Reason.NO_PENDING_REPLY: mark("Refusal", "No reply is waiting to be confirmed."),
    Reason.UNRESOLVED_PLACEHOLDER: mark(
        "Refusal", "A gap in the reply is not filled in. Press Tab to go to it."
    ),
    Reason.WAKE_IN_THE_PAST: mark("Refusal", "That moment has passed. Choose a later one."),
    Reason.NOT_SET_ASIDE: mark("Refusal", "The case is not set aside."),
    Reason.BASIS_MISSING: mark("Refusal", "Declining needs its basis. Name the rule."),
    Reason.CITIZEN_NOT_TOLD: mark(
        "Refusal", "The citizen has had no reply. Answer first, or say how they were told."
    ),
    Reason.NOTHING_TO_UNDO: mark("Refusal", "There is nothing to undo here."),
    Reason.CANNOT_BE_UNDONE: mark(
        "Refusal", "This cannot be undone: it came from outside, or it has gone out."
    ),
    Reason.NAME_MISSING: mark("Refusal", "A name is needed."),
    Reason.NUMBER_TAKEN: mark("Refusal", "{detail} already has this duty number."),
    Reason.NOT_AN_ADDRESS: mark(
        "Refusal", "{detail} is no mail address. Correct it in the directory; nothing was sent."
    ),
    Reason.LETTER_PENDING: mark(
        "Refusal", "An e-mail to them is still on its way. Look at it at the foot first."
    ),
    Reason.LETTER_UNSETTLED: mark(
        "Refusal",
        "An e-mail to a handler has not left yet. Send it or take it back at the foot, then close.",
    ),
    Reason.NUMBER_MISSING: mark("Refusal", "Enter the new number."),
    Reason.NO_ONE_AT_THE_DESK: mark("Refusal", "Say who is at the desk first."),
    Reason.HANDOVER_UNREAD: mark(
        "Refusal", "The last shift left a handover. Read it and take it over first."
    ),
    Reason.FILE_EMPTY: mark("Refusal", "This file is empty. There is nothing to keep."),
    Reason.FILE_TOO_LARGE: mark(
        "Refusal", "The file is larger than 20 MB. Make it smaller, or note where it lies."
    ),
    Reason.FILE_UNREADABLE: mark(
        "Refusal", "This file cannot be read. Copy it to this machine, and choose it again."
    ),
    Reason.NO_SUCH_FILE: mark("Refusal", "This file is no longer here: it was erased or undone."),
    Reason.CANNOT_WRITE: mark(
        "Refusal", "The file could not be written there. Choose another folder."
    ),
    Reason.UNKNOWN_ENDING: mark(
        "Refusal", "A table goes out as .xlsx or .csv: give the file one of these endings."
    ),
    Reason.TOO_MANY_ROWS: mark(
        "Refusal",
        "This is more than a workbook holds. Give the file the ending .csv, or narrow the search.",
    ),
    Reason.NOT_PUT_ASIDE: mark("Refusal", "This row is no longer among those put aside."),
    Reason.NO_ROWS: mark(
        "Refusal", "Name the rows by the numbers that stand before them in the list."
    ),
    Reason.COLUMNS_UNKNOWN: mark(
        "Refusal", "Nobody knows what the columns of this row hold. Say so first."
    ),
    Reason.ERASED: mark(
        "Refusal",
        "The words of this case were erased: nothing more can be done about it. Should the citizen "
        "write again, it opens again.",
    ),
    Reason.NO_ANSWER_COLUMN: mark(
        "Refusal",
        "This table has no column for the answer that the desk knows. Nothing was written.",
    ),
    Reason.FILE_CHANGED: mark(
        "Refusal", "The file was changed meanwhile. Nothing was written; do it once more."
    ),
    Reason.FILE_EXISTS: mark(
        "Refusal", "There is a file of this name already. Give the new one another name."
    ),
    Reason.OTHER_ENDING: mark(
        "Refusal", "The answers go out in a file with the ending {detail}. Name it so."
    ),
    Reason.NOT_HANDED_OVER: mark(
        "Refusal", "This case is not on that handover. Nothing was changed; look at the note again."
    ),
    Reason.ITEMS_LEFT: mark(
        "Refusal", "{detail} items are not answered for yet. Accept or refuse them first."
    ),
    Reason.TAKEN_OVER_ALREADY: mark(
        "Refusal", "Somebody has taken this handover over meanwhile. Sit down as usual."
    ),
    Reason.OFFICE_MISSING: mark(
        "Refusal", "Name your office first: Settings (Ctrl+,), then “Papers”."
    ),
    Reason.NUMBERS_UNSURE: mark(
        "Refusal",
        "This desk was brought back from a backup: papers issued after that may have numbers it "
        "does not know. Say which come next: Settings (Ctrl+,), then “Papers”.",
    ),
    Reason.ACCOUNT_OFF: mark(
        "Refusal",
        "The account this message came through is not in use, so nothing can be fetched from it. "
        "Switch it on in Settings (Ctrl+,), “Accounts”, and ask again.",
    ),
    Reason.PAPER_NOT_OURS: mark(
        "Refusal", "This unit cannot be sent such a paper. See Settings (Ctrl+,), “Papers”."
    ),
    Reason.SIGNATURE_MISSING: mark("Refusal", "Say which leader wrote it, and when."),
    Reason.NOT_A_TELEPHONE: mark(
        "Refusal",
        "This is no whole telephone number. Give all of it, a landline with its area code.",
    ),
    Reason.PROMISE_IN_THE_PAST: mark(
        "Refusal", "That moment has passed. Promise a later one, or say that none is meant."
    ),
    Reason.PROMISE_SETTLED: mark(
        "Refusal", "This promise has been kept or replaced meanwhile. Look at it again."
    ),
    Reason.SEVERAL_CASES: mark(
        "Refusal", "Several cases are called so: {detail}. Name one by what stands in brackets."
    ),
    Reason.EMERGENCY_OPEN: mark(
        "Refusal",
        "An emergency, or the answer to the public, is still open here. Press F9, and say how it "
        "ended first.",
    ),
    Reason.NO_EMERGENCY: mark("Refusal", "No emergency is open here any more."),
    Reason.NO_PUBLIC_OPINION: mark("Refusal", "No clock of public opinion runs here."),
    Reason.REVIEW_NEEDED: mark(
        "Refusal",
        "Replies of this channel are seen by two. Press Ctrl+Enter again: it is submitted.",
    ),
    Reason.REVIEW_PENDING: mark(
        "Refusal",
        "A reply waits to be approved here. Press Q, and approve it or send it back first.",
    ),
    Reason.OWN_WORDS: mark("Refusal", "These are your own words: another person approves them."),
    Reason.TOO_FEW_UNITS: mark("Refusal", "Choose at least two organisations to be asked."),
    Reason.NO_CONSULTATION: mark("Refusal", "No question to several organisations is open here."),
    Reason.NOT_ASKED: mark("Refusal", "This organisation was not asked."),
    Reason.NOTHING_SUBMITTED: mark("Refusal", "No reply of this case waits to be approved."),
    Reason.NOT_SUBMITTED: mark("Refusal", "This reply waits no longer: somebody was quicker."),
    Reason.LEAVING_NOW: mark(
        "Refusal",
        "This reply is going out, or may have gone out. What becomes of it stands at the foot of the "
        "window.",
    ),
    Reason.STILL_LEAVING: mark(
        "Refusal",
        "Replies of this account are still on their way. Send them or take them back first.",
    ),
    Reason.NAME_TAKEN: mark("Refusal", "Another account is called {detail}. Choose another name."),
}

_OUTAGES: dict[Cause, Phrase] = {
    Cause.WRONG_KEY: mark(
        "Outage",
        "This key does not open the case file. Nothing was changed; try another key, or restore the "
        "last backup.",
    ),
    Cause.DAMAGED_FILE: mark(
        "Outage", "The case file is damaged. Stop working and restore the last backup."
    ),
    Cause.FILE_GONE: mark(
        "Outage",
        "The case file is no longer in the desk's folder, but backups of it are. Put the file "
        "back and try again, or restore a backup.",
    ),
    Cause.NEWER_FILE: mark(
        "Outage",
        "A newer version of the program has written this case file. Update the program; the file "
        "was left as it is.",
    ),
    Cause.DISK_FULL: mark(
        "Outage", "The disk is full. What you did last was not saved; make room and do it again."
    ),
    Cause.DISK_NEARLY_FULL: mark(
        "Outage",
        "The disk is nearly full: pictures and files that hang on messages are not fetched for "
        "now. Messages come in as ever. Make room; it goes on by itself.",
    ),
    Cause.READ_ONLY: mark(
        "Outage",
        "This folder cannot be written to. Ask for write access or choose another one, then try "
        "again.",
    ),
    Cause.BUSY: mark("Outage", "Another program holds the case file. Try again in a moment."),
    Cause.CANNOT_OPEN: mark(
        "Outage", "The file or its folder cannot be opened. Check that the disk is still there."
    ),
    Cause.INPUT_OUTPUT: mark(
        "Outage", "The disk failed while reading or writing. Copy the desk's folder to safety."
    ),
    Cause.KEYRING_MISSING: mark(
        "Outage", "This machine has no keyring. Use the recovery key or a passphrase."
    ),
    Cause.KEYRING_LOCKED: mark(
        "Outage", "The system's keyring is locked. Unlock it, or use the recovery key."
    ),
    Cause.NO_DESK: mark(
        "Outage", "There is no desk in this folder yet. Open the program once to set it up."
    ),
    Cause.KEY_MISSING: mark(
        "Outage", "The keyring does not know this desk. Use the recovery key or a passphrase."
    ),
    Cause.KEYS_LOST: mark(
        "Outage",
        "The file keys.json, which says how this desk is unlocked, is missing or damaged. Put it "
        "back from a copy of the desk's folder, or name the desk's key file.",
    ),
    Cause.KEY_FILE_UNSAFE: mark(
        "Outage", "The key file can be read by others. Allow its owner alone (chmod 600)."
    ),
    Cause.KEY_FILE_BAD: mark(
        "Outage", "The key file must hold 64 hexadecimal digits and be readable."
    ),
    Cause.KEY_FILE_WRONG: mark(
        "Outage",
        "The key file {detail} does not open this desk. Name the right one, or use the recovery "
        "key or a passphrase.",
    ),
    Cause.NOT_A_BACKUP: mark("Outage", "This file is no backup of a desk. Choose another one."),
    Cause.DAMAGED_BACKUP: mark(
        "Outage", "This backup is damaged. Nothing was changed; take the one before it."
    ),
    Cause.OTHER_DESK: mark(
        "Outage",
        "This backup is another desk's. Restore it into an empty folder, so that neither is lost.",
    ),
    Cause.DESK_OPEN: mark(
        "Outage", "The desk is open in another window. Close it, then restore again."
    ),
    Cause.NO_SECOND_PLACE: mark(
        "Outage",
        "The second place for backups is not there. Plug the disk in, or choose another place.",
    ),
    Cause.NO_FOLDER: mark("Outage", "There is no such folder now. Check its name, or plug it in."),
    Cause.PLACE_READ_ONLY: mark(
        "Outage",
        "Nothing can be written into this folder. Copy the table to another one and choose it "
        "there.",
    ),
    Cause.NOT_WRITTEN: mark(
        "Outage",
        "The file cannot be written there, and nothing was left there. Choose another folder, or "
        "close the file where it is open.",
    ),
}

_FILES: dict[Code, Phrase] = {
    Code.NOT_FOUND: mark(
        "Unreadable", "The file is no longer there. Choose it again, or copy it to this machine."
    ),
    Code.NO_PERMISSION: mark(
        "Unreadable", "You may not read this file. Ask its owner, or copy it to your own folder."
    ),
    Code.EMPTY: mark("Unreadable", "The file is empty. Export it again."),
    Code.NOT_A_WORKBOOK: mark(
        "Unreadable", "This is no workbook. Choose a file of Excel (xlsx, xls), ods or csv."
    ),
    Code.UNSUPPORTED_KIND: mark(
        "Unreadable",
        "This kind of file cannot be read. Open it in a spreadsheet program and save it as xlsx.",
    ),
    Code.DAMAGED: mark(
        "Unreadable",
        "The file is damaged. Open it in a spreadsheet program, save it as xlsx, and try that one.",
    ),
    Code.PASSWORD_PROTECTED: mark(
        "Unreadable",
        "The file is protected by a password. Open it, save it without one, and try again.",
    ),
    Code.TOO_LARGE: mark(
        "Unreadable", "The file is too large. Divide it into several and bring in one by one."
    ),
    Code.TOOK_TOO_LONG: mark(
        "Unreadable", "Reading the file took too long. Divide it into several, or save it as csv."
    ),
    Code.OUT_OF_MEMORY: mark(
        "Unreadable", "The file needs more memory than it may have. Save it as csv, or divide it."
    ),
    Code.NO_ROWS: mark(
        "Unreadable", "There are no rows below the headings. Check that it is the right file."
    ),
}


def unreadable(trouble: Unreadable) -> str:
    return _FILES[trouble.code].shown()


def refused(refusal: Refusal) -> str:
    said = _REFUSALS.get(refusal.reason) or people_words.REFUSALS[refusal.reason]
    detail = refusal.detail
    if refusal.reason is Reason.ROLE_MISSING:
        detail = people_words.who_may(Act(detail))
    return said.shown().format(detail=detail)


def unrecorded(outage: Outage) -> str:
    """Why something private was not shown."""
    words = t(
        "Workbench",
        "This is private, and that you saw it could not be put on record; so it was not done. "
        "{why}",
    )
    return words.format(why=failed(outage))


def failed(outage: Outage) -> str:
    return _OUTAGES[outage.cause].shown().format(detail=outage.detail)


def of(error: Refusal | Outage | Unreadable | NoColumns) -> str:
    """The sentence of anything the world or the desk declines."""
    match error:
        case Refusal():
            return refused(error)
        case Outage():
            return failed(error)
        case Unreadable():
            return unreadable(error)
    return t(
        "Unreadable",
        "None of the columns is called what a column of messages is called. Name the one with the "
        "citizens' words as such in the first row, and try again.",
    )
