"""What went wrong with one of our accounts, and what to do about it, here or at the platform."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Final

from moderator_app.core.account_shapes import Wrong
from moderator_app.core.channels import (
    Ambiguous,
    AuthRequired,
    ChannelError,
    ConfigError,
    ContentRejected,
    Duplicate,
    NeedsHuman,
    RateLimited,
    TargetGone,
    Transient,
    WindowClosed,
)
from moderator_app.core.outages import Cause, Outage
from moderator_app.desk.connecting import NotAConnector, Unreachable
from moderator_app.ui import sentences
from moderator_app.ui.text import Phrase, mark, t


@dataclass(frozen=True, slots=True)
class Trouble:
    """`field` is the one it is about, "" where it is about none."""

    words: str
    field: str = ""


WRONG: Final[Mapping[Wrong, Phrase]] = {
    Wrong.MISSING: mark("Accounts", "This is needed."),
    Wrong.MAIL: mark("Accounts", "This is no mail address: it reads like name@bureau.gov.cn."),
    Wrong.HOST: mark("Accounts", "This is no server's name: it reads like imap.163.com."),
    Wrong.PORT: mark("Accounts", "Behind the colon stands a number up to 65535, or nothing."),
    Wrong.URL: mark("Accounts", "This is no address: it begins with https://."),
    Wrong.NOT_ENCRYPTED: mark(
        "Accounts", "Without encryption nothing is sent to another machine: write https://."
    ),
    Wrong.IP: mark("Accounts", "This is no IP address: it reads like 211.156.0.1."),
    Wrong.INNER_IP: mark(
        "Accounts",
        "This address holds inside the office only. The public one is wanted, as websites see it: "
        "ask whoever runs the network.",
    ),
    Wrong.DIGITS: mark("Accounts", "This is made of digits alone."),
    Wrong.CODE: mark("Accounts", "This is made of letters and digits, without blanks."),
    Wrong.WX: mark("Accounts", "This begins with wx. The one that begins with gh_ is another."),
    Wrong.WK: mark("Accounts", "This begins with wk."),
    Wrong.AES_KEY: mark("Accounts", "This is made of 43 letters and digits."),
    Wrong.UNPRINTABLE: mark(
        "Accounts",
        "A sign in it cannot belong to it. Copy it anew, with the input method switched off.",
    ),
}

_MAIL_LOGIN: Final = mark(
    "Accounts",
    "The server does not take this address and password. Many providers want a code made in the "
    "mailbox's own settings in place of the password, and IMAP switched on there.",
)
_WECHAT_IP: Final = mark(
    "Accounts",
    "This office's public IP address is not on the list. On mp.weixin.qq.com open Settings and "
    "development → Basic configuration → IP allow-list, add the address and check again.",
)
_WECHAT_SECRET: Final = mark(
    "Accounts",
    "The AppSecret is not the right one, or another was made since. Settings and development → "
    "Basic configuration → AppSecret.",
)
_WECOM_SECRET: Final = mark(
    "Accounts",
    "The Secret is not the right one. It is that of customer service, or of an application under "
    "Callable applications; that of the address book does not do.",
)
_WECOM_KF: Final = mark(
    "Accounts",
    "There is no such service account, or this Secret may not use it: choose it for the application "
    "under Callable applications, and copy its ID, which begins with wk.",
)
_WECOM_RIGHT: Final = mark(
    "Accounts",
    "This application may not use customer service yet: in WeCom's administration open customer "
    "service → Callable applications, choose it, and switch on managing messages.",
)
_WECOM_SERVANTS: Final = mark(
    "Accounts",
    "Nobody serves at this service account. In WeCom's administration add somebody to those who "
    "receive.",
)
_WEIBO_ANEW: Final = mark("Accounts", "The leave has ended or was taken back. Ask for it anew.")
_WEIBO_APP: Final = mark(
    "Accounts",
    "Weibo does not know this application. Compare App Key and App Secret with Application "
    "information → Basic information.",
)
_WEIBO_RIGHT: Final = mark(
    "Accounts",
    "This application may not use that interface: ask for it on open.weibo.com under the "
    "application's interface management.",
)
_WEIBO_IP: Final = mark(
    "Accounts",
    "Weibo does not let this office's address call. Look at the application's security settings.",
)
_WEIBO_SPENT: Final = mark(
    "Accounts", "The calls for now are used up. The desk goes on by itself when there are new ones."
)
_WEIBO_PERSON: Final = mark(
    "Accounts", "Weibo wants to see a person: sign in on weibo.com with this account once."
)

CODES: Final[Mapping[str, Mapping[str, tuple[str, Phrase]]]] = {
    "mail": {
        "login": ("password", _MAIL_LOGIN),
        "folder": ("folder", mark("Accounts", "The mailbox has no such folder.")),
        "not_supported": (
            "smtp_host",
            mark(
                "Accounts", "This server does not let anybody sign in. Look at its name and port."
            ),
        ),
        "unsafe_login": (
            "",
            mark(
                "Accounts",
                "The provider wants to see you: sign in to the mailbox in a browser once, then check "
                "again.",
            ),
        ),
    },
    "wechat_oa": {
        "40001": ("secret", _WECHAT_SECRET),
        "40014": ("secret", _WECHAT_SECRET),
        "42001": ("secret", _WECHAT_SECRET),
        "40125": ("secret", _WECHAT_SECRET),
        "40013": (
            "appid",
            mark(
                "Accounts",
                "There is no such AppID: Settings and development → Basic configuration; it begins "
                "with wx.",
            ),
        ),
        "40164": ("", _WECHAT_IP),
        "48001": (
            "",
            mark(
                "Accounts",
                "This official account may not use the interface: it has to be verified. See "
                "Settings and development → Interface rights.",
            ),
        ),
        "48004": (
            "",
            mark(
                "Accounts",
                "The platform has taken the interface from this account. Sign in to "
                "mp.weixin.qq.com and read why.",
            ),
        ),
        "61004": ("", _WECHAT_IP),
        "65400": (
            "",
            mark("Accounts", "Customer service is not switched on. Add the function, then check."),
        ),
        "88000": (
            "articles",
            mark("Accounts", "Comments are not open to this official account."),
        ),
    },
    "wecom": {
        **dict.fromkeys(("40001", "40014", "41001", "41004", "42001"), ("secret", _WECOM_SECRET)),
        **dict.fromkeys(
            ("40013", "41002"),
            (
                "corpid",
                mark(
                    "Accounts",
                    "There is no such organisation. The ID stands under My organisation → "
                    "Organisation information, at the very bottom.",
                ),
            ),
        ),
        **dict.fromkeys(("48002", "60011"), ("secret", _WECOM_RIGHT)),
        "60020": (
            "",
            mark(
                "Accounts",
                "This office's public IP address is not on the list. In WeCom's administration open "
                "the application → Trusted IPs of the organisation, add the address and check "
                "again.",
            ),
        ),
        **dict.fromkeys(("95000", "95004", "open_kfid"), ("open_kfid", _WECOM_KF)),
        **dict.fromkeys(("95014", "95015"), ("", _WECOM_SERVANTS)),
        "95017": (
            "",
            mark(
                "Accounts",
                "The API is switched off: in WeCom's administration open customer service → API and "
                "switch it on.",
            ),
        ),
    },
    "weibo": {
        **dict.fromkeys(
            ("21301", "21314", "21315", "21316", "21317", "21319", "21327", "21332"),
            ("", _WEIBO_ANEW),
        ),
        "21321": (
            "",
            mark(
                "Accounts",
                "The application is not reviewed yet, and lets in only those whom its owner names: "
                "Application information → Test information.",
            ),
        ),
        "21322": (
            "redirect",
            mark(
                "Accounts",
                "The address for coming back is another than the registered one. Copy it letter by "
                "letter from Application information → Advanced information.",
            ),
        ),
        **dict.fromkeys(("10006", "21324", "21337"), ("app_key", _WEIBO_APP)),
        **dict.fromkeys(("10004", "10020"), ("", _WEIBO_IP)),
        **dict.fromkeys(("10005", "10014"), ("", _WEIBO_RIGHT)),
        **dict.fromkeys(("10022", "10023", "10024"), ("", _WEIBO_SPENT)),
        **dict.fromkeys(("20015", "20022", "20031"), ("", _WEIBO_PERSON)),
        "rip": ("rip", WRONG[Wrong.INNER_IP]),
        "app_secret": ("app_secret", WRONG[Wrong.MISSING]),
        "app_key": (
            "app_key",
            mark("Accounts", "The leave was given to another application. Ask for it anew."),
        ),
        "duty": ("duty", mark("Accounts", "Hours read like 08:00-22:00.")),
        "refused": (
            "",
            mark("Accounts", "It was refused on Weibo's page. Open the address anew and allow it."),
        ),
    },
    "mastodon": {
        "not_mastodon": (
            "server",
            mark("Accounts", "There is no Mastodon at this address. Look at the server's name."),
        ),
    },
}
"""By connector and by the platform's own word: the field it is about, and what to do."""

