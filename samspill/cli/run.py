"""Runs one command from arguments to exit code: the one place where errors become messages."""

import io
import os
import sys
import traceback
from collections.abc import Sequence
from typing import TextIO

import click

from samspill.cli import STOPPED
from samspill.cli.output import ReaderGone, visible
from samspill.cli.reader import Reader
from samspill.cli.verbs import samspill
from samspill.graph.errors import SamspillError
from samspill.graph.message import Message

_OWN_MISTAKE = 1


def run(arguments: Sequence[str]) -> int:
    """Carry out the command and return its exit code; every error has been told on standard error by then."""
    reader = Reader()
    for stream in (sys.stdout, sys.stderr):
        _speak_utf8(stream)
    try:
        code = samspill.main(list(arguments), prog_name="samspill", standalone_mode=False, obj=reader)
    except click.ClickException as error:
        shown = io.StringIO()
        error.show(shown)
        click.echo(visible(shown.getvalue()), nl=False, err=True)
        return error.exit_code
    except SamspillError as error:
        if "--debug" in arguments:
            traceback.print_exc()
        click.echo(f"samspill: {visible(error.said(reader.language))}", err=True)
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo(f"samspill: {Message('stopped').said(reader.language)}", err=True)
        return STOPPED
    except ReaderGone:
        # Whoever read has had enough (`samspill query … | head`); that is no error. Python would complain at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001  the outermost edge: a traceback helps nobody who is no programmer
        if "--debug" in arguments:
            traceback.print_exc()
        click.echo(f"samspill: {visible(_told(error).said(reader.language))}", err=True)
        return _OWN_MISTAKE
    return code if isinstance(code, int) else 0


def _speak_utf8(stream: TextIO) -> None:
    """Write UTF-8 whatever the locale says: the names are Norwegian and Sámi."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="replace")


def _told(error: Exception) -> Message:
    """Tell an error that nobody thought of in one line, and keep its traceback for those who mend it."""
    from platformdirs import user_log_path  # noqa: PLC0415  hardly ever needed

    what = Message("this should not have happened: {kind}: {error}", kind=type(error).__name__, error=error)
    log = user_log_path("samspill") / "samspill.log"
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8") as file:
            traceback.print_exception(error, file=file)
    except OSError:
        return Message(
            "{what}. Run it again with --debug, and send what it prints to the authors of samspill.", what=what
        )
    return Message("{what}. The details are in {log}: send them to the authors of samspill.", what=what, log=log)
