"""Whose a callable is, and whether its widget is still there."""

from collections.abc import Callable
from functools import partial
from types import FunctionType

import shiboken6
from PySide6.QtCore import QObject


def _owner(call: Callable[..., object]) -> object:
    while isinstance(call, partial):
        call = call.func
    return getattr(call, "__self__", None)


def is_alive(call: Callable[..., object]) -> bool:
    """False: it belongs to a widget that has been deleted."""
    owner = _owner(call)
    return not isinstance(owner, QObject) or shiboken6.isValid(owner)


def refuse_closure(call: Callable[..., object] | None) -> None:
    """Raises TypeError for what hides the widget it would touch."""
    while isinstance(call, partial):
        call = call.func
    if isinstance(call, FunctionType) and (call.__closure__ or call.__name__ == "<lambda>"):
        raise TypeError(f"{call.__qualname__} is a closure: give a bound method")
