"""What pasted words say about themselves: which post they come from, who wrote, from where.

Only what is certain is taken; a person looks at all of it before it becomes a case.
"""

import re
from dataclasses import dataclass

from moderator_app.core import facts
from moderator_app.core.search import looks_like_link

_READ = 4_000
"""How much of a text is looked at: who wrote, and from where, stands at its beginning or not."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """`post` is the platform's own id of what was pasted, or its link where that says no id;
    `platform` is empty where nothing names one."""

    author: str = ""
    phone: str = ""
    place: str = ""
    url: str = ""
    platform: str = ""
    post: str = ""


_LABELLED = re.compile(
    r"(?:^|[\s,，;；。])(?:姓名|联系人|来电人|反映人|投诉人|诉求人|留言人|网友|昵称|用户)"
    r"[:：] ?(?P<name>[^\s,，;；。:：]{1,20})"
)
_NICKNAME = re.compile(r"^\s*@(?P<name>[^\s@:：,，]{1,30}) ?[:：]")

# Where in the address each platform writes the id of a post. The hosts are those of public posts.
_POSTS = (
    ("weibo", re.compile(r"(?:www\.)?weibo\.com/detail/(?P<id>\d{14,20})")),
    ("weibo", re.compile(r"(?:www\.)?weibo\.com/\d{5,12}/(?P<id>[0-9a-zA-Z]{8,20})")),
    ("weibo", re.compile(r"m\.weibo\.(?:cn|com)/(?:status|detail)/(?P<id>[0-9a-zA-Z]{8,20})")),
    ("weibo", re.compile(r"m\.weibo\.(?:cn|com)/\d{5,12}/(?P<id>[0-9a-zA-Z]{8,20})")),
    ("douyin", re.compile(r"(?:www\.)?(?:ies)?douyin\.com/(?:share/)?video/(?P<id>\d{15,20})")),
)
_HOSTS = (
    ("weibo", re.compile(r"(?:[a-z0-9-]+\.)*(?:weibo\.(?:com|cn)|t\.cn)$")),
    ("douyin", re.compile(r"(?:[a-z0-9-]+\.)*(?:ies)?douyin\.com$")),
    ("wechat", re.compile(r"mp\.weixin\.qq\.com$")),
)
_ADDRESS = re.compile(r"(?:https?://)?(?P<rest>(?P<host>[^/?#]+)[^?#]*)", re.IGNORECASE)


def read(text: str) -> Pasted:
    """What the words say; empty for everything they do not say for certain."""
    head = text[:_READ]
    found = facts.find(head)
    phone = next((f.normal for f in found if f.kind is facts.Kind.TELEPHONE), "")
    named = _LABELLED.search(head) or _NICKNAME.search(head)
    lookup = looks_like_link(head)
    url = "" if lookup is None else lookup.value
    platform, post = post_of(url) if url else ("", "")
    return Pasted(
        author=named["name"] if named else "",
        phone="" if "*" in phone else phone,
        place=next((f.value for f in found if f.kind is facts.Kind.PLACE), ""),
        url=url,
        platform=platform,
        post=post,
    )


def post_of(link: str) -> tuple[str, str]:
    """The platform of a link and the id of the post there; the link itself where it has none."""
    address = _ADDRESS.match(link)
    if address is None:
        return "", link
    for platform, pattern in _POSTS:
        if found := pattern.match(address["rest"]):
            id_ = found["id"]
            return platform, weibo_id(id_) if platform == "weibo" else id_
    host = address["host"].lower()
    return next((platform for platform, hosts in _HOSTS if hosts.match(host)), ""), link


_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


def weibo_id(id_: str) -> str:
    """The number of a post, from the short form its address has: from the right, each four signs
    of base 62 are seven digits. A number stays as it is."""
    if id_.isdecimal():
        return id_
    groups: list[str] = []
    for end in range(len(id_), 0, -4):
        value = 0
        for sign in id_[max(0, end - 4) : end]:
            value = value * 62 + _DIGITS.index(sign)
        groups.append(f"{value:07}")
    return "".join(reversed(groups)).lstrip("0")


def weibo_short(id_: str) -> str:
    """The short form of a post's number, as its address has it: the inverse of `weibo_id`."""
    groups = []
    for end in range(len(id_), 0, -7):
        value, signs = int(id_[max(0, end - 7) : end]), ""
        while value:
            value, sign = divmod(value, 62)
            signs = _DIGITS[sign] + signs
        groups.append(signs.rjust(4, "0"))
    return "".join(reversed(groups)).lstrip("0")
