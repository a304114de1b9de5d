"""The reading side of the desk, for whoever asks the desk and knows no store."""

from moderator_app.store.reader import Reader

__all__ = ["Reader"]
