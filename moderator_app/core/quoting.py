"""What somebody wrote anew in an answer by mail: without the letter it quotes and the signature.

Every mail program quotes in its own way, above the answer or below it. What is not known for a
quotation stays, and where nothing would be left all of it does: too many words can be read over,
one that is missing cannot be read.
"""

import re
from collections.abc import Sequence
from typing import Final

_BREAK: Final = re.compile(
    r"[-_=—–*\s]{0,40}(?:原始邮件|原邮件|回复的原邮件|转发的邮件|转发邮件信息|转发邮件|"
    r"original (?:message|appointment)|forwarded (?:message|mail)|replied message|"
    r"begin forwarded message|开始转发的邮件|以下是转发的邮件|被转发邮件信息|转发的信息)"
    r"[-_=—–*\s:：]{0,40}",
    re.IGNORECASE,
)
_WROTE: Final = re.compile(r"(?:写道|寫道|说道|wrote)\s{0,4}[:：]?\Z", re.IGNORECASE)
_BEGINS_TO_SAY: Final = re.compile(r"(?:在|于|On|At)\s*\S|.{1,80}于\s*\d", re.IGNORECASE)
_HEAD: Final = re.compile(
    r"[*|\s]{0,8}(?:发件人|寄件者|发送时间|发送日期|日期|时间|收件人|抄送|抄送人|主题|回复至|"
    r"from|sent|date|to|cc|subject|reply-to)[*\s]{0,8}[:：].{0,300}",
    re.IGNORECASE,
)
_SENDER: Final = re.compile(r"[*|\s]{0,8}(?:发件人|寄件者|from)[*\s]{0,8}[:：]", re.IGNORECASE)
_QUOTED: Final = re.compile(r"\s{0,8}[>＞|│]")
_RULE: Final = re.compile(r"\s*[-_=—–]{5,}\s*")
_SIGNATURE: Final = re.compile(
    r"-- ?|发自(?:我的)?.{1,30}|来自(?:我的)?.{1,20}(?:手机|邮箱|客户端)|从.{1,20}(?:手机|邮箱|邮件)发送|"
    r"获取 ?outlook.{0,20}|sent from (?:my|mail|outlook).{0,40}|get outlook.{0,30}|"
    r"使用.{1,20}发送",
    re.IGNORECASE,
)
_HEAD_LINES: Final = 8
_SIGNATURE_LINES, _SIGNATURE_SIGNS = 8, 240
_LONGEST_SENTENCE: Final = 400
_TELLING: Final = 6
"""Signs from which on a line of ours is not theirs by chance."""


def said(text: str, ours: Sequence[str] = ()) -> str:
    """The new words of a mail; `ours` are the letters it may quote."""
    lines = [one.replace("\xa0", " ").rstrip() for one in text.splitlines()]
    at, after = _quotation(lines)
    above = _unsigned(_unquoted(lines[:at]))
    below = _unsigned(_left_of(lines[after:], ours)) if at < len(lines) else []
    if _has_words(above):
        # Whoever answers between the lines has quoted them with a sign before each.
        between = below if any(map(_QUOTED.match, lines[after:])) else []
        return _joined([*above, *between])
    if _has_words(below):
        return _joined(below)
    return text.strip()


def _quotation(lines: Sequence[str]) -> tuple[int, int]:
    """Where the first quotation is announced, and where its own lines begin; the end where none
    is."""
    for at, line in enumerate(lines):
        if _BREAK.fullmatch(line):
            return at, _after_head(lines, at + 1)
        if length := _says(lines, at):
            return at, _after_head(lines, at + length)
        if _begins_head(lines, at):
            start = at - 1 if at and _RULE.fullmatch(lines[at - 1]) else at
            return start, _after_head(lines, at)
        if _QUOTED.match(line):
            return at, at
    return len(lines), len(lines)


def _says(lines: Sequence[str], at: int) -> int:
    """Of how many lines a sentence is that begins here and says that somebody wrote."""
    if not _BEGINS_TO_SAY.match(lines[at].lstrip()):
        return 0
    for length in (1, 2, 3):
        sentence = " ".join(lines[at : at + length]).strip()
        if len(sentence) > _LONGEST_SENTENCE:
            return 0
        if _WROTE.search(sentence[-16:]) and any(map(str.isdigit, sentence)):
            return length
    return 0


def _begins_head(lines: Sequence[str], at: int) -> bool:
    """The head of a quoted mail: a sender, and soon two more of its lines."""
    if not _SENDER.match(lines[at]):
        return False
    near = [one for one in lines[at + 1 : at + 1 + _HEAD_LINES] if one.strip()]
    return sum(_HEAD.fullmatch(one) is not None for one in near[:5]) >= 2


def _after_head(lines: Sequence[str], at: int) -> int:
    end = min(len(lines), at + 2 * _HEAD_LINES)
    last = at
    for place in range(at, end):
        if _HEAD.fullmatch(lines[place]):
            last = place + 1
        elif lines[place].strip() and not _RULE.fullmatch(lines[place]):
            break
    return last


def _unquoted(lines: Sequence[str]) -> list[str]:
    return [one for one in lines if not _QUOTED.match(one)]


def _left_of(lines: Sequence[str], ours: Sequence[str]) -> list[str]:
    """What of a quotation is not quoted: no sign stands before it, and we did not write it."""
    known = "".join(_plain(one) for one in ours)
    whole = {_plain(line) for text in ours for line in text.splitlines()}

    def is_ours(line: str) -> bool:
        plain = _plain(line)
        return plain in whole or (len(plain) >= _TELLING and plain in known)

    left = (one for one in _unquoted(lines) if not _BREAK.fullmatch(one))
    return [one for one in left if not one.strip() or not is_ours(one)]


def _plain(text: str) -> str:
    return "".join(text.split())


def _unsigned(lines: list[str]) -> list[str]:
    said = False
    for at, line in enumerate(lines):
        if said and (_SIGNATURE.fullmatch(line.strip()) or _rules_off(lines, at)):
            return lines[:at]
        said = said or _has_words([line])
    return lines


def _rules_off(lines: Sequence[str], at: int) -> bool:
    """Whether a drawn line divides what is said from a few lines that say who does."""
    rest = lines[at + 1 : at + 2 + 2 * _SIGNATURE_LINES]
    if at + 1 + len(rest) < len(lines) or not _RULE.fullmatch(lines[at]):
        return False
    words = [one for one in rest if one.strip()]
    return len(words) <= _SIGNATURE_LINES and sum(map(len, words)) <= _SIGNATURE_SIGNS


def _has_words(lines: Sequence[str]) -> bool:
    return any(any(sign.isalnum() for sign in line) for line in lines)


def _joined(lines: Sequence[str]) -> str:
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
