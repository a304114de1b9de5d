"""What an account's form is called, by platform: in which order it asks, for what, and where in the
platform's own pages that is found."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from moderator_app.desk.connecting import Field, Info
from moderator_app.ui.text import Phrase, mark, t


@dataclass(frozen=True, slots=True)
class Asked:
    """A field of the form. `aside`: few need it, so that it stands under “More”; `choices` by what
    is kept, where it is chosen and not typed."""

    name: Phrase
    help: Phrase | None = None
    aside: bool = False
    choices: Mapping[str, Phrase] | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """A platform. `about` says what it brings, `steps` what is done in its own pages before."""

    name: Phrase
    about: Phrase
    steps: tuple[Phrase, ...]
    fields: Mapping[str, Asked]
    usual: bool = True
    """Whether a bureau in China has it; the others stand behind “More channels”."""


_ENCRYPTION: Final = {
    "tls": mark("Accounts", "TLS from the first word (usual)"),
    "starttls": mark("Accounts", "STARTTLS"),
    "none": mark("Accounts", "None: a server on this machine only"),
}
_AUTHORITY: Final = Asked(
    mark("Accounts", "Own certificate authority (file)"),
    mark("Accounts", "Only where the bureau signs its servers' certificates itself."),
    aside=True,
)
_INTERFACE: Final = Asked(
    mark("Accounts", "Address of the interface"),
    mark("Accounts", "Only where the bureau goes through a gateway of its own."),
    aside=True,
)
_RELAY: Final = {
    "relay": Asked(
        mark("Accounts", "Relay's address"),
        mark(
            "Accounts",
            "Of the bureau's own relay program, as the platform is given it: https://…/wx/name.",
        ),
        aside=True,
    ),
    "relay_bearer": Asked(
        mark("Accounts", "Relay's password"),
        mark("Accounts", "As whoever runs the relay gave it to this desk."),
        aside=True,
    ),
    "push_token": Asked(
        mark("Accounts", "Token"),
        mark("Accounts", "The same as in the platform's page for receiving messages."),
        aside=True,
    ),
    "push_key": Asked(
        mark("Accounts", "EncodingAESKey"),
        mark("Accounts", "43 letters and digits, from the same page. The relay never has it."),
        aside=True,
    ),
}

_MAIL: Final = Kind(
    mark("Accounts", "E-mail"),
    mark("Accounts", "The bureau's mailbox: letters come in by themselves and are answered here."),
    (
        mark(
            "Accounts", "Sign in to the mailbox on the web and open its settings (POP3/SMTP/IMAP)."
        ),
        mark("Accounts", "Switch on IMAP/SMTP."),
        mark("Accounts", "Have an authorisation code made there, and paste it below."),
    ),
    {
        "address": Asked(mark("Accounts", "Address")),
        "password": Asked(
            mark("Accounts", "Authorisation code or password"),
            mark(
                "Accounts",
                "Most providers want a code made in the mailbox's own settings, and not the password "
                "you sign in with.",
            ),
        ),
        "imap_host": Asked(mark("Accounts", "Server for reading (IMAP)")),
        "smtp_host": Asked(mark("Accounts", "Server for sending (SMTP)")),
        "imap_security": Asked(
            mark("Accounts", "Encryption, reading"), aside=True, choices=_ENCRYPTION
        ),
        "smtp_security": Asked(
            mark("Accounts", "Encryption, sending"), aside=True, choices=_ENCRYPTION
        ),
        "user": Asked(
            mark("Accounts", "Name to sign in with"),
            mark("Accounts", "Only where it is another than the address."),
            aside=True,
        ),
        "folder": Asked(mark("Accounts", "Folder that is read"), aside=True),
        "sent_folder": Asked(mark("Accounts", "Folder for what was sent"), aside=True),
        "authority": _AUTHORITY,
    },
)
_WEIBO: Final = Kind(
    mark("Accounts", "Weibo"),
    mark("Accounts", "Mentions, comments and, with the commercial interface, private messages."),
    (
        mark(
            "Accounts",
            "On open.weibo.com under My applications open the bureau's own application. App Key and "
            "App Secret stand under Application information → Basic information.",
        ),
        mark(
            "Accounts",
            "Under Application information → Advanced information enter the address for coming back "
            "that stands below, letter by letter.",
        ),
        mark("Accounts", "Fill in the form, and let Weibo ask for leave in your browser."),
    ),
    {
        "app_key": Asked(mark("Accounts", "App Key")),
        "app_secret": Asked(mark("Accounts", "App Secret")),
        "redirect": Asked(
            mark("Accounts", "Address for coming back"),
            mark(
                "Accounts",
                "Must equal the one that is registered under Advanced information; nothing is sent "
                "there but your browser.",
            ),
        ),
        "rip": Asked(
            mark("Accounts", "The office's public IP address"),
            mark(
                "Accounts",
                "Weibo asks with every reply from which address it is written. Behind a router this "
                "machine does not know it: ask whoever runs the network, or search for “my IP” in "
                "the browser.",
            ),
        ),
        "host": Asked(
            mark("Accounts", "Interface"),
            mark(
                "Accounts",
                "Open: 100 calls a day for each account. Private messages and more calls need the "
                "commercial one, by contract with Weibo.",
            ),
            choices={
                "open": mark("Accounts", "Open"),
                "commercial": mark("Accounts", "Commercial"),
            },
        ),
        "duty": Asked(
            mark("Accounts", "Hours on duty"),
            mark("Accounts", "The calls of a day are spread over them, such as 08:00-22:00."),
            aside=True,
        ),
        "server": _INTERFACE,
    },
)
_WECOM: Final = Kind(
    mark("Accounts", "WeCom customer service"),
    mark("Accounts", "What citizens write to the bureau's service account in WeChat."),
    (
        mark(
            "Accounts",
            "In WeCom's administration: the ID of the organisation stands under My organisation → "
            "Organisation information.",
        ),
        mark(
            "Accounts",
            "Under Applications → WeChat customer service switch the API on, or choose an application under Callable "
            "applications, and copy its Secret.",
        ),
        mark(
            "Accounts",
            "At the same application add the office's public IP address to the trusted IPs.",
        ),
    ),
    {
        "corpid": Asked(
            mark("Accounts", "ID of the organisation (CorpID)"),
            mark("Accounts", "My organisation → Organisation information, at the very bottom."),
        ),
        "secret": Asked(
            mark("Accounts", "Secret"),
            mark(
                "Accounts",
                "That of customer service, or of an application that is chosen under Callable applications; not "
                "that of the address book.",
            ),
        ),
        "open_kfid": Asked(
            mark("Accounts", "ID of the service account"),
            mark("Accounts", "Begins with wk: it stands in the list of service accounts."),
        ),
        "server": _INTERFACE,
        **_RELAY,
    },
)
_WECHAT: Final = Kind(
    mark("Accounts", "WeChat official account"),
    mark("Accounts", "Comments under articles and, with a delay, what was written to it."),
    (
        mark(
            "Accounts",
            "On mp.weixin.qq.com open Settings and development → Basic configuration: AppID and "
            "AppSecret stand there.",
        ),
        mark(
            "Accounts",
            "On the same page enter the office's public IP address into the IP allow-list.",
        ),
        mark("Accounts", "Switch on customer service, whose log is what this desk reads."),
        mark("Accounts", "To have messages at once, fill in the relay under More settings."),
    ),
    {
        "appid": Asked(
            mark("Accounts", "AppID"),
            mark("Accounts", "Begins with wx: Settings and development → Basic configuration."),
        ),
        "secret": Asked(
            mark("Accounts", "AppSecret"),
            mark(
                "Accounts",
                "Shown once when it is made. Having another made there stops every program that "
                "uses the old one.",
            ),
        ),
        "articles": Asked(
            mark("Accounts", "Articles whose comments are read"),
            mark(
                "Accounts",
                "Their msg_data_id as the platform told it when they were sent, with commas between.",
            ),
            aside=True,
        ),
        "server": _INTERFACE,
        **_RELAY,
    },
)
_MASTODON: Final = Kind(
    mark("Accounts", "Mastodon"),
    mark("Accounts", "Mentions on a server of the fediverse, answered in public."),
    (
        mark("Accounts", "Write down the server, and let it ask for leave in your browser."),
        mark("Accounts", "Sign in there as the bureau, and paste the code that is shown."),
    ),
    {
        "server": Asked(mark("Accounts", "Server"), mark("Accounts", "Such as mastodon.social.")),
        "authority": _AUTHORITY,
    },
    usual=False,
)
KINDS: Final[Mapping[str, Kind]] = {
    "mail": _MAIL,
    "weibo": _WEIBO,
    "wecom": _WECOM,
    "wechat_oa": _WECHAT,
    "mastodon": _MASTODON,
}
"""By connector, in the order in which they are offered."""


def name(channel: str) -> str:
    kind = KINDS.get(channel)
    return channel if kind is None else kind.name.shown()


def about(channel: str) -> str:
    kind = KINDS.get(channel)
    return t("Accounts", "A plug-in of somebody else's.") if kind is None else kind.about.shown()


def steps(channel: str) -> str:
    """What is done in the platform's own pages before; "" for one nobody here knows."""
    kind = KINDS.get(channel)
    numbered = enumerate(() if kind is None else kind.steps, start=1)
    return "\n".join(f"{number}. {step.shown()}" for number, step in numbered)


def asked(info: Info) -> tuple[tuple[Field, Asked], ...]:
    """What an account is asked for, in that order; of a field nobody here knows only its own name
    is told."""
    kind = KINDS.get(info.id)
    known = {} if kind is None else kind.fields
    order = list(known)
    fields = sorted(info.fields, key=lambda one: order.index(one.name) if one.name in known else 99)
    return tuple((one, known.get(one.name) or _unknown(one)) for one in fields)


def _unknown(field: Field) -> Asked:
    return Asked(Phrase("", field.name), aside=not field.needed)


def asked_name(channel: str) -> Asked:
    """What the account is called: in mails citizens read it, elsewhere only who works here."""
    if channel == "mail":
        return Asked(
            mark("Accounts", "Name citizens read"),
            mark("Accounts", "The sender's, such as the bureau's name. Left empty: the address."),
        )
    return Asked(
        mark("Accounts", "Name at this desk"),
        mark("Accounts", "Left empty: as the platform calls the account."),
    )
