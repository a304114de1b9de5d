"""What the strip of deliveries says: to whom, about which case, and what to do next."""

from typing import Final

from moderator_app.ui import case_words
from moderator_app.ui.panes.outgoing import Delivery
from moderator_app.ui.text import t

_ABOUT: Final = 16


def sentence(delivery: Delivery, *, copied: bool, here: bool, key: str) -> str:
    """`here`: it is about the case on the screen. `key` is what confirms it, or "" where that key
    means something else."""
    name = delivery.recipient or t("Deliveries", "a citizen without a name")
    words = _what(delivery, copied=copied).format(
        name=name, place=case_words.platform(delivery.platform)
    )
    words = f"{words} · {_which(delivery)}"
    if not here:
        words = t("Deliveries", "Another case: {words}").format(words=words)
    return f"{words} · {_next(delivery, key)}" if copied else words


def did(delivery: Delivery) -> str:
    """What was done once it is confirmed."""
    words = t("Deliveries", "Sent to {name}")
    if delivery.organisation is not None:
        words = t("Deliveries", "Told {name}")
    name = delivery.recipient or t("Deliveries", "a citizen without a name")
    return f"{words.format(name=name)} · {_which(delivery)}"


def _which(delivery: Delivery) -> str:
    begins = " ".join(delivery.about.split())
    short = begins if len(begins) <= _ABOUT else f"{begins[:_ABOUT]}…"
    return t("Deliveries", "“{words}” {number}").format(words=short, number=delivery.number)


def _what(delivery: Delivery, *, copied: bool) -> str:
    if delivery.organisation is not None:
        if copied:
            return t("Deliveries", "Copied: the dispatch for {name}")
        return t("Deliveries", "{name} has not been told yet")
    if copied:
        return t("Deliveries", "Copied: the reply to {name}")
    return t("Deliveries", "To be confirmed as sent: the reply to {name} in {place}")


def _next(delivery: Delivery, key: str) -> str:
    if delivery.organisation is not None:
        words = t("Deliveries", "Pass it on, then press {key}")
        return words.format(key=key) if key else t("Deliveries", "Pass it on, then confirm it here")
    if delivery.platform == "phone":
        words = t("Deliveries", "Say it on the telephone, then press {key}")
        spoken = t("Deliveries", "Say it on the telephone, then confirm it here")
        return words.format(key=key) if key else spoken
    words = t("Deliveries", "Paste it into {place}, then press {key}")
    if not key:
        words = t("Deliveries", "Paste it into {place}, then confirm it here")
    return words.format(place=case_words.platform(delivery.platform), key=key)
