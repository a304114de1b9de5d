"""What the desk declines to do, and why: values for the window to put into words."""

from enum import StrEnum
from uuid import UUID


class Reason(StrEnum):
    NO_SUCH_CASE = "no_such_case"
    CASE_CLOSED = "case_closed"
    NOTHING_TO_EXTEND = "nothing_to_extend"
    NOTHING_ADDED = "nothing_added"
    APPROVER_MISSING = "approver_missing"
    EXTENSION_OBJECTED = "extension_objected"
    CASE_NOT_CLOSED = "case_not_closed"
    CLAIMED_BY_ANOTHER = "claimed_by_another"
    NOT_CLAIMED = "not_claimed"
    NO_HANDLER = "no_handler"
    LEAD_AMONG_CO_HANDLERS = "lead_among_co_handlers"
    NOT_A_HANDLER = "not_a_handler"
    NOTHING_TO_SAY = "nothing_to_say"
    REASON_MISSING = "reason_missing"
    REPLY_PENDING = "reply_pending"
    NO_PENDING_REPLY = "no_pending_reply"
    UNRESOLVED_PLACEHOLDER = "unresolved_placeholder"
    WAKE_IN_THE_PAST = "wake_in_the_past"
    NOT_SET_ASIDE = "not_set_aside"
    BASIS_MISSING = "basis_missing"
    CITIZEN_NOT_TOLD = "citizen_not_told"
    NOTHING_TO_UNDO = "nothing_to_undo"
    CANNOT_BE_UNDONE = "cannot_be_undone"
    NAME_MISSING = "name_missing"
    NUMBER_TAKEN = "number_taken"
    NUMBER_MISSING = "number_missing"
    NO_ONE_AT_THE_DESK = "no_one_at_the_desk"
    HANDOVER_UNREAD = "handover_unread"
    FILE_EMPTY = "file_empty"
    FILE_TOO_LARGE = "file_too_large"
    FILE_UNREADABLE = "file_unreadable"
    NO_SUCH_FILE = "no_such_file"
    CANNOT_WRITE = "cannot_write"
    UNKNOWN_ENDING = "unknown_ending"
    TOO_MANY_ROWS = "too_many_rows"
    NOT_PUT_ASIDE = "not_put_aside"
    NO_ROWS = "no_rows"
    COLUMNS_UNKNOWN = "columns_unknown"
    ERASED = "erased"
    NO_ANSWER_COLUMN = "no_answer_column"
    FILE_CHANGED = "file_changed"
    FILE_EXISTS = "file_exists"
    OTHER_ENDING = "other_ending"
    NOT_A_TELEPHONE = "not_a_telephone"
    SEVERAL_CASES = "several_cases"
    PROMISE_IN_THE_PAST = "promise_in_the_past"
    PROMISE_SETTLED = "promise_settled"


class Refusal(Exception):
    """The desk politely declines; nothing was changed."""

    def __init__(self, reason: Reason, case: UUID | None = None, detail: str = "") -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.case = case
        self.detail = detail
