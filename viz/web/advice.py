"""What a reader can do next when there is no answer, by the HTTP status that says why."""

from babel.support import Translations


def advice(words: Translations, status: int) -> str:
    """Return what to do, in one or two sentences."""
    by_status = {
        400: words.gettext("Look for a mistake in the address or in what you wrote, mend it and try again."),
        401: words.gettext("Ask whoever runs this explorer for the password."),
        403: words.gettext(
            "The explorer shows what is stored and changes nothing. Ask in a query that only reads (MATCH … RETURN …), or go to the"
            " page where you started and try again from there."
        ),
        404: words.gettext("Search for what you came for:"),
        405: words.gettext("Use the links and forms of the explorer."),
        503: words.gettext(
            "It is not your fault. Try again in a moment; if it stays so, tell whoever runs this explorer that the store does not answer."
        ),
        504: words.gettext(
            "Ask for less: one kind of organisations, one place or theme, or a shorter period. In Cypher, name what you look for and end"
            " with LIMIT 100. If it was slow only because many asked at once, try again in a moment."
        ),
    }
    otherwise = words.gettext(
        "It is not your fault. Try again in a moment; if it stays so, tell whoever runs this explorer."
    )
    return by_status.get(status, otherwise)
