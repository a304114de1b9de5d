"""The handover note as people read it, for whoever asks the desk and knows no papers."""

from moderator_app.papers.handover import (
    as_html,
    as_text,
    channel_name,
    clock_name,
    due_of,
    files_of,
    handler_of,
    is_overdue,
    moment_of,
    moment_title,
    section_title,
)

__all__ = [
    "as_html",
    "as_text",
    "channel_name",
    "clock_name",
    "due_of",
    "files_of",
    "handler_of",
    "is_overdue",
    "moment_of",
    "moment_title",
    "section_title",
]
