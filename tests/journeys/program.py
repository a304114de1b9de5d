"""The whole program in a window that nobody sees, at a desk that is there already."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QApplication

from moderator_app.desk.opening import Place
from moderator_app.store.reader import Reader
from moderator_app.system.home import resources
from moderator_app.ui import text, theme
from moderator_app.ui.preferences import Preferences
from moderator_app.ui.startup import Startup, Surroundings
from moderator_app.ui.text import Language
from tests.journeys.hands import Offscreen, until


@contextmanager
def started(place: Place) -> Iterator[tuple[Offscreen, Reader]]:
    """In Chinese, until somebody is asked for: hands for it, and a look into its case file."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    text.install(application, resources(), Language.CHINESE)
    theme.install(application, resources(), Preferences().theme)
    startup = Startup(Surroundings(place.folder, resources(), Preferences(), lambda _: None))
    startup.begin(as_sample=False)
    hands = Offscreen(lambda: startup.tasks.busy)
    until(hands, lambda: QApplication.activeModalWidget() is not None, "somebody is asked for")
    reader = place.open_reader()
    yield hands, reader
    reader.close()
    if startup.window is not None:
        startup.window.close()
    startup.close()
    text.install(application, resources(), Language.ENGLISH)
