"""How the figures of a report were counted, as it says at its end."""

from collections.abc import Iterator

from moderator_app.core.report_items import Content
from moderator_app.papers.handover_words import Translate
from moderator_app.papers.report_words import NOTHING, promised


def how(content: Content, t: Translate) -> Iterator[str]:
    """What each figure counts, and by which rule."""
    yield t(
        "Report",
        "Received: the first message came in the period. Closed: as things stood at its end. "
        "Earlier periods are counted as far as this one has come.",
    )
    yield t(
        "Report",
        "To be answered: a reply was sent in the period, or was due in it and had not been sent; in "
        "time: none came late and none is missing. Times by the rule: {rule}.",
    ).format(rule=content.rule or NOTHING)
    yield t(
        "Report",
        "Response rate: of what was to be answered, what was answered in the period, in time or not. "
        "Solution rate: of what was closed in the period and neither joined to another case nor "
        "withdrawn, what the desk closed as solved; citizens are not asked. Satisfaction rate: of "
        "those who were called back in the period and said how it is, those whose last word was "
        "that they are satisfied; who was not reached is not counted.",
    )
    if promised(content):
        yield t(
            "Report",
            "Promises, by cases: kept in time; missed where the time was up and nothing had been done, "
            "also where it was done later; put off where another took its place in time.",
        )
