"""The colours and measures of the desk: the only place where a colour is written down.

Three consumers read them: the palette and the style sheet (``theme``) and the delegates. The
contrast of every pair that meets on the screen is computed in ``tests/ui/test_theme.py``: at
least 4.5 for text, 3 for the edges of fields (WCAG 2.1, 1.4.3 and 1.4.11). Danger, warning and
answered differ in lightness as well, so that they stay apart for colour-blind eyes; a word and a
shape always stand beside them.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """One colour scheme, in ``#RRGGBB``."""

    name: str
    dark: bool

    background: str
    surface: str
    raised: str
    hover: str
    selected: str

    border: str
    border_strong: str

    text: str
    text_soft: str
    text_faint: str

    accent: str
    accent_hover: str
    accent_pressed: str
    on_accent: str
    accent_soft: str

    danger: str
    danger_soft: str
    warn: str
    warn_soft: str
    ok: str
    ok_soft: str
    info: str
    info_soft: str

    lane_citizen: str
    lane_desk: str
    lane_organisation: str


LIGHT = Tokens(
    name="light",
    dark=False,
    background="#F3F5F8",
    surface="#FFFFFF",
    raised="#FFFFFF",
    hover="#EEF2F7",
    selected="#E3EDFB",
    border="#DDE2EA",
    border_strong="#828C9B",
    text="#17202E",
    text_soft="#4A5668",
    text_faint="#586477",
    accent="#1D5FBF",
    accent_hover="#174E9E",
    accent_pressed="#133F80",
    on_accent="#FFFFFF",
    accent_soft="#E3EDFB",
    danger="#9F1239",
    danger_soft="#FCE7EC",
    warn="#8A5A00",
    warn_soft="#FFF1D6",
    ok="#006B5F",
    ok_soft="#DDF1EE",
    info="#1E4E9C",
    info_soft="#E5EDF9",
    lane_citizen="#F3F5F8",
    lane_desk="#E9F1FC",
    lane_organisation="#F5F0E6",
)

DARK = Tokens(
    name="dark",
    dark=True,
    background="#14181F",
    surface="#1B2029",
    raised="#232A35",
    hover="#252C38",
    selected="#22385A",
    border="#2F3744",
    border_strong="#6B7890",
    text="#E6EAF0",
    text_soft="#B3BDCB",
    text_faint="#A3AFBF",
    accent="#6AA5F5",
    accent_hover="#8ABAFA",
    accent_pressed="#A9CCFC",
    on_accent="#0D1A2B",
    accent_soft="#22385A",
    danger="#FF8FA3",
    danger_soft="#451B27",
    warn="#F2B84B",
    warn_soft="#3B2E14",
    ok="#4FD1BC",
    ok_soft="#123834",
    info="#9DBBF0",
    info_soft="#22304A",
    lane_citizen="#262D39",
    lane_desk="#1F3250",
    lane_organisation="#352F22",
)

# Measures in pixels at 100 %; ``Theme.px`` scales them.
TEXT_CHIP = 12
TEXT_SMALL = 13
TEXT_BODY = 14
TEXT_HEADING = 16
TEXT_TITLE = 20
GAP_XS = 4
GAP_S = 8
GAP_M = 12
GAP_L = 16
GAP_XL = 24
RADIUS_S = 4
RADIUS_M = 6
RADIUS_L = 8
ROW_COMFORTABLE = 112
ROW_COMPACT = 50
ICON = 18
SCALES = (100, 115, 130, 150)

# Paper is white and ink is black, whatever the window looks like.
PAPER = "#FFFFFF"
INK = "#000000"
INK_SOFT = "#333333"
INK_LINE = "#9AA3AF"
