"""The handover note as people read it, for whoever asks the desk and knows no papers."""

from moderator_app.papers.handover import as_html, as_text
from moderator_app.papers.handover_docx import as_docx
from moderator_app.papers.handover_words import (
    answer,
    asks_for_an_answer,
    begun_unread,
    between_names,
    channel_name,
    clock_of,
    due_of,
    files_of,
    handler_of,
    heading,
    in_short,
    is_overdue,
    moment_of,
    moment_title,
    section_title,
)

__all__ = [
    "answer",
    "as_docx",
    "as_html",
    "as_text",
    "asks_for_an_answer",
    "begun_unread",
    "between_names",
    "channel_name",
    "clock_of",
    "due_of",
    "files_of",
    "handler_of",
    "heading",
    "in_short",
    "is_overdue",
    "moment_of",
    "moment_title",
    "section_title",
]
