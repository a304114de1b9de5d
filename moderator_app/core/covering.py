"""Putting stars over what not everybody may see: numbers, plates, accounts and the citizen's name."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from moderator_app.core import facts, net_names, numbers
from moderator_app.core.numbers import UNSEEN, Kind, Number

_LEAST_NAME = 2
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_SIGN = "0-9A-Za-z０-９Ａ-Ｚａ-ｚ"
_BLANK = f"[{UNSEEN} \u00a0\u2000-\u200a\u3000·•.．-]{{0,2}}"
_MAY_BE_PLATE = re.compile(
    rf"[{_PROVINCES}]{_BLANK}[A-Za-zＡ-Ｚａ-ｚ]"
    rf"(?:{_BLANK}[{_SIGN}]){{4,6}}(?:{_BLANK}[挂学警港澳])?(?![{_SIGN}])"
)
_PLATE = re.compile(
    r"[^A-Z0-9][A-HJ-NP-Z](?=(?:[A-Z]?[0-9]){2})[A-HJ-NP-Z0-9]{4}(?:[A-HJ-NP-Z0-9]{1,2}|[挂学警港澳])"
)
_NOT_IN_A_PLATE = re.compile(f"[^{_SIGN}{_PROVINCES}挂学警港澳]")

Stars = tuple[int, int, str]
"""From where to where, and what stands there instead."""


@dataclass(frozen=True, slots=True)
class Cover:
    """What a citizen goes by; nothing is covered unless it is `masked`."""

    author: str = ""
    account: str = ""
    masked: bool = True

    def name(self, name: str) -> str:
        return _starred(name) if self.masked else name

    def number(self, number: str) -> str:
        """A cell that is a telephone number, or says how somebody is reached."""
        if not self.masked:
            return number
        covered = self.text(number)
        return facts.masked(number, facts.Kind.TELEPHONE) if covered == number else covered

    def text(self, text: str) -> str:
        """Whatever a number may be (without its area code, with a slip of the pen, an account),
        what is masked shows too little rather than too much."""
        if not self.masked or not text:
            return text
        pieces, at = [], 0
        for start, end, stars in sorted(self._stars(text), key=lambda one: (one[0], -one[1])):
            if start < at < end:
                # Half of it is covered already: the other half says nothing either.
                pieces.append("*")
            elif start >= at:
                pieces += [text[at:start], stars]
            at = max(at, end)
        return "".join([*pieces, text[at:]])

    def _stars(self, text: str) -> Iterator[Stars]:
        for number in numbers.find(text):
            yield number.start, number.end, _number(number)
        for account in net_names.find(text):
            value = account.value
            shown = f"{value[:1]}***@***" if account.is_mail else f"{value[:2]}****"
            yield account.start, account.end, shown
        for plate in _MAY_BE_PLATE.finditer(text):
            plain = unicodedata.normalize("NFKC", _NOT_IN_A_PLATE.sub("", plate[0])).upper()
            if _PLATE.fullmatch(plain):
                yield *plate.span(), facts.masked(plain, facts.Kind.PLATE)
        yield from self._themselves(text)

    def _themselves(self, text: str) -> Iterator[Stars]:
        names = [self.author] if len(self.author) >= _LEAST_NAME else []
        names += [self.account] if net_names.is_telling(self.account) else []
        for start, end in net_names.quoted(text, names):
            yield start, end, _starred(text[start:end])


def _number(number: Number) -> str:
    if number.kind in (Kind.MOBILE, Kind.LANDLINE):
        return facts.masked(number.digits, facts.Kind.TELEPHONE)
    if number.kind is Kind.ID_CARD:
        return facts.masked(number.digits, facts.Kind.ID_CARD)
    return f"{number.digits[:3]}{'*' * (len(number.digits) - 3)}"


def _starred(name: str) -> str:
    return f"{name[:1]}**" if name else ""
