"""Whoever looks for a telephone number is put on record, once for each number, before it is found."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from moderator_app.core import facts
from moderator_app.core.access import Access
from moderator_app.ui.workbench import Taken, Workbench


class NumberSearches(QObject):
    """Of one field that searches as one types."""

    def __init__(self, bench: Workbench, again: Callable[[], None], parent: QObject) -> None:
        """`again`, a bound method, looks anew for whatever the field then holds."""
        super().__init__(parent)
        self._bench = bench
        self._again = again
        self._recorded = ""
        self._recording = False
        bench.person_changed.connect(self.forget)

    def forget(self) -> None:
        """What is looked for from now on is another search."""
        self._recorded = ""

    def allows(self, text: str) -> bool:
        """Whether this may be looked for at once. Where not, it is put on record first, and then
        looked for again."""
        if not facts.seeks_telephone(text):
            return True
        digits = "".join(filter(str.isdecimal, text))
        if self._recorded and (digits.startswith(self._recorded)
                               or self._recorded.startswith(digits)):  # fmt: skip
            return True
        if not self._recording:
            self._recording = True
            taken = [Taken(Access.SEARCHED_NUMBER)]
            self._bench.record(taken, partial(self._allow, digits), error=self._refuse)
        return False

    def _allow(self, digits: str, _: None) -> None:
        self._recording, self._recorded = False, digits
        self._again()

    def _refuse(self, error: Exception) -> None:
        self._recording = False
        self._bench.refuse_unrecorded(error)
