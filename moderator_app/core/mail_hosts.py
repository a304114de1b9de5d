"""The servers of the mail providers that bureaus use: facts from the providers' own help pages.

Ports: 993 and 465 are TLS from the first octet on (RFC 8314).
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Host:
    """`code`: the provider takes a code made in its settings in place of the password."""

    key: str
    imap: str
    smtp: str
    endings: tuple[str, ...] = ()
    code: bool = False


HOSTS: Final = (
    Host("163", "imap.163.com", "smtp.163.com", ("163.com",), code=True),
    Host("126", "imap.126.com", "smtp.126.com", ("126.com",), code=True),
    Host("yeah", "imap.yeah.net", "smtp.yeah.net", ("yeah.net",), code=True),
    Host("qq", "imap.qq.com", "smtp.qq.com", ("qq.com", "foxmail.com"), code=True),
    Host("exmail", "imap.exmail.qq.com", "smtp.exmail.qq.com", (), code=True),
    Host("qiye163", "imap.qiye.163.com", "smtp.qiye.163.com", (), code=True),
    Host("aliyun", "imap.qiye.aliyun.com", "smtp.qiye.aliyun.com", ()),
)


SHARED: Final = frozenset(
    {
        "163.com", "126.com", "yeah.net", "188.com", "vip.163.com", "vip.126.com", "qq.com",
        "vip.qq.com", "foxmail.com", "sina.com", "sina.cn", "vip.sina.com", "sohu.com", "139.com",
        "189.cn", "wo.cn", "tom.com", "21cn.com", "263.net", "aliyun.com", "gmail.com",
        "googlemail.com", "outlook.com", "hotmail.com", "live.com", "live.cn", "msn.com",
        "icloud.com", "me.com", "mac.com", "yahoo.com", "yahoo.com.cn", "yahoo.cn",
    }
)  # fmt: skip
"""Domains where anybody may have a mailbox: two of them say nothing of each other."""
_OF_ALL: Final = frozenset(f"{one}.cn" for one in ("ac", "com", "edu", "gov", "mil", "net", "org"))


def is_public(domain: str) -> bool:
    """Whether houses that have nothing to do with each other lie below it: everybody's, or, of the
    government's, a whole city's."""
    above = domain.partition(".")[2]
    return not above or above == "gov.cn" or domain in _OF_ALL


def of_address(address: str) -> Host | None:
    """The provider an address tells; a bureau's own domain tells none."""
    domain = address.rpartition("@")[2].strip().lower()
    return next((host for host in HOSTS if domain in host.endings), None)


def named(key: str) -> Host | None:
    return next((host for host in HOSTS if host.key == key), None)
