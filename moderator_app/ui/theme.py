"""How the desk looks now: a colour scheme, one factor for every size, and a density.

``Theme`` is a value. ``apply`` gives it to the application, which tells every widget
(``QEvent.StyleChange``); what paints for itself asks ``current()`` each time.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from moderator_app.ui import fonts, icons, stylesheet, tokens
from moderator_app.ui.tokens import DARK, LIGHT, Tokens

_PROPERTY: Final = "moderatorTheme"


class Density(StrEnum):
    """Two lines of text and a row of chips for each case, or one line."""

    COMFORTABLE = "comfortable"
    COMPACT = "compact"


class Text(StrEnum):
    """What a piece of text is for; decides its size and weight."""

    CHIP = "chip"
    SMALL = "small"
    BODY = "body"
    STRONG = "strong"
    HEADING = "heading"
    TITLE = "title"


_SIZES: Final = {
    Text.CHIP: (tokens.TEXT_CHIP, True),
    Text.SMALL: (tokens.TEXT_SMALL, False),
    Text.BODY: (tokens.TEXT_BODY, False),
    Text.STRONG: (tokens.TEXT_BODY, True),
    Text.HEADING: (tokens.TEXT_HEADING, True),
    Text.TITLE: (tokens.TEXT_TITLE, True),
}


@dataclass(frozen=True, slots=True)
class Theme:
    """``scale`` is in per cent, one of ``tokens.SCALES``."""

    tokens: Tokens = LIGHT
    scale: int = 100
    density: Density = Density.COMFORTABLE

    def px(self, at_100: float) -> int:
        """A measure in pixels at 100 %, in pixels at the scale of this theme."""
        return round(at_100 * self.scale / 100)

    def colour(self, name: str) -> QColor:
        """The colour of a token, by its name."""
        value: str = getattr(self.tokens, name)
        return _colour(value)

    def font(self, text: Text) -> QFont:
        size, strong = _SIZES[text]
        return _font(self.px(size), strong)

    @property
    def row(self) -> int:
        """The height of a case in the list, in pixels."""
        compact = self.density is Density.COMPACT
        return self.px(tokens.ROW_COMPACT if compact else tokens.ROW_COMFORTABLE)

    def toggled(self) -> "Theme":
        return replace(self, tokens=LIGHT if self.tokens.dark else DARK)

    def scaled(self, steps: int) -> "Theme":
        """Larger (+1) or smaller (−1), staying within the scales there are."""
        at = min(range(len(tokens.SCALES)), key=lambda i: abs(tokens.SCALES[i] - self.scale))
        return replace(self, scale=tokens.SCALES[max(0, min(at + steps, len(tokens.SCALES) - 1))])

    def densified(self) -> "Theme":
        other = {Density.COMPACT: Density.COMFORTABLE, Density.COMFORTABLE: Density.COMPACT}
        return replace(self, density=other[self.density])


@lru_cache(maxsize=256)
def _colour(value: str) -> QColor:
    return QColor(value)


@lru_cache(maxsize=64)
def _font(pixels: int, strong: bool) -> QFont:
    return fonts.font(pixels, strong=strong)


def current() -> Theme:
    """The theme that was applied last; the light one before that."""
    application = QCoreApplication.instance()
    found = application.property(_PROPERTY) if application is not None else None
    return found if isinstance(found, Theme) else Theme()


def install(application: QApplication, resources: Path, theme: Theme) -> None:
    """Once, before the first window: where fonts and icons are, and the first theme."""
    fonts.load(resources)
    icons.find_in(resources)
    application.setStyle("Fusion")
    apply(application, theme)


def apply(application: QApplication, theme: Theme) -> None:
    """Show the desk in ``theme``; every widget receives ``QEvent.StyleChange``."""
    application.setProperty(_PROPERTY, theme)
    application.setFont(theme.font(Text.BODY))
    application.setPalette(palette(theme.tokens))
    # A changed sheet makes Qt go to every widget once for each of its ancestors; a new one, once.
    application.setStyleSheet("")
    application.setStyleSheet(stylesheet.render(theme.tokens, theme.scale))


def palette(colours: Tokens) -> QPalette:
    """What Qt's own drawing uses where the style sheet says nothing."""
    role = QPalette.ColorRole
    made = QPalette()
    for place, value in {
        role.Window: colours.background,
        role.WindowText: colours.text,
        role.Base: colours.surface,
        role.AlternateBase: colours.hover,
        role.Text: colours.text,
        role.PlaceholderText: colours.text_faint,
        role.Button: colours.raised,
        role.ButtonText: colours.text,
        role.BrightText: colours.danger,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.on_accent,
        role.Accent: colours.accent,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.ToolTipBase: colours.raised,
        role.ToolTipText: colours.text,
        role.Light: colours.raised,
        role.Midlight: colours.hover,
        role.Mid: colours.border,
        role.Dark: colours.border_strong,
        role.Shadow: colours.border_strong,
    }.items():
        made.setColor(place, QColor(value))
    for place in (role.Text, role.WindowText, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, place, QColor(colours.text_faint))
    return made
