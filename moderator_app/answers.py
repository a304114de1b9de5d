"""What a command of the command line answers, to a person or to a program."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol


class Translate(Protocol):
    def __call__(self, context: str, text: str, n: int | None = None) -> str: ...


@dataclass(slots=True)
class Answer:
    """What a command found: `values` for a script, `lines` for a person, `code` for the shell."""

    values: Mapping[str, Any] = field(default_factory=dict)
    lines: Sequence[str] = ()
    code: int = 0
