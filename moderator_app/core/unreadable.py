"""Why a file somebody sent cannot be read."""

from enum import StrEnum


class Code(StrEnum):
    NOT_FOUND = "not_found"
    NO_PERMISSION = "no_permission"
    EMPTY = "empty"
    NOT_A_WORKBOOK = "not_a_workbook"
    UNSUPPORTED_KIND = "unsupported_kind"
    DAMAGED = "damaged"
    PASSWORD_PROTECTED = "password_protected"  # noqa: S105  (a reason, not a password)
    TOO_LARGE = "too_large"
    TOOK_TOO_LONG = "took_too_long"
    OUT_OF_MEMORY = "out_of_memory"
    NO_ROWS = "no_rows"


class Unreadable(Exception):
    """The file cannot be read. `detail` is a technical word, never anything the file says."""

    def __init__(self, code: Code, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail
