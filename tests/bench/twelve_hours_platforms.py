"""The platforms of a day: those of `tests/channels`, which are real servers or are written from a
vendor's documents, with citizens on them and weather in front of them."""

import ssl
import tempfile
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import ExitStack, nullcontext
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from typing import Any

from typing_extensions import override

from tests.bench import twelve_hours_square as squares
from tests.bench.twelve_hours_plan import Deed, Kind
from tests.bench.twelve_hours_square import Square
from tests.channels import (
    dovecot,
    smtp,
    vendor_server,
    wechat_oa_vendor,
    wecom_vendor,
    weibo_vendor,
)
from tests.channels.dovecot import USER
from tests.channels.vendor_server import Status


class Platform(ABC):
    """A platform, and the citizens on it. `ids`: the platform's, by the numbers of the plan."""

    def __init__(self, stack: ExitStack, now: Callable[[], float]) -> None:
        self.stack = stack
        self.now = now
        self.ids: dict[int, str] = {}

    @abstractmethod
    def config(self) -> dict[str, str]:
        """How the desk's account finds it."""

    @abstractmethod
    def do(self, deed: Deed) -> bool:
        """Whether it could be done now; what could not is done later."""

    @abstractmethod
    def feel(self, mood: str) -> None:
        """From now on it is so: "" is well."""

    @abstractmethod
    def replies(self) -> list[str]:
        """The words of ours that arrived."""

    def objections(self) -> list[str]:
        """To what was asked of it, and its documents do not allow."""
        return []

    def forget_tokens(self) -> None:
        """Those that were given out are good no longer."""
        return


class Weather:
    """Stands in front of a vendor: what is asked comes to it, or does not."""

    def __init__(self, vendor: Any) -> None:
        self.vendor = vendor
        self.lock = nullcontext()  # else one that hangs would keep the others from hanging
        self.mood = ""
        self.over = threading.Event()

    def answer(self, path: str, method: str, query: dict[str, str], body: Any) -> object:
        if self.mood == "hang":
            self.over.wait(60)
            return Status(504)
        if self.mood.isdigit():
            return Status(int(self.mood))
        with self.vendor.lock:
            return self.vendor.answer(path, method, query, body)

    def drops(self, path: str) -> bool:
        return bool(self.vendor.drops(path))


class Chat(Platform):
    """What WeCom and a 公众号 have in common: a vendor, and its weather."""

    def __init__(self, stack: ExitStack, now: Callable[[], float], vendor: Any) -> None:
        super().__init__(stack, now)
        vendor.now = now
        self.vendor = vendor
        self.weather = Weather(vendor)
        self._door = stack.enter_context(ExitStack())
        self._is_open = True
        self.port = self._door.enter_context(vendor_server.served(self.weather))
        stack.callback(self.weather.over.set)

    @override
    def feel(self, mood: str) -> None:
        self.weather.mood = mood
        self.vendor.trouble = mood if mood == "drop" else ""
        if mood == "hang":
            self.weather.over.clear()
        else:
            self.weather.over.set()
        if mood == "down":
            self._door.close()
        elif not self._is_open:
            self._door.enter_context(vendor_server.served(self.weather, self.port))
        self._is_open = mood != "down"

    @override
    def replies(self) -> list[str]:
        with self.vendor.lock:
            return [one["text"] for one in self.vendor.sent]

    @override
    def objections(self) -> list[str]:
        return list(self.vendor.objections)


class WeCom(Chat):
    def __init__(self, stack: ExitStack, now: Callable[[], float]) -> None:
        super().__init__(stack, now, wecom_vendor.Vendor())

    @override
    def config(self) -> dict[str, str]:
        return {
            "corpid": wecom_vendor.CORPID,
            "open_kfid": wecom_vendor.KF,
            "server": f"http://127.0.0.1:{self.port}",
        }

    @override
    def do(self, deed: Deed) -> bool:
        vendor, who = self.vendor, f"wmcitizen{deed.n if deed.of < 0 else deed.of}"
        with vendor.lock:
            if deed.kind is Kind.RECALLED:
                vendor.event("user_recall_msg", recall_msgid=self.ids[deed.of])
            elif deed.kind is Kind.TWICE:
                again = next(one for one in vendor.log if one["msgid"] == self.ids[deed.of])
                vendor.log.append(dict(again))
            elif deed.kind is Kind.SPOILT:
                vendor.put("hologram", {"content": f"{deed.n}"}, who)
            else:
                self.ids[deed.n] = vendor.say(deed.text, who)
        return True

    @override
    def forget_tokens(self) -> None:
        with self.vendor.lock:
            self.vendor.expire_tokens()


class OfficialAccount(Chat):
    def __init__(self, stack: ExitStack, now: Callable[[], float]) -> None:
        super().__init__(stack, now, wechat_oa_vendor.Vendor())

    @override
    def config(self) -> dict[str, str]:
        return {
            "appid": wechat_oa_vendor.APPID,
            "articles": f"{wechat_oa_vendor.ARTICLE}",
            "server": f"http://127.0.0.1:{self.port}",
        }

    @override
    def do(self, deed: Deed) -> bool:
        vendor, who = self.vendor, f"oCitizen{deed.n if deed.of < 0 else deed.of}"
        with vendor.lock:
            if deed.kind is Kind.COMMENT:
                vendor.comment(deed.text)
            elif deed.kind is Kind.SPOILT:
                vendor.say(f"{deed.n}", "")
            else:
                vendor.say(deed.text, who)
                if deed.kind is Kind.LATE:
                    vendor.log[-1]["time"] -= 30 + deed.n % 600
        return True

    @override
    def forget_tokens(self) -> None:
        with self.vendor.lock:
            self.vendor.good_token = ""


class Weibo(Chat):
    """On the commercial interface: the open one lets a desk make a hundred calls a day."""

    def __init__(self, stack: ExitStack, now: Callable[[], float]) -> None:
        super().__init__(stack, now, weibo_vendor.Vendor(commercial=True))

    @override
    def config(self) -> dict[str, str]:
        return {
            "host": "commercial",
            "app_key": weibo_vendor.APP_KEY,
            "rip": "211.156.0.1",
            "server": f"http://127.0.0.1:{self.port}",
        }

    @override
    def do(self, deed: Deed) -> bool:
        vendor, who = self.vendor, 2_000_000_000 + (deed.n if deed.of < 0 else deed.of)
        ways = (vendor.say, vendor.comment, vendor.write)
        with vendor.lock:
            if deed.kind is Kind.COMMENT:
                vendor.comment_elsewhere(deed.text, who)
            else:
                ways[(deed.n if deed.of < 0 else deed.of) % len(ways)](deed.text, who)
        return True


class Mastodon(Platform):
    def __init__(self, stack: ExitStack, now: Callable[[], float]) -> None:
        super().__init__(stack, now)
        self._square = Square(now)
        self._port = stack.enter_context(squares.served(self._square))

    @override
    def config(self) -> dict[str, str]:
        return {"server": f"http://127.0.0.1:{self._port}"}

    @override
    def do(self, deed: Deed) -> bool:
        square, before = self._square, self.ids.get(deed.of, "")
        if deed.kind is Kind.EDITED:
            square.edit(before, deed.text)
        elif deed.kind is Kind.SPOILT:
            square.spoil()
        else:
            behind = 1 + deed.n % 4 if deed.kind is Kind.LATE else 0
            who = f"citizen{deed.n if deed.of < 0 else deed.of}"
            self.ids[deed.n] = square.say(deed.text, who, answers=before, behind=behind)
        return True

    @override
    def feel(self, mood: str) -> None:
        self._square.mood = "503" if mood == "down" else mood

    @override
    def replies(self) -> list[str]:
        with self._square.lock:
            return [one["content"] for one in self._square.own]


class Post(Platform):
    """A real Dovecot and a real SMTP server."""

    def __init__(self, stack: ExitStack, now: Callable[[], float]) -> None:
        super().__init__(stack, now)
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="dovecot-")))
        folder.chmod(0o755)
        self._server = stack.enter_context(dovecot.running(folder))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
        self._sink, self._port = stack.enter_context(smtp.running(context))
        self._is_up = True
        self._texts: dict[int, str] = {}

    @override
    def config(self) -> dict[str, str]:
        return {
            "address": USER,
            "imap_host": "localhost",
            "imap_port": str(self._server.imaps),
            "smtp_host": "localhost",
            "smtp_port": str(self._port),
            "authority": str(self._server.folder / "cert.pem"),
        }

    @override
    def do(self, deed: Deed) -> bool:
        if not self._is_up or (deed.kind is Kind.TWICE and deed.of not in self._texts):
            return False  # whoever sends a letter tries again
        try:
            self._server.deliver(self._letter(deed))
        except OSError:
            return False
        return True

    def _letter(self, deed: Deed) -> bytes:
        text = deed.text or self._texts[deed.of]
        self._texts[deed.n] = text
        message = EmailMessage()
        message["From"] = f"citizen{deed.n if deed.of < 0 else deed.of}@example.org"
        message["To"] = USER
        message["Subject"] = "反映一个问题"
        message["Message-ID"] = f"<{deed.n}@example.org>"
        message["Date"] = format_datetime(datetime.fromtimestamp(self.now(), UTC))
        if deed.kind is Kind.MORE:
            message["In-Reply-To"] = message["References"] = f"<{deed.of}@example.org>"
        elif deed.kind is Kind.AUTOMATIC:
            message["Auto-Submitted"] = "auto-replied"
        message.set_content(text)
        return message.as_bytes()

    @override
    def feel(self, mood: str) -> None:
        self._sink.after_data = "drop" if mood == "drop" else "250 OK"
        self._sink.rcpt = "451 not now" if mood == "down" else "250 OK"
        if mood == "down":
            self._is_up = False
            self._server.stop()
        elif not self._is_up:
            self._server.start()
            self._is_up = True

    @override
    def replies(self) -> list[str]:
        return [_body(raw) for raw in self._sink.taken]


def _body(raw: bytes) -> str:
    octets = message_from_bytes(raw).get_payload(decode=True)
    return octets.decode() if isinstance(octets, bytes) else ""


PLATFORMS: dict[str, type[Platform]] = {
    "weibo": Weibo,
    "mail": Post,
    "mastodon": Mastodon,
    "wecom": WeCom,
    "oa": OfficialAccount,
}
