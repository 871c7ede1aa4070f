"""The driver's and the engines' errors in samspill's words, decided by their codes and, where nobody answers, by their causes."""

import re
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from neo4j.exceptions import (
    AuthError,
    ConfigurationError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    UnsupportedServerProduct,
)

from samspill.graph.errors import QueryError, QueryTimeout, ReadOnlyViolation, SamspillError, StoreUnavailable

_OVER_TIME = "The query took longer than its time limit and was stopped: narrow it, or allow it more time"
_REFUSED = "The store refused the query, because all it may do is read: {message}"
_TOO_BIG = "The query needs more memory than a query may have: narrow it, or ask for fewer rows. {message}"
_NOT_WRITTEN = (
    "{where} could not write: its disk may be full, or another program changed the same things at the same time. What was not "
    "reported as loaded is not stored: see to that, then load again"
)
_BY_CODE: Final[tuple[tuple[str, type[SamspillError], str], ...]] = (
    (
        "AuthenticationRateLimit",
        StoreUnavailable,
        "{where} has seen too many wrong passwords: wait some seconds, then try again",
    ),
    ("DatabaseNotFound", StoreUnavailable, "{where} has no such database: {message}"),
    ("DatabaseUnavailable", StoreUnavailable, "{where} is not ready: {message}"),
    ("TransactionTimedOut", QueryTimeout, _OVER_TIME),
    ("Transaction.Terminated", QueryTimeout, _OVER_TIME),
    ("Statement.AccessMode", ReadOnlyViolation, _REFUSED),
    ("Security.Forbidden", ReadOnlyViolation, _REFUSED),
    ("MemoryPool", QueryError, _TOO_BIG),
    ("OutOfMemory", QueryError, _TOO_BIG),
    ("ConstraintValidationFailed", StoreUnavailable, _NOT_WRITTEN),
    # What the embedded engine says when it cannot commit.
    ("TransactionNotFound", StoreUnavailable, _NOT_WRITTEN),
)
"""Parts of the engines' codes, and what they mean to a user."""

_BY_CAUSE: Final[tuple[tuple[type[BaseException], str], ...]] = (
    (
        ssl.SSLCertVerificationError,
        "its certificate is not one that this machine trusts. If it is one that the server's owner made, write +ssc instead of +s",
    ),
    (ssl.SSLError, "it does not speak encrypted: leave +s or +ssc out, or have its owner turn encryption on"),
    (ConnectionRefusedError, "nothing listens there. See that the server runs, and that the port is right"),
    (TimeoutError, "it does not answer. See that the server runs, and that nothing between here and there stops you"),
    (socket.gaierror, "no machine of that name is known. See that it is spelt right"),
    (UnsupportedServerProduct, "what listens there is no Neo4j server, or one that is too old"),
)
"""What may be at the bottom of a failed connection, the more exact one first."""


@contextmanager
def translated(where: str) -> Iterator[None]:
    """Raise what goes wrong inside as an error of samspill's tree; `where` says which store, for those who must find it."""
    try:
        yield
    except (Neo4jError, DriverError) as exc:
        raise in_our_words(exc, where) from exc


def in_our_words(error: Neo4jError | DriverError, where: str) -> SamspillError:
    """Return the error that tells a user of samspill the same."""
    if isinstance(error, AuthError):
        return StoreUnavailable(f"{where} refuses the user name or password: check them in your settings")
    if isinstance(error, ServiceUnavailable | SessionExpired | UnsupportedServerProduct):
        return StoreUnavailable(f"{where} cannot be reached: {_reason(error)}")
    if isinstance(error, ConfigurationError):
        return StoreUnavailable(f"{where} cannot be reached with these settings: {error}")
    if isinstance(error, Neo4jError):
        return _by_code(error, where)
    return StoreUnavailable(f"{where}: {error}")


def _by_code(error: Neo4jError, where: str) -> SamspillError:
    code, message = error.code or "", error.message or str(error)
    for part, make, text in _BY_CODE:
        if part in code:
            return make(text.format(where=where, message=message))
    return QueryError(message)


def _reason(error: BaseException) -> str:
    for cause in _causes(error):
        for kind, words in _BY_CAUSE:
            if isinstance(cause, kind):
                return words
    first_line = str(error).partition("\n")[0]
    return re.sub(r" \(resolved to .*\)", "", first_line).rstrip(":. ") or "the connection was lost"


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Go through an error and what led to it; a group of errors stands for all servers that were asked."""
    yield error
    before = error.exceptions if isinstance(error, BaseExceptionGroup) else [error.__cause__ or error.__context__]
    for each in filter(None, before):
        yield from _causes(each)
