"""Putting stars over what not everybody may see: numbers, plates and the citizen's name."""

import re
from dataclasses import dataclass

from moderator_app.core import facts

_NO_PAPER = frozenset({facts.Kind.PLACE, facts.Kind.TIME})
_LEAST_NAME = 2
# Whatever else it may be (a telephone without its area code, a paper's number with a slip of the
# pen, an account), what is masked shows too little rather than too much.
_LONG_NUMBER = re.compile(r"\d{7,}[Xx]?")


@dataclass(frozen=True, slots=True)
class Cover:
    """What a citizen goes by; nothing is covered unless it is `masked`."""

    author: str = ""
    account: str = ""
    masked: bool = True

    def name(self, name: str) -> str:
        return _starred(name) if self.masked else name

    def number(self, number: str) -> str:
        return facts.masked(number, facts.Kind.TELEPHONE) if self.masked else number

    def text(self, text: str) -> str:
        if not self.masked:
            return text
        pieces, at = [], 0
        for fact in facts.find(text):
            if fact.kind not in _NO_PAPER:
                pieces += [text[at : fact.start], facts.masked(fact.value, fact.kind)]
                at = fact.end
        covered = _LONG_NUMBER.sub(_cut_short, "".join([*pieces, text[at:]]))
        for name in (self.author, self.account):
            if len(name) >= _LEAST_NAME:
                covered = covered.replace(name, _starred(name))
        return covered


def _cut_short(number: re.Match[str]) -> str:
    return f"{number[0][:3]}{'*' * (len(number[0]) - 3)}"


def _starred(name: str) -> str:
    return f"{name[:1]}**" if name else ""
