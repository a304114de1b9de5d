"""A case from its beginning, as text to paste and as a docx to hand on."""

from collections.abc import Iterator
from copy import deepcopy
from datetime import datetime, tzinfo
from io import BytesIO

from docx.oxml.ns import qn

from moderator_app.core.papers import plain
from moderator_app.core.transcript import Deed, Line, Transcript
from moderator_app.papers import docx_fill
from moderator_app.papers.handover_words import Translate, channel_name, outcome_name


def as_text(told: Transcript, t: Translate, zone: tzinfo) -> str:
    lines = [title(told, t), *about(told, t, zone)]
    for line in told.lines:
        lines += ["", f"【{heading(line, t, zone)}】"]
        if line.text:
            lines.append(line.text)
    return "\n".join(map(plain, lines))


def as_docx(base: bytes, told: Transcript, t: Translate, zone: tzinfo) -> bytes:
    """`base` is a paper with four lines in it, each of which stands for its like: the title, what
    the case is, who spoke, and what was said. Raises BrokenTemplate."""
    paper = docx_fill.opened(base)
    body = paper.element.body
    models = body.findall(qn("w:p"))[:4]
    if len(models) < 4:
        raise docx_fill.BrokenTemplate
    said: list[tuple[int, str]] = [(0, title(told, t))]
    said += [(1, line) for line in about(told, t, zone)]
    for line in told.lines:
        said.append((2, heading(line, t, zone)))
        said += [(3, words) for words in plain(line.text).split("\n") if words.strip()]
    for model, words in said:
        paragraph = deepcopy(models[model])
        docx_fill.write(paragraph, plain(words))
        models[0].addprevious(paragraph)
    for spent in models:
        body.remove(spent)
    paper.core_properties.title = title(told, t)
    made = BytesIO()
    paper.save(made)
    return made.getvalue()


def title(told: Transcript, t: Translate) -> str:
    return t("Transcript", "Transcript of case {number}").format(number=told.number)


def about(told: Transcript, t: Translate, zone: tzinfo) -> Iterator[str]:
    """What the case is, line by line."""
    parts = [channel_name(told.platform, t), told.author, told.telephone]
    received = t("Transcript", "received {time}").format(time=moment(told.received_at, zone))
    yield " · ".join(filter(None, (*parts, received)))
    if told.title:
        yield told.title
    yield " · ".join(
        (
            t("Transcript", "with what passed internally")
            if told.internal
            else t("Transcript", "without what passed internally"),
            t("Transcript", "names and numbers covered")
            if told.masked
            else t("Transcript", "names and numbers not covered"),
        )
    )


def heading(line: Line, t: Translate, zone: tzinfo) -> str:
    did = {
        Deed.WROTE: t("Transcript", "wrote"),
        Deed.ASKED: t("Transcript", "asked back"),
        Deed.REPLIED: t("Transcript", "replied"),
        Deed.DISPATCHED: t("Transcript", "dispatched to {about}"),
        Deed.HASTENED: t("Transcript", "hastened {about}"),
        Deed.ANSWERED: t("Transcript", "gave feedback"),
        Deed.RETURNED: t("Transcript", "returned it"),
        Deed.NOTED: t("Transcript", "noted internally"),
        Deed.OPINION: t("Transcript", "wrote an opinion: {about}"),
        Deed.ISSUED: t("Transcript", "issued {about}"),
        Deed.CLOSED: t("Transcript", "closed it: {about}"),
    }[line.deed]
    who = line.who or (
        t("Transcript", "the citizen") if line.deed is Deed.WROTE else t("Transcript", "the desk")
    )
    return f"{moment(line.at, zone)}  {who}  {did.format(about=_named(line, t))}"


def _named(line: Line, t: Translate) -> str:
    if line.deed is Deed.OPINION:
        return {
            "proposed": t("Opinion", "proposal"),
            "instructed": t("Opinion", "leader's instruction"),
            "handled": t("Opinion", "handling unit's opinion"),
        }.get(line.about, line.about)
    if line.deed is Deed.CLOSED:
        return outcome_name(line.about, t)
    return line.about


def moment(at: datetime, zone: tzinfo) -> str:
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M}"
