"""Why a reply cannot go as it stands, and what to press."""

from moderator_app.core.guards import Finding, Problem
from moderator_app.ui import window_words
from moderator_app.ui.commands import Commands
from moderator_app.ui.panes.composer_guard import sentence
from moderator_app.ui.panes.composer_scene import Scene
from moderator_app.ui.panes.composer_split import SplitOffer
from moderator_app.ui.text import t


def fits(commands: Commands) -> str:
    """Of what somebody wants to send as several messages, and is one."""
    key = commands.hint("case.commit")
    return t("Split", "This fits into one message: {key} sends it").format(key=key)


def why(found: Finding, scene: Scene | None, split: SplitOffer, commands: Commands) -> str:
    if found.kind is Problem.TOO_LONG and split.why_not:
        return split.why_not
    if found.kind is Problem.WINDOW_SHUT and scene is not None and scene.reach is not None:
        key = commands.hint("case.telephone")
        return window_words.what_instead(scene.reach, scene.local, key)
    return _promise(found, commands) if found.kind is Problem.PROMISE else sentence(found)


def _promise(found: Finding, commands: Commands) -> str:
    words = t(
        "Promises",
        "“{words}”: is that a promise? {confirm} confirms it with its time; {deny}: none is meant.",
    )
    confirm, deny = (commands.hint(one) for one in ("promise.confirm", "promise.deny"))
    return words.format(words=found.detail, confirm=confirm, deny=deny)
