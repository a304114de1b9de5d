"""What an account is asked for, field by field: each judged as it is left, and what is wrong with it
said under it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from moderator_app.core import account_shapes, granting
from moderator_app.core.account_shapes import Shape, Wrong
from moderator_app.core.channels import Account
from moderator_app.core.outages import Cause, Outage
from moderator_app.desk.connecting import Field, Info
from moderator_app.ui import account_kinds
from moderator_app.ui.account_codes import WRONG
from moderator_app.ui.account_kinds import Asked
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, PlainLabel, column, row

Editor = QLineEdit | QComboBox
NAME: Final = ""
"""The field of what the account is called, which no connector asks for."""


@dataclass(frozen=True, slots=True)
class Typed:
    """The account as it is written here, and the secrets that were typed anew."""

    account: Account
    secrets: dict[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One field on the screen."""

    field: Field
    asked: Asked
    kind: Shape
    label: PlainLabel
    editor: Editor
    help: PlainLabel
    wrong: PlainLabel
    side: QWidget

    @property
    def value(self) -> str:
        if isinstance(self.editor, QComboBox):
            return str(self.editor.currentData())
        return account_shapes.tidy(self.kind, self.editor.text())

    def say_wrong(self, words: str) -> None:
        """In place of what helps with it; "" where nothing is wrong."""
        self.wrong.setText(words)
        self.wrong.setVisible(bool(words))
        self.help.setVisible(bool(self.help.text()) and not words)


