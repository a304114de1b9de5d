"""Chinese can be typed on the desktops of Linux."""

import pytest

from moderator_app.ui.input_method import settings

BOTH = {"QT_IM_MODULES": "fcitx;ibus"}
BOTH_AND_IBUS = {"QT_IM_MODULES": "fcitx;ibus", "QT_IM_MODULE": "ibus"}


@pytest.mark.parametrize(
    ("environment", "wanted"),
    [
        ({"QT_IM_MODULE": "fcitx", "DISPLAY": ":0"}, BOTH),
        ({"QT_IM_MODULE": "fcitx5", "WAYLAND_DISPLAY": "wayland-0"}, BOTH),
        ({"XMODIFIERS": "@im=fcitx", "DISPLAY": ":0"}, BOTH_AND_IBUS),
        ({"XMODIFIERS": "@im=fcitx5"}, BOTH_AND_IBUS),
        ({"DISPLAY": ":0"}, BOTH_AND_IBUS),
        ({"XMODIFIERS": "@im=ibus", "DISPLAY": ":0"}, BOTH_AND_IBUS),
        ({"QT_IM_MODULE": "ibus", "DISPLAY": ":0"}, {}),
        ({"QT_IM_MODULE": "compose", "DISPLAY": ":0"}, {}),
        ({"QT_IM_MODULES": "wayland;fcitx", "QT_IM_MODULE": "fcitx"}, {}),
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, {}),
        ({}, {}),
    ],
)
def test_the_environment_is_mended_so_that_fcitx_and_ibus_are_found(
    environment: dict[str, str], wanted: dict[str, str]
) -> None:
    assert settings("linux", environment) == wanted


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_are_left_alone(platform: str) -> None:
    assert settings(platform, {"QT_IM_MODULE": "fcitx"}) == {}
