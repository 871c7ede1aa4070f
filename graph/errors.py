"""Every error that samspill raises on purpose, so that callers can tell whose fault it is and what to do.

SamspillError
├─ UsageError            a name, option or value that does not exist (exit 2, HTTP 400)
│  └─ UnknownThing       an id of nothing that is stored, or a page that is not there (HTTP 404)
├─ InputError            a file that cannot be read or rows that cannot be used (exit 3, HTTP 400)
├─ StoreUnavailable      the store cannot be opened or reached (exit 4, HTTP 503)
└─ QueryError            the engine could not carry a query out (exit 5, HTTP 400)
   ├─ ReadOnlyViolation  a query that would change or reach outside the graph (HTTP 403)
   └─ QueryTimeout       a query that ran into its time limit (HTTP 504)

Adapters translate foreign exceptions into these once, with `from exc`. Messages say what, where and what to do; they are worded
at the edge, in the language of whoever reads them.
"""

from samspill.graph.message import Message


class SamspillError(Exception):
    """The root; carries the exit code of the command line and the HTTP status of the explorer.

    Give it an English sentence and the values of its `{blanks}`. As text it is English; `said` tells it in another language.
    """

    exit_code = 1
    http_status = 500

    def __init__(self, message: str | Message, /, **values: object) -> None:
        self.message = message if isinstance(message, Message) else Message(message, **values)
        super().__init__(str(self.message))

    def said(self, language: str) -> str:
        """Return the message in a reader's language."""
        return self.message.said(language)


class UsageError(SamspillError):
    """A name, option or value that does not exist."""

    exit_code = 2
    http_status = 400


class UnknownThing(UsageError):  # noqa: N818
    """An id of nothing that is stored, or a page that is not there."""

    http_status = 404


class InputError(SamspillError):
    """A file that cannot be read, or rows that cannot be used."""

    exit_code = 3
    http_status = 400


class StoreUnavailable(SamspillError):  # noqa: N818  the word that users see; "Error" would add nothing
    """The store cannot be opened or reached."""

    exit_code = 4
    http_status = 503


class QueryError(SamspillError):
    """The engine could not carry a query out."""

    exit_code = 5
    http_status = 400


class ReadOnlyViolation(QueryError):  # noqa: N818
    """A query that would change the graph or reach outside it."""

    http_status = 403


class QueryTimeout(QueryError):  # noqa: N818
    """A query that ran into its time limit."""

    # Not 408, which makes some browsers send the query again.
    http_status = 504
