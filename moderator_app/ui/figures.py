"""Numbers and moments as the desk writes them."""

from datetime import datetime

from PySide6.QtCore import QLocale

from moderator_app.ui.text import t

_MANY = 10_000


def count(number: int) -> str:
    """Whole below ten thousand, then in the unit of the language: 1.2 万, 12k."""
    if number < _MANY:
        return f"{number:,}"
    if QLocale().language() == QLocale.Language.Chinese:
        return t("Figures", "{n} ten thousand").format(n=f"{number / _MANY:.1f}")
    return t("Figures", "{n} thousand").format(n=f"{number / 1000:.0f}")


def clock(local: datetime) -> str:
    return f"{local:%H:%M}"
