"""A client that is wrong in one place: what a stand-in for a vendor must refuse."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from copy import deepcopy
from dataclasses import replace
from types import ModuleType
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from typing_extensions import override

from moderator_app.channels.http import Answer, Client, Request
from moderator_app.core.channels import ChannelError
from tests.channels.request_rules import Shape


class Place(NamedTuple):
    """Where a parameter stands: in the query, in a form, or in the body by its names from the outside
    in. `free`: any text will do for it."""

    path: str
    names: tuple[str, ...]
    in_query: bool = False
    needed: bool = True
    in_form: bool = False
    free: bool = False


OTHERS: dict[type, object] = {str: 7, int: "50", dict: "text", list: "wm1", bool: "no"}

Bend = Callable[[dict[str, Any], str], None]


def left_out(table: dict[str, Any], name: str) -> None:
    table.pop(name, None)


def mistyped(table: dict[str, Any], name: str) -> None:
    if name in table:
        table[name] = OTHERS[type(table[name])]


def empty(table: dict[str, Any], name: str) -> None:
    """In a query there is nothing but text."""
    if name in table:
        table[name] = ""


def garbled(table: dict[str, Any], name: str) -> None:
    """For where there is nothing but text: some that nobody means."""
    if name in table:
        table[name] = "?"


def misspelt(table: dict[str, Any], name: str) -> None:
    if name in table:
        table[f"{name}_"] = table.pop(name)


class Bent(Client):
    """The transport of a client that is wrong in one place."""

    place: Place
    bend: Bend

    @override
    def ask(self, request: Request) -> Answer:
        return super().ask(self._bent(request))

    @override
    def tell(self, request: Request) -> Answer:
        return super().tell(self._bent(request))

    @override
    def fetch(self, url: str, limit: int, seconds: float | None = None) -> bytes:
        parts = urlsplit(url)
        request = self._bent(Request(parts.path, parse_qsl(parts.query)))
        return super().fetch(parts._replace(query=urlencode(request.query)).geturl(), limit)

    def _bent(self, request: Request) -> Request:
        place, bend = type(self).place, type(self).bend
        if request.path != place.path:
            return request
        query, body = dict(request.query), deepcopy(request.body)
        if place.in_query:
            bend(query, place.names[0])
            return replace(request, query=list(query.items()))
        if request.form is not None:
            form = dict(request.form)
            bend(form, place.names[0])
            return replace(request, form=list(form.items()))
        table: Any = body
        for name in place.names[:-1]:
            table = table[name]
        bend(table, place.names[-1])
        return replace(request, body=body)


def bent(monkeypatch: pytest.MonkeyPatch, module: ModuleType, place: Place, bend: Bend) -> None:
    """From now on the module's client is wrong there."""
    made = type("BentHere", (Bent,), {"place": place, "bend": staticmethod(bend)})
    monkeypatch.setattr(module, "Client", made)


def tried(steps: Sequence[Callable[[], object]]) -> None:
    """Each of them, though others before it were refused."""
    for step in steps:
        with suppress(ChannelError):
            step()


def cases(places: Sequence[Place]) -> list[Any]:
    """Each place, wrong in each way that is one."""
    made = []
    for place in places:
        bends = [misspelt, empty] if place.in_query or place.in_form else [misspelt, mistyped]
        if place.in_form and not place.free:
            bends.append(garbled)
        for bend in [*bends, *([left_out] if place.needed else [])]:
            name = f"{place.path.rsplit('/', 1)[1]}-{'.'.join(place.names)}-{bend.__name__}"
            made.append(pytest.param(place, bend, id=name))
    return made


Asked = Sequence[tuple[str, dict[str, str], Any]]


def told(asked: Asked) -> set[tuple[str, str]]:
    """The parameters that were told, by path and name."""
    found = {(path, name) for path, query, _ in asked for name in query}
    return found | {(path, name) for path, _, body in asked for name in _names(body)}


def wanted(shapes: Mapping[str, Shape]) -> set[tuple[str, str]]:
    """The parameters that the documents want."""
    return {
        (path, name)
        for path, shape in shapes.items()
        for rules in (shape.query, shape.body)
        for name, rule in rules.items()
        if rule.needed
    }


def _names(body: object) -> Iterator[str]:
    if isinstance(body, Mapping):
        for name, value in body.items():
            yield name
            yield from (f"{name}.{inner}" for inner in _names(value))
