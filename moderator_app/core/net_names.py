"""Accounts, addresses and names by which somebody is known on the net, and where a text says them."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from moderator_app.core.numbers import UNSEEN

_UNMISTAKABLE = 8
"""Signs from which on an account is nobody else's by chance, whatever stands beside it."""
_LEAST_FIGURES, _LEAST_HAN, _LEAST = 6, 4, 3
"""Signs a shorter one must have to be looked for in free text: 12345 is a hotline."""
_W = "0-9A-Za-z０-９Ａ-Ｚａ-ｚ"
_MAIL = re.compile(
    rf"(?<![{_W}._%+-])[{_W}._%+-]{{1,64}}+[@＠][{_W}-]{{1,63}}(?:[.．][{_W}-]{{1,63}}){{1,4}}"
)
_OFFICES = re.compile(r"[.．][gｇ][oｏ][vｖ][.．][cｃ][nｎ]$", re.IGNORECASE)
_HANDLE = re.compile(
    r"(?:[微薇威]信|加[我微薇VvQq]|[Qq]{2}|扣扣|企鹅|抖音|快手|[VvＶｖ]信"
    r"|(?<![A-Za-z])(?:[VvWw][Xx]|[Ww]e[Cc]hat|[Ww]ei[Xx]in)(?![A-Za-z0-9_-]))"
    r"(?:[号码群账帐户同是为加我请\s:：=(（“\"']|微信|QQ|qq){0,8}+"
    rf"(?P<handle>(?!(?:www|http))[{_W}_][{_W}_.-]{{5,31}})"
)


@dataclass(frozen=True, slots=True)
class Found:
    """An account or a mail address at `text[start:end]`."""

    start: int
    end: int
    value: str

    @property
    def is_mail(self) -> bool:
        return "@" in self.value or "＠" in self.value


def find(text: str) -> Iterator[Found]:
    """Mail addresses, but for the government's, and what is called somebody's account."""
    if "@" in text or "＠" in text:
        for mail in _MAIL.finditer(text):
            if not _OFFICES.search(mail[0]):
                yield Found(*mail.span(), mail[0])
    for found in _HANDLE.finditer(text):
        yield Found(*found.span("handle"), found["handle"])


def is_telling(account: str) -> bool:
    """Whether an account that stands in a text is more than a word like any other."""
    if account.isdecimal():
        return len(account) >= _LEAST_FIGURES
    return len(account) >= (_LEAST if account.isascii() else _LEAST_HAN)


def quoted(text: str, names: Collection[str]) -> tuple[tuple[int, int], ...]:
    """Where a text says one of these, in either case, wide or narrow; a short one counts only as a
    word: abc does not stand in abcdef."""
    if not names:
        return ()
    plain, places = _plain(text)
    found = [span for name in names for span in _said(plain, _name(name))]
    if places is None:
        return tuple(sorted(found))
    return tuple(sorted((places[start], places[end - 1] + 1) for start, end in found))


_WIDE = re.compile("[＠．－＿０-９Ａ-Ｚａ-ｚ]")
_NARROW = {0xFEE0 + sign: chr(sign).lower() for sign in range(0x21, 0x7F)}
_NOT_SEEN = re.compile(f"[{UNSEEN}]")


def _plain(text: str) -> tuple[str, list[int] | None]:
    """A text in one spelling, and where its signs stand in it if not where they stood."""
    places = None
    if _NOT_SEEN.search(text):
        places = [at for at, sign in enumerate(text) if not _NOT_SEEN.match(sign)]
        text = _NOT_SEEN.sub("", text)
    small = text.lower()
    # Of all signs one becomes two when it is made small: nobody's account has it.
    plain = small if len(small) == len(text) else text
    return plain.translate(_NARROW) if _WIDE.search(plain) else plain, places


@lru_cache(maxsize=64)
def _name(name: str) -> str:
    """Kept, for the same few are looked for in many thousand texts."""
    return _plain(name)[0]


def _said(plain: str, name: str) -> Iterator[tuple[int, int]]:
    at = plain.find(name) if name else -1
    while at >= 0:
        end = at + len(name)
        if len(name) >= _UNMISTAKABLE or not (
            _is_word(plain[max(0, at - 1) : at + 1]) or _is_word(plain[end - 1 : end + 1])
        ):
            yield at, end
        at = plain.find(name, end)


def _is_word(pair: str) -> bool:
    """Whether two neighbours belong to one word."""
    return len(pair) == 2 and pair.isascii() and pair.replace("_", "a").isalnum()
