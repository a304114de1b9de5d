"""What a page of markup says, in plain words: mails and posts of the social networks are such pages.

The standard library's parser takes minutes over a few thousand open tags that somebody sends on
purpose; this one passes over a page once, whatever stands in it.
"""

import html
import re
from collections.abc import Iterator
from typing import Final

_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)|<[!?/]")
_ENDS: Final = re.compile("[\"'>]")
_BLANKS: Final = re.compile(r"\s+")
"""In markup the end of a line is a blank like others."""
_BLOCKS: Final = frozenset({"br", "p", "div", "tr", "li", "h1", "h2", "h3", "blockquote", "table"})
_SILENT: Final = {
    name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style", "title")
}


def page_text(page: str) -> str:
    """A page of markup as plain text: blocks become lines, scripts and styles nothing."""
    lines = (" ".join(line.split()) for line in "".join(_pieces(page)).split("\n"))
    return "\n".join(line for line in lines if line)


def _pieces(page: str) -> Iterator[str]:
    at = 0
    while at < len(page):
        tag = _TAG.search(page, at)
        if tag is None:
            yield _words(page[at:])
            return
        yield _words(page[at : tag.start()])
        if page.startswith("<!--", tag.start()):
            at = _after(page, "-->", tag.end())
            continue
        closing, name = tag[1], (tag[2] or "").lower()
        at = _end_of_tag(page, tag.end())
        if name in _BLOCKS and (not closing or name == "p"):
            yield "\n"
        elif name in _SILENT and not closing:
            end = _SILENT[name].search(page, at)
            at = len(page) if end is None else end.start()


def _after(page: str, sign: str, at: int) -> int:
    found = page.find(sign, at)
    return len(page) if found < 0 else found + len(sign)


def _end_of_tag(page: str, at: int) -> int:
    """A sign that ends a tag does not do so in quotation marks. A tag that is never closed reaches
    to the end of the page, and so does a quotation."""
    while (end := _ENDS.search(page, at)) is not None:
        if end[0] == ">":
            return end.end()
        at = _after(page, end[0], end.end())
    return len(page)


def _words(markup: str) -> str:
    try:
        text = html.unescape(markup)
    except ValueError:  # a sign whose number has thousands of digits
        text = markup
    return _BLANKS.sub(" ", text)
