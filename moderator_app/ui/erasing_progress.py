"""What is shown of an erasure on its way, and what is said of it at its end."""

from PySide6.QtWidgets import QProgressBar, QWidget

from moderator_app.core.outages import Outage
from moderator_app.core.refusals import Refusal
from moderator_app.ui import sentences
from moderator_app.ui.erasing_run import ErasingRun, Stage
from moderator_app.ui.text import t
from moderator_app.ui.widgets import PlainLabel, column
from moderator_app.ui.workbench import Workbench


class ErasingProgress(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.told = PlainLabel(look="heading", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(t("Erasing", "Progress"))
        self.about = PlainLabel(look="muted", wrap=True)
        self.setLayout(column(self.told, self.bar, self.about, spacing=10))

    def show_run(self, run: ErasingRun) -> None:
        """How far it has come."""
        striking = run.stage is Stage.STRIKING
        self.bar.setRange(0, run.total if striking else 0)
        self.bar.setValue(run.erased)
        self.bar.show()
        self.told.setText(
            {
                Stage.STRIKING: t("Erasing", "{done} of {total} cases erased"),
                Stage.CLEANING: t("Erasing", "Clearing the pages of the case file…"),
                Stage.BACKING_UP: t("Erasing", "Making the backups anew…"),
                Stage.OVER: "",
            }[run.stage].format(done=f"{run.erased:,}", total=f"{run.total:,}")
        )
        self.about.setText(
            t("Erasing", "It can be stopped between any two cases; what is erased stays erased.")
            if striking
            else t("Erasing", "A long case file takes a while. Please leave the program open.")
        )

    def show_end(self, run: ErasingRun, error: BaseException | None, bench: Workbench) -> None:
        """What was done, and what somebody has to see to."""
        self.bar.hide()
        words = t("Erasing", "%n case(s) erased", run.erased)
        if run.cancelled:
            words = t("Erasing", "Stopped: %n case(s) erased", run.erased)
        self.told.setText(words)
        self.about.setText("\n".join(_remarks(run, error)))
        if error is not None and not isinstance(error, Outage | Refusal):
            bench.complain(error)


def _remarks(run: ErasingRun, error: BaseException | None) -> list[str]:
    said = []
    if isinstance(error, Outage | Refusal):
        said.append(sentences.of(error))
    if run.busy:
        said.append(
            t("Erasing", "Another program holds the case file: its pages are cleared when the desk "
              "is opened next.")
        )  # fmt: skip
    if run.made is not None and run.made.trouble is None:
        said.append(
            t("Erasing", "The backups were made anew. Copies that were taken elsewhere, on a stick "
              "or another machine, still have the words: destroy them.")
        )  # fmt: skip
    elif run.made is not None:
        said.append(
            t("Erasing", "The second place for backups did not take the new one: those there still "
              "have the words until it does.")
        )  # fmt: skip
    elif run.erased:
        said.append(
            t("Erasing", "No new backup was made: the old ones still have the words. Make one as "
              "soon as there is room.")
        )  # fmt: skip
    return said
