"""All that can be set about samspill, built once from defaults, a file, the environment and the command line.

The file is `samspill.toml` in the current folder, or else in the user's configuration folder; variables are called
`SAMSPILL_` and the name in capitals. What comes later in that order wins.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from platformdirs import user_config_path, user_data_path
from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, EnvSettingsSource, SettingsConfigDict

from samspill.graph.errors import UsageError
from samspill.graph.message import Message

FILE_NAME: Final = "samspill.toml"
PREFIX: Final = "SAMSPILL_"

Origin = Literal["default", "file", "environment", "command line"]


def _expanded(path: Path) -> Path:
    try:
        return path.expanduser()
    except RuntimeError as error:
        message = f"{path.parts[0]} is nobody's folder on this machine"
        raise ValueError(message) from error


class Settings(BaseSettings):
    """What samspill goes by; `read_settings` makes it."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, frozen=True, extra="forbid")

    store: Annotated[Path, AfterValidator(_expanded)] = Field(
        default_factory=lambda: user_data_path("samspill") / "store",
        description="Folder of the embedded store, used when no Neo4j server is named. It is made when it is not there.",
    )
    neo4j_uri: str = Field(
        "", description="Address of a Neo4j server, such as bolt://localhost:7687. Blank means the embedded store."
    )
    neo4j_user: str = Field("neo4j", description="User name at the Neo4j server.")
    neo4j_password: SecretStr = Field(SecretStr(""), description="Password at the Neo4j server.")
    neo4j_database: str = Field("neo4j", description="Database of the Neo4j server.")
    host: str = Field(
        "127.0.0.1", description="Address the explorer listens on. Any but this machine's own needs a password."
    )
    port: int = Field(8350, ge=0, le=65535, description="Port the explorer listens on. 0 takes a free one.")
    hosts: str = Field(
        "",
        description="Names, parted by commas, that the explorer answers to besides localhost, such as kart.example.no.",
    )
    password: SecretStr = Field(
        SecretStr(""), description="Password of the explorer. Blank means that it asks for none."
    )
    title: str = Field("samspill", description="Name in the header of the explorer.")
    language: Literal["", "nb", "nn", "en"] = Field(
        "",
        description="Language of screens and answers: nb, nn or en. Blank means that of the reader's browser or system.",
    )
    join_names: bool = Field(
        True,  # noqa: FBT003  the default of a field
        description="Whether a load joins organisations that are surely one under two names. samspill names undo takes a join back.",
    )
    max_rows: int = Field(
        10_000, ge=1, description="The most rows a query may give. More are cut, and the answer says so."
    )
    timeout_s: float = Field(10.0, gt=0, description="The most seconds a query may take.")


def read_settings(flags: Mapping[str, Any], file: Path | None = None) -> tuple[Settings, dict[str, Origin]]:
    """Return the settings, and where each of them comes from.

    `flags` are those that somebody gave on the command line; `file` is a settings file to read instead of looking for one.
    Raises UsageError for a value that a setting cannot have, a setting that does not exist, and a file that cannot be read.
    """
    path = file or settings_file()
    given: dict[Origin, Mapping[str, Any]] = {
        "file": _read_file(path) if path else {},
        "environment": EnvSettingsSource(Settings)(),
        "command line": flags,
    }
    origins: dict[str, Origin] = dict.fromkeys(Settings.model_fields, "default")
    values: dict[str, Any] = {}
    for origin, some in given.items():
        values |= some
        origins |= dict.fromkeys(some, origin)
    try:
        return Settings(**values), origins
    except ValidationError as error:
        raise UsageError(_told(error, origins, path)) from error


def settings_file() -> Path | None:
    """Return the settings file that is there: in the current folder, or else in the user's configuration folder."""
    folders = (Path.cwd(), user_config_path("samspill"))
    return next((folder / FILE_NAME for folder in folders if (folder / FILE_NAME).is_file()), None)


def _read_file(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(
            "The settings file {path} cannot be read: {reason}. Mend it, or move it away.", path=path, reason=error
        ) from error


def _told(error: ValidationError, origins: Mapping[str, Origin], path: Path | None) -> Message:
    """Tell the first fault with where it is, and never with a secret."""
    fault = error.errors(include_url=False, include_input=False)[0]
    name = str(fault["loc"][0])
    if fault["type"] == "extra_forbidden":
        known = tuple(Settings.model_fields)
        return Message(
            "{path} sets {name!r}, which is no setting. There are: {known}.", path=path, name=name, known=known
        )
    places: dict[Origin, str | Message] = {
        "file": f"{path}: {name}",
        "environment": Message("the variable {name}", name=f"{PREFIX}{name.upper()}"),
        "command line": f"--{name.replace('_', '-')}",
    }
    place = places.get(origins[name], name)
    return Message("The value of {place} does not do: {reason}.", place=place, reason=fault["msg"])
