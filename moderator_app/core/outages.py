"""What the world refuses: a disk, a key, a file. The work is kept; the window says what to do."""

from enum import StrEnum


class Cause(StrEnum):
    WRONG_KEY = "wrong_key"
    DAMAGED_FILE = "damaged_file"
    FILE_GONE = "file_gone"
    NEWER_FILE = "newer_file"
    DISK_FULL = "disk_full"
    DISK_NEARLY_FULL = "disk_nearly_full"
    READ_ONLY = "read_only"
    BUSY = "busy"
    CANNOT_OPEN = "cannot_open"
    INPUT_OUTPUT = "input_output"
    KEYRING_MISSING = "keyring_missing"
    KEYRING_LOCKED = "keyring_locked"
    NO_DESK = "no_desk"
    KEY_MISSING = "key_missing"
    KEYS_LOST = "keys_lost"
    KEY_FILE_UNSAFE = "key_file_unsafe"
    KEY_FILE_BAD = "key_file_bad"
    KEY_FILE_WRONG = "key_file_wrong"
    NOT_A_BACKUP = "not_a_backup"
    DAMAGED_BACKUP = "damaged_backup"
    OTHER_DESK = "other_desk"
    DESK_OPEN = "desk_open"
    NO_SECOND_PLACE = "no_second_place"
    PLACE_READ_ONLY = "place_read_only"
    NO_FOLDER = "no_folder"
    NOT_WRITTEN = "not_written"


class Outage(Exception):
    """Something outside the desk failed; `detail` never holds a citizen's words or a secret."""

    def __init__(self, cause: Cause, detail: str = "") -> None:
        super().__init__(cause.value)
        self.cause = cause
        self.detail = detail


class Stopped(Exception):
    """The person at the desk did not want to wait any longer; nothing was left behind."""
