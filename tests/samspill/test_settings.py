"""Settings come from defaults, a file, the environment and the command line, later ones winning; each knows where from."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from samspill.graph.errors import UsageError
from samspill.settings import Settings, read_settings, settings_file


def test_the_defaults_are_private_and_local(tmp_path: Path) -> None:
    settings, origins = read_settings({})
    assert settings.host == "127.0.0.1"
    assert settings.port == 8350
    assert settings.neo4j_uri == ""
    assert settings.store == tmp_path / "home" / "data" / "samspill" / "store"
    assert set(origins.values()) == {"default"}


def test_a_file_counts_more_than_a_default() -> None:
    Path("samspill.toml").write_text('port = 9000\ntitle = "Møreklyngen"\n', encoding="utf-8")
    settings, origins = read_settings({})
    assert (settings.port, settings.title) == (9000, "Møreklyngen")
    assert origins["port"] == "file"


def test_the_environment_counts_more_than_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("samspill.toml").write_text("port = 9000\n", encoding="utf-8")
    monkeypatch.setenv("SAMSPILL_PORT", "9001")
    settings, origins = read_settings({})
    assert (settings.port, origins["port"]) == (9001, "environment")


def test_the_command_line_counts_most(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMSPILL_PORT", "9001")
    settings, origins = read_settings({"port": 9002})
    assert (settings.port, origins["port"]) == (9002, "command line")


def test_a_blank_variable_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMSPILL_PORT", "")
    assert read_settings({})[0].port == 8350


def test_the_file_may_stand_in_the_configuration_folder(tmp_path: Path) -> None:
    folder = tmp_path / "home" / "config" / "samspill"
    folder.mkdir(parents=True)
    (folder / "samspill.toml").write_text("port = 9000\n", encoding="utf-8")
    assert settings_file() == folder / "samspill.toml"
    assert read_settings({})[0].port == 9000


def test_a_tilde_is_the_home_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMSPILL_STORE", "~/graf")
    assert read_settings({})[0].store == Path.home() / "graf"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("prot = 1", "sets 'prot', which is no setting. There are: store, neo4j_uri"),
        ("port = [", "cannot be read"),
        ("port = 70000", r"samspill\.toml: port does not do"),
        ('language = "sv"', r"samspill\.toml: language does not do"),
    ],
)
def test_a_faulty_file_is_told_by_name(content: str, message: str) -> None:
    Path("samspill.toml").write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match=message):
        read_settings({})


def test_a_faulty_variable_is_told_by_name_and_not_by_value(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMSPILL_PORT", "hemmelig")
    with pytest.raises(UsageError, match="the variable SAMSPILL_PORT does not do") as caught:
        read_settings({})
    assert "hemmelig" not in str(caught.value)


def test_secrets_do_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMSPILL_NEO4J_PASSWORD", "hemmelig")
    assert "hemmelig" not in repr(read_settings({}))


def test_settings_do_not_change() -> None:
    with pytest.raises(ValidationError):
        read_settings({})[0].port = 1  # type: ignore[misc]


def test_every_setting_says_what_it_is() -> None:
    assert all(field.description for field in Settings.model_fields.values())
