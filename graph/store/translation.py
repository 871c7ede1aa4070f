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
from samspill.graph.message import Message

OVER_TIME = "The query took longer than its time limit and was stopped: narrow it, or allow it more time"
_REFUSED = "The store refused the query, because all it may do is read: {message}"
_TOO_BIG = "The query needs more memory than a query may have: narrow it, or ask for fewer rows. {message}"
_NOT_WRITTEN = (
    "{where} could not write: its disk may be full, or another program changed the same things at the same time. See to that, "
    "then try again"
)
_PARTLY_WRITTEN = "{problem}. A part of this load is in the store: run it again, which completes it"
_BY_CODE: Final[tuple[tuple[str, type[SamspillError], str], ...]] = (
    (
        "AuthenticationRateLimit",
        StoreUnavailable,
        "{where} has seen too many wrong passwords: wait some seconds, then try again",
    ),
    ("DatabaseNotFound", StoreUnavailable, "{where} has no such database: {message}"),
    ("DatabaseUnavailable", StoreUnavailable, "{where} is not ready: {message}"),
    ("TransactionTimedOut", QueryTimeout, OVER_TIME),
    ("Transaction.Terminated", QueryTimeout, OVER_TIME),
    ("Statement.AccessMode", ReadOnlyViolation, _REFUSED),
    ("Security.Forbidden", ReadOnlyViolation, _REFUSED),
    ("MemoryPool", QueryError, _TOO_BIG),
    ("OutOfMemory", QueryError, _TOO_BIG),
    ("ConstraintValidationFailed", StoreUnavailable, _NOT_WRITTEN),
    # What the embedded engine says when it cannot commit.
    ("TransactionNotFound", StoreUnavailable, _NOT_WRITTEN),
)
"""Parts of the engines' codes, and what they mean to a user."""

_TOO_LARGE = (
    "The query or one of its values has a whole number of more than 64 bits: write it with decimals, or as text"
)
_NO_TEXT = "The query or one of its values has a letter that is none (half of a surrogate pair): take it out"

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
_SILENT_END: Final = "incomplete handshake response"
"""What the driver says of a server that ended the connection at the first word, for which it has no error of its own."""
_MAY_BE_ENCRYPTED: Final = (
    "it ended the connection before it said anything. If it speaks encrypted only, write +s after bolt or neo4j, or +ssc if its owner made "
    "its certificate"
)


class PartlyWritten(Exception):  # noqa: N818  what is written is right
    """Some transactions of several are in the store, and one failed; the driver's error is its cause."""


@contextmanager
def translated(where: Message) -> Iterator[None]:
    """Raise what goes wrong inside as an error of samspill's tree; `where` says which store, for those who must find it."""
    try:
        yield
    except (Neo4jError, DriverError) as exc:
        raise in_our_words(exc, where) from exc
    except PartlyWritten as exc:
        cause = exc.__cause__
        assert isinstance(cause, Neo4jError | DriverError)  # noqa: S101  see `part_way`
        raise StoreUnavailable(_PARTLY_WRITTEN, problem=in_our_words(cause, where).message) from cause


@contextmanager
def part_way() -> Iterator[None]:
    """Tell `translated` that something was written before what goes wrong inside."""
    try:
        yield
    except (Neo4jError, DriverError) as exc:
        raise PartlyWritten from exc


@contextmanager
def sendable() -> Iterator[None]:
    """Raise QueryError for values that Bolt has no form for; the driver finds them before it sends anything."""
    try:
        yield
    except OverflowError as exc:
        raise QueryError(_TOO_LARGE) from exc
    except UnicodeEncodeError as exc:
        raise QueryError(_NO_TEXT) from exc
    except TypeError as exc:
        raise QueryError("One of the query's values cannot be sent: {reason}", reason=exc) from exc


def in_our_words(error: Neo4jError | DriverError, where: Message) -> SamspillError:
    """Return the error that tells a user of samspill the same."""
    if isinstance(error, AuthError):
        return StoreUnavailable("{where} refuses the user name or password: check them in your settings", where=where)
    if isinstance(error, ServiceUnavailable | SessionExpired | UnsupportedServerProduct):
        return StoreUnavailable("{where} cannot be reached: {reason}", where=where, reason=_reason(error))
    if isinstance(error, ConfigurationError):
        return StoreUnavailable("{where} cannot be reached with these settings: {reason}", where=where, reason=error)
    if isinstance(error, Neo4jError):
        return _by_code(error, where)
    return StoreUnavailable("{where}: {reason}", where=where, reason=error)


def _by_code(error: Neo4jError, where: Message) -> SamspillError:
    code, message = error.code or "", error.message or str(error)
    for part, make, text in _BY_CODE:
        if part in code:
            return make(text, where=where, message=message)
    return QueryError(message)


def _reason(error: BaseException) -> Message:
    for cause in _causes(error):
        for kind, words in _BY_CAUSE:
            if isinstance(cause, kind):
                return Message(words)
    if _SILENT_END in str(error):
        return Message(_MAY_BE_ENCRYPTED)
    first_line = str(error).partition("\n")[0]
    known = re.sub(r" \(resolved to .*\)", "", first_line).rstrip(":. ")
    return Message(known) if known else Message("the connection was lost")


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Go through an error and what led to it; a group of errors stands for all servers that were asked."""
    yield error
    before = error.exceptions if isinstance(error, BaseExceptionGroup) else [error.__cause__ or error.__context__]
    for each in filter(None, before):
        yield from _causes(each)