class AccountFields(QWidget):
    """Made for one account and thrown away with it."""

    wanted = Signal(QWidget)
    """What has to be seen now."""
    entered = Signal()
    """Enter was pressed in a field."""

    def __init__(self, account: Account, info: Info, *, has_secrets: bool) -> None:
        """`has_secrets`: it is kept already, and so are its secrets; left empty, they stay."""
        super().__init__()
        self._account = account
        self._info = info
        self._kept = has_secrets
        self._more = False
        self._absent: frozenset[str] = frozenset()
        self._rows = column(spacing=12)
        self.lines: dict[str, Line] = {}
        self._under: dict[str, QWidget] = {}
        self.more = Button(kind="link", icon="chevron-down")
        self.more.clicked.connect(self._toggle)
        asked = [one for one in account_kinds.asked(info) if not self._is_joined(one[0].name)]
        for field, words in asked:
            if not words.aside:
                self._add(field, words, self._shown(field, words))
        name = Field(NAME, needed=False)
        self._add(name, account_kinds.asked_name(info.id), account.name)
        self._rows.addLayout(row(self.more, None))
        for field, words in asked:
            if words.aside:
                self._add(field, words, self._shown(field, words))
        self.setLayout(self._rows)
        self._show_more()

    def _is_joined(self, name: str) -> bool:
        """A port stands behind its host's name; what a platform grants, nobody types."""
        joined = name.endswith("_port") and self._port_of(f"{name.removesuffix('_port')}_host")
        return bool(joined) or name in granting.GRANTED.get(self._info.id, ())

    def _port_of(self, host: str) -> Field | None:
        """The field of the port that belongs to a host's."""
        names = {one.name: one for one in self._info.fields}
        port = f"{host.removesuffix('_host')}_port"
        return names.get(port) if host.endswith("_host") and host in names else None

    def _add(self, field: Field, asked: Asked, value: str) -> None:
        kind = account_shapes.shape(self._info.id, field.name, secret=field.secret)
        label = PlainLabel(asked.name.shown())
        editor = self._editor(field, asked, value)
        editor.setAccessibleName(asked.name.shown())
        told = "" if asked.help is None else asked.help.shown()
        editor.setAccessibleDescription(told)
        help_, wrong = (
            PlainLabel(told, look="muted", wrap=True),
            PlainLabel(look="danger", wrap=True),
        )
        for empty in (wrong, *([] if told else [help_])):
            empty.hide()
        side = QWidget()
        side.setLayout(column(label, editor, wrong, help_, spacing=3))
        self.lines[field.name] = Line(field, asked, kind, label, editor, help_, wrong, side)
        self._rows.addWidget(side)

    def add_under(self, name: str, widget: QWidget, stop: QWidget) -> None:
        """What helps to fill in others, under one of the fields; `stop` takes the keys."""
        self._under[name] = stop
        self._rows.insertWidget(self._rows.indexOf(self.lines[name].side) + 1, widget)

    def _editor(self, field: Field, asked: Asked, value: str) -> Editor:
        if asked.choices is not None:
            box = QComboBox()
            for key, phrase in asked.choices.items():
                box.addItem(phrase.shown(), key)
            box.setCurrentIndex(max(box.findData(value or field.preset), 0))
            return box
        line = QLineEdit()
        if field.secret:
            line.setEchoMode(QLineEdit.EchoMode.Password)
            if self._is_there(field):
                line.setPlaceholderText(_kept_words())
        else:
            line.setText(value)
            line.setCursorPosition(0)
            if field.preset and asked.aside:
                usual = t("Accounts", "Usually {value}")
                line.setPlaceholderText(usual.format(value=field.preset))
        line.returnPressed.connect(self.entered)
        line.editingFinished.connect(partial(self._judge_left, field.name))
        return line

    def _shown(self, field: Field, asked: Asked) -> str:
        """A value as it is written: a host with its port, where that is not the usual one."""
        if field.secret:
            return ""
        usual = "" if asked.aside else field.preset
        value = self._account.config.get(field.name, usual)
        port = self._port_of(field.name)
        if port is None or not value:
            return value
        number = self._account.config.get(port.name, port.preset)
        return value if number == port.preset else f"{value}:{number}"

    @property
    def may_be_kept(self) -> bool:
        """Whether there are secrets of which only the keyring knows if they are there."""
        return self._kept and any(line.field.secret for line in self.lines.values())

    def show_kept(self, names: Collection[str]) -> None:
        """Those of `names` are; what is not has to be typed."""
        secrets = frozenset(name for name, line in self.lines.items() if line.field.secret)
        self._absent = secrets.difference(names)
        for name in secrets:
            words = "" if name in self._absent else _kept_words()
            self.line_edit(name).setPlaceholderText(words)

    def show_untold(self, error: Exception) -> None:
        """Where there is no keyring nothing is kept; one that does not answer says so where it is
        needed."""
        if isinstance(error, Outage) and error.cause is Cause.KEYRING_MISSING:
            self.show_kept(())

    def _is_there(self, field: Field) -> bool:
        return self._kept and field.secret and field.needed and field.name not in self._absent

    def begin(self, *, at_secret: bool = False) -> None:
        """The keys go to the first field, or to the first secret that is needed."""
        lines = list(self.lines.values())
        found = [one for one in lines if one.field.needed and one.field.secret >= at_secret]
        (found or lines)[0].editor.setFocus()

    def follow(self, before: QWidget) -> None:
        """Tab goes from `before` through the fields; made later, they would be its last."""
        lines = self.lines.items()
        stops: list[QWidget] = []
        for name, line in lines:
            if not line.asked.aside:
                stops += [line.editor, *([self._under[name]] if name in self._under else [])]
        stops += [self.more, *(line.editor for _, line in lines if line.asked.aside)]
        for stop in stops:
            self.setTabOrder(before, stop)
            before = stop

    # Those that few need.

    def _toggle(self) -> None:
        self._more = not self._more
        self._show_more()
        aside = [line.side for line in self.lines.values() if line.asked.aside]
        if self._more and aside:
            self.wanted.emit(aside[0])

    def _show_more(self) -> None:
        aside = [line for line in self.lines.values() if line.asked.aside]
        self.more.setVisible(bool(aside))
        words = t("Accounts", "Less") if self._more else t("Accounts", "More settings")
        self.more.setText(words)
        self.more.show_icon("chevron-up" if self._more else "chevron-down")
        for line in aside:
            line.side.setVisible(self._more)

    def show_line(self, name: str, *, shown: bool) -> None:
        self.lines[name].side.setVisible(shown)

    # Judging.

    def _judge_left(self, name: str) -> None:
        """A field that is left empty is missed only when all is read."""
        line = self.lines[name]
        if line.value:
            self._judge(line)
        else:
            line.say_wrong("")

    def _judge(self, line: Line) -> Wrong | None:
        needed = line.field.needed and not self._is_there(line.field)
        found = account_shapes.wrong(line.kind, line.value, needed=needed)
        line.say_wrong("" if found is None else WRONG[found].shown())
        if found is None and isinstance(line.editor, QLineEdit) and not line.field.secret:
            line.editor.setText(line.value)
        return found

    def say_wrong(self, name: str, words: str) -> bool:
        """Say it beside its field and lead there; False where no such field is here."""
        line = self.lines.get(name)
        if line is None:
            return False
        if line.asked.aside and not self._more:
            self._toggle()
        self.show_line(name, shown=True)
        line.say_wrong(words)
        line.editor.setFocus()
        self.wanted.emit(line.side)
        return True

    def read(self) -> Typed | None:
        """None, and said beside the fields, where something is wrong with them."""
        wrong = [line for line in self.lines.values() if self._judge(line) is not None]
        if wrong:
            self.say_wrong(wrong[0].field.name, wrong[0].wrong.text())
            return None
        return self.written()

    def written(self) -> Typed:
        """As it stands here, right or wrong."""
        config = dict(self._account.config)
        secrets: dict[str, str] = {}
        for line in self._asked_lines():
            name, value = line.field.name, line.value
            if line.field.secret:
                secrets |= {name: value} if value else {}
            elif (port := self._port_of(name)) is not None:
                host, number = account_shapes.host_and_port(value)
                config |= {name: host, port.name: number or port.preset}
            else:
                config[name] = value
        kept = {name: value for name, value in config.items() if value}
        account = replace(self._account, name=self.lines[NAME].value, config=kept)
        return Typed(account, secrets)

    def _asked_lines(self) -> Iterable[Line]:
        return (line for name, line in self.lines.items() if name != NAME)

    def line_edit(self, name: str) -> QLineEdit:
        """Raises TypeError for what is chosen and not typed."""
        editor = self.lines[name].editor
        if not isinstance(editor, QLineEdit):
            raise TypeError(name)
        return editor


def _kept_words() -> str:
    return t("Accounts", "Kept. Left empty, it stays.")
