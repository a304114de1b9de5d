"""Rules by which a stand-in for a vendor judges what it is asked; each names its section."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

Fits = Callable[[Any], bool]


@dataclass(frozen=True)
class Rule:
    fits: Fits
    needed: bool = True


@dataclass(frozen=True)
class Shape:
    """Of one request. A rule for `text.content` is one for what stands in the table `text`."""

    section: str
    method: str
    query: Mapping[str, Rule]
    body: Mapping[str, Rule] = field(default_factory=dict)


def text(longest: int) -> Fits:
    """Of so many octets at most."""
    return lambda value: isinstance(value, str) and 0 < len(value.encode()) <= longest


def like(pattern: str) -> Fits:
    return lambda value: isinstance(value, str) and re.fullmatch(pattern, value) is not None


def whole(least: int, most: int) -> Fits:
    return lambda value: type(value) is int and least <= value <= most


def table(value: object) -> bool:
    return isinstance(value, dict)


def objection(
    shapes: Mapping[str, Shape], path: str, method: str, query: Mapping[str, str], body: object
) -> str:
    """What is wrong with a request, and which section says so; "" for a good one."""
    shape = shapes.get(path)
    if shape is None:
        return f"no section: no such interface: {path}"
    if method != shape.method:
        return f"{shape.section}: is asked by {shape.method}"
    wrong = _wrong(shape.query, query)
    if not wrong and shape.method == "POST":
        wrong = _wrong(shape.body, _flat(body)) if isinstance(body, dict) else "no JSON table"
    return f"{shape.section}: {wrong}" if wrong else ""


def _flat(body: Mapping[str, object]) -> dict[str, object]:
    flat = dict(body)
    for name, value in body.items():
        if isinstance(value, dict):
            flat |= {f"{name}.{inner}": one for inner, one in value.items()}
    return flat


def _wrong(rules: Mapping[str, Rule], given: Mapping[str, object]) -> str:
    for name, value in given.items():
        if name not in rules:
            return f"unknown parameter {name}"
        if not rules[name].fits(value):
            return f"{name} is not what it may be"
    for name, rule in rules.items():
        if rule.needed and name not in given:
            return f"{name} is missing"
    return ""