_EVERYWHERE: Final[Mapping[str, Phrase]] = {
    "certificate": mark(
        "Accounts",
        "Nobody vouches for the server's certificate, so nothing was sent to it. Look at the "
        "server's name; ask whoever runs it for a valid certificate.",
    ),
    "not_encrypted": mark(
        "Accounts", "Without encryption a password is sent to nobody. Choose TLS."
    ),
    "redirect": mark(
        "Accounts", "The server sends us elsewhere, where we do not go. Look at its address."
    ),
    "address": mark("Accounts", "The server's address cannot be read. Look at how it is written."),
    "authority": mark(
        "Accounts", "The file of the certificate authority cannot be read. Look at its name."
    ),
    "request": WRONG[Wrong.UNPRINTABLE],
    "code": mark(
        "Accounts",
        "This is not what was shown. Paste the whole address, or the whole code; each is good for "
        "once and a few minutes.",
    ),
    "state": mark(
        "Accounts", "This answer belongs to another attempt. Open the address anew, then paste."
    ),
    "stopped": mark(
        "Accounts",
        "Stopped: no answer came within ten seconds, or it was cancelled. Nothing was kept; check "
        "again.",
    ),
}
_ERRORS: Final[Mapping[type[ChannelError], Phrase]] = {
    AuthRequired: mark(
        "Accounts",
        "The platform does not let this account in. Look at what was typed, or ask for leave anew.",
    ),
    ConfigError: mark("Accounts", "A setting here or at the provider is wrong."),
    RateLimited: mark(
        "Accounts", "Too many tries for now. Wait a quarter of an hour, then check again."
    ),
    Transient: mark(
        "Accounts", "The server cannot be reached. Look at the network and at the server's name."
    ),
    WindowClosed: mark(
        "Accounts", "The time for answering this citizen is over; the account itself works."
    ),
    ContentRejected: mark("Accounts", "The platform does not take what was asked. Try again."),
    TargetGone: mark("Accounts", "What was asked for is not there any more."),
    Duplicate: mark("Accounts", "The platform says that this was done already."),
    Ambiguous: mark(
        "Accounts", "The answer did not come. Whether it was done is not known: check again."
    ),
    NeedsHuman: mark(
        "Accounts", "The platform wants to see a person: sign in there in a browser once."
    ),
}
_MISFITS: Final[Mapping[str, Phrase]] = {
    "absent": mark(
        "Accounts", "What connects this account is not installed, or is not ticked to run."
    ),
    "version": mark("Accounts", "It was written for another version of this program."),
    "no connector": mark("Accounts", "It is no connector of this program."),
    "name": mark("Accounts", "It calls itself otherwise than it is installed."),
    "taken": mark("Accounts", "Another connector of this name comes before it."),
}


