"""What a platform's own numbers and words say about one of our accounts, and where in its pages that
is mended; and what cannot be right in a field."""

from collections.abc import Mapping
from typing import Final

from moderator_app.core.account_shapes import Wrong
from moderator_app.ui.text import Phrase, mark

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
_LEAVE_SHORT: Final = mark(
    "Accounts", "The leave does not cover what is needed. Ask for it anew, and allow all of it."
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

_PUSH_KEY: Final = (
    "push_key",
    mark(
        "Accounts",
        "What the platform sealed cannot be opened: the EncodingAESKey is another than on the "
        "platform's page, or that page does not say safe mode.",
    ),
)
_RELAY: Final[Mapping[str, tuple[str, Phrase]]] = {
    "relay_address": (
        "relay",
        mark("Accounts", "The relay's address reads like https://relay.bureau.gov.cn/wx/name."),
    ),
    "relay_401": (
        "relay_bearer",
        mark("Accounts", "The relay does not take this password. Ask whoever runs the relay."),
    ),
    **dict.fromkeys(
        ("relay_403", "relay_404"),
        (
            "relay",
            mark("Accounts", "The relay knows no account of that name. Look at how it ends."),
        ),
    ),
    "relay_clock": (
        "relay",
        mark(
            "Accounts",
            "The clocks of the relay and of this machine are {minutes} minutes apart. If it is the "
            "relay's that is wrong, it refuses what the platform brings: whoever runs it has its "
            "time set by the network (timedatectl set-ntp true). If it is this machine's, set that.",
        ),
    ),
    "push_signature": (
        "push_token",
        mark("Accounts", "The Token is another than on the platform's page."),
    ),
    **dict.fromkeys(
        ("push_key", "push_sealed", "push_padding", "push_length", "push_text"), _PUSH_KEY
    ),
    "push_receiver": (
        "relay",
        mark("Accounts", "What the relay keeps there is meant for another account."),
    ),
}

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
        **_RELAY,
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
        **_RELAY,
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
        "scope": ("", _LEAVE_SHORT),
        "not_mastodon": (
            "server",
            mark("Accounts", "There is no Mastodon at this address. Look at the server's name."),
        ),
    },
}
"""By connector and by the platform's own word: the field it is about, and what to do."""
