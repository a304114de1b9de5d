"""What the mail libraries and the net raise, as one of the ten errors of every channel."""

import imaplib
import smtplib
import ssl
from typing import Final

from imap_tools.errors import ImapToolsError, MailboxFolderSelectError, MailboxLoginError

from moderator_app.core.channels import AuthRequired, ConfigError, NeedsHuman, Transient

TROUBLES: Final = (OSError, imaplib.IMAP4.error, ImapToolsError)
NONSENSE: Final = (ValueError, LookupError, MemoryError, TypeError)
"""What they raise over an answer that no server should give: it names nothing, or a length of which
nothing is."""
TIMEOUT_S: Final = 20.0


def translated(error: Exception) -> Exception:
    """What it is to a channel. What nobody has said to be anything else may pass."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return ConfigError("certificate")
    if isinstance(error, MailboxLoginError | smtplib.SMTPAuthenticationError):
        return AuthRequired("login")
    if isinstance(error, MailboxFolderSelectError):
        refused = "unsafe login" in str(error).lower()
        return NeedsHuman("unsafe_login") if refused else ConfigError("folder")
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return ConfigError("not_supported")
    return Transient(type(error).__name__)
