"""Let Chinese be typed on Linux: the wheel of Qt knows ibus but not fcitx.

Chinese distributions set ``QT_IM_MODULE=fcitx``, for which the wheel has no plug-in, so letters
arrive instead of characters. fcitx 5 also speaks the protocol of ibus, and Qt since 6.7 tries the
modules of ``QT_IM_MODULES`` in turn. This must happen before the QApplication is made.
"""

import os
import sys
from collections.abc import Mapping

_FCITX = frozenset({"fcitx", "fcitx5"})


def settings(platform: str, environment: Mapping[str, str]) -> dict[str, str]:
    """What has to be set so that the input method that runs is found; what is set already wins."""
    if not platform.startswith("linux") or environment.get("QT_IM_MODULES"):
        return {}
    module = environment.get("QT_IM_MODULE", "")
    if module in _FCITX:
        return {"QT_IM_MODULES": "fcitx;ibus"}
    if module:
        return {}
    if environment.get("XMODIFIERS", "") in {f"@im={name}" for name in _FCITX}:
        return {"QT_IM_MODULES": "fcitx;ibus", "QT_IM_MODULE": "ibus"}
    if environment.get("DISPLAY") and not environment.get("WAYLAND_DISPLAY"):
        return {"QT_IM_MODULES": "fcitx;ibus", "QT_IM_MODULE": "ibus"}
    # On Wayland the compositor speaks for the input method.
    return {}


def prepare() -> None:
    """Apply ``settings`` to this process."""
    os.environ.update(settings(sys.platform, os.environ))
