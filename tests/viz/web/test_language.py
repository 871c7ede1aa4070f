"""Which language a page is in, and that none of its words is left in English."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from samspill.graph.model import PARENT
from samspill.viz import web
from samspill.viz.web.language import OWN_WORDS, language_of, words

FOLDER = Path(web.__file__).resolve().parent


@pytest.mark.parametrize(
    ("wanted", "setting", "accepted", "language"),
    [
        (None, None, "", "en"),
        (None, None, "nb-NO,nb;q=0.9,en;q=0.8", "nb"),
        (None, None, "no", "nb"),
        (None, None, "en;q=0.5,nn;q=0.9", "nn"),
        (None, None, "fr,de;q=0.7,*;q=0.1", "en"),
        (None, None, "nn;q=much", "en"),
        (None, "nn", "nb", "nn"),
        ("nb", "nn", "en", "nb"),
        ("klingon", "nn", "en", "nn"),
    ],
)
def test_the_address_goes_before_the_setting_and_that_before_the_browser(
    wanted: str | None, setting: str | None, accepted: str, language: str
) -> None:
    assert language_of(wanted, setting, accepted) == language


def messages() -> Iterator[str]:
    """Go through every text of the explorer that readers see, plural forms by their singular."""
    methods = [("**.py", "python"), ("**/templates/**.html", "jinja2")]
    keywords = {"_": None, "gettext": None, "ngettext": (1, 2)}
    for _file, _line, message, _comments, _context in extract_from_dir(FOLDER, methods, keywords=keywords):
        yield message if isinstance(message, str) else message[0]


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_every_text_is_translated(language: str) -> None:
    found = set(messages())
    assert len(found) > 100
    catalogue = read_po(BytesIO((OWN_WORDS / f"{language}.po").read_bytes()), locale=language)
    own = {message.id if isinstance(message.id, str) else message.id[0] for message in catalogue if message.string}
    assert found - own - set(PARENT) == set()


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_a_translation_names_the_same_values_as_the_text(language: str) -> None:
    catalogue = read_po(BytesIO((OWN_WORDS / f"{language}.po").read_bytes()), locale=language)
    wrong = [message.id for message in catalogue if message.python_format and list(message.check(catalogue))]
    assert wrong == []


def test_what_is_not_translated_stays_as_it_is() -> None:
    assert words("nb").gettext("100 % Senja") == "100 % Senja"