def of(channel: str, error: Exception, zone: tzinfo | None = None) -> Trouble:
    """Of what a check, an authorisation or the keyring said; `zone` for the times it names."""
    if isinstance(error, Outage):
        return Trouble(outage(error))
    if isinstance(error, NotAConnector):
        return Trouble(misfit(str(error)))
    if not isinstance(error, ChannelError):
        return Trouble(t("Accounts", "This kind of account cannot be opened on this machine."))
    if isinstance(error, Unreachable):
        return Trouble(_ERRORS[Transient].shown(), error.field)
    field, phrase = _known(channel, error)
    words = phrase.shown()
    if isinstance(error, RateLimited) and error.retry_at is not None and zone is not None:
        words = _until(words, error.retry_at.astimezone(zone))
    if error.code.isdecimal():  # only what a server said can be looked up
        words = t("Accounts", "{reason} (code {code})").format(reason=words, code=error.code)
    return Trouble(words, field)


def _known(channel: str, error: ChannelError) -> tuple[str, Phrase]:
    found = CODES.get(channel, {}).get(error.code)
    if found is not None:
        return found
    everywhere = _EVERYWHERE.get(error.code)
    if everywhere is not None:
        return "", everywhere
    return "", next(words for kind, words in _ERRORS.items() if isinstance(error, kind))


def _until(words: str, local: datetime) -> str:
    asked = t("Accounts", "{reason} From {time} on it may be asked again.")
    return asked.format(reason=words, time=f"{local:%m-%d %H:%M}")


def outage(error: Outage) -> str:
    if error.cause is Cause.KEYRING_LOCKED:
        return t(
            "Accounts",
            "The system's keyring is locked: the account's password can be neither read nor kept.",
        )
    if error.cause is Cause.KEYRING_MISSING:
        return t("Accounts", "This machine has no keyring that could keep the account's password.")
    return sentences.failed(error)


def misfit(reason: str) -> str:
    phrase = _MISFITS.get(reason)
    if phrase is not None:
        return phrase.shown()
    return t("Accounts", "It cannot be loaded ({reason}). Nothing else is held up by it.").format(
        reason=reason
    )
