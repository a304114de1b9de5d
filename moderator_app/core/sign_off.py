"""One public voice, and who of it is speaking: what stands under a reply."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from moderator_app.core.people import Person

SETTING: Final = "sign_off"
LONGEST: Final = 20


class Shown(StrEnum):
    """What citizens learn of who answers."""

    NOTHING = "nothing"
    NUMBER = "number"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class SignOff:
    shown: Shown = Shown.NOTHING
    desk: str = ""
    """The desk's public name, before the person; may be empty."""


def line(sign_off: SignOff, person: Person | None) -> str:
    """What is put under a reply of this person, or "". Whoever has no duty number does not give
    their name away instead."""
    if person is None or sign_off.shown is Shown.NOTHING:
        return ""
    if sign_off.shown is Shown.NAME:
        return f"（{sign_off.desk}值班员 {person.name}）"
    return f"（{sign_off.desk}值班员{person.number}）" if person.number else ""


def signed(text: str, line: str, others: Iterable[str] = ()) -> str:
    """The reply as it goes out. Words that are signed already are not signed twice, nor by two:
    `others` are the lines of colleagues, whose words they may have been. No words are not signed
    at all."""
    plain = text.rstrip()
    for other in others:
        if other and other != line and plain.endswith(other):
            plain = text = plain.removesuffix(other).rstrip()
    if not line or not plain or plain.endswith(line):
        return text
    return f"{plain}{line}"


def from_setting(value: object) -> SignOff:
    """What was kept; nonsense is nothing."""
    if not isinstance(value, Mapping):
        return SignOff()
    shown, desk = value.get("shown"), value.get("desk")
    if shown not in set(Shown) or not isinstance(desk, str):
        return SignOff()
    return SignOff(Shown(shown), desk.strip()[:LONGEST])


def to_setting(sign_off: SignOff) -> dict[str, str]:
    return {"shown": sign_off.shown.value, "desk": sign_off.desk.strip()[:LONGEST]}
