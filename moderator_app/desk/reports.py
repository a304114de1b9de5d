"""Reports as people read them, for whoever asks the desk and knows no papers."""

from moderator_app.papers.handover_words import channel_name
from moderator_app.papers.report import (
    before_name,
    more_or_less,
    promises,
    rates,
    standing,
    summary,
)
from moderator_app.papers.report_docx import as_docx
from moderator_app.papers.report_page import as_html, as_text
from moderator_app.papers.report_words import (
    age_name,
    cut_name,
    figure_name,
    file_name,
    hour_name,
    how_many_listed,
    key_name,
    percent,
    period_name,
    title,
)
from moderator_app.papers.report_xlsx import as_xlsx

__all__ = [
    "age_name",
    "as_docx",
    "as_html",
    "as_text",
    "as_xlsx",
    "before_name",
    "channel_name",
    "cut_name",
    "figure_name",
    "file_name",
    "hour_name",
    "how_many_listed",
    "key_name",
    "more_or_less",
    "percent",
    "period_name",
    "promises",
    "rates",
    "standing",
    "summary",
    "title",
]
