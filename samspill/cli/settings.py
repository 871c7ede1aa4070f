"""`samspill settings`: what samspill goes by."""

import re
from typing import Any, Final

import click
from pydantic import SecretStr

from samspill.cli.options import common_options, rows_options
from samspill.cli.output import Heading, Shape, print_rows
from samspill.cli.session import Session
from samspill.settings import Settings, settings_file

_USER_INFO: Final = re.compile(r"//.*@")


@click.command("settings")
@common_options
@rows_options
def settings_verb(session: Session, shape: Shape) -> None:
    """Show each setting with its value, and whether that comes from the default, the file, the environment or an option.

    Settings stand in samspill.toml, in the current folder or in your configuration folder, or in variables such as
    SAMSPILL_STORE. Passwords are never shown.
    """
    rows = [
        (name, _shown(getattr(session.settings, name)), session.origins[name], field.description or "")
        for name, field in Settings.model_fields.items()
    ]
    headings = [
        Heading("name", session.word("Name")),
        Heading("value", session.word("Value")),
        Heading("origin", session.word("Comes from"), session.word),
        Heading("help", session.word("What it is"), session.word),
    ]
    names = [heading.name for heading in headings]
    print_rows(shape, headings, rows, [dict(zip(names, row, strict=True)) for row in rows])
    if shape == "table":
        found = settings_file()
        session.say("The settings file is {file}." if found else "There is no settings file.", file=found)


def _shown(value: Any) -> str | int | float:  # noqa: ANN401  a setting may be of any type
    if isinstance(value, SecretStr):
        return "********" if value.get_secret_value() else ""
    # A server's address may hold a user name and password, though samspill does not take it then.
    return value if isinstance(value, int | float) else _USER_INFO.sub("//********@", str(value))
