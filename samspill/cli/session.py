"""What every verb works with: the settings, the reader's language and words, and a way to talk."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from babel.support import Translations
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from samspill.cli.output import visible
from samspill.graph.language import choose_language, translations
from samspill.graph.store.port import Progress as Report
from samspill.graph.store.port import no_progress
from samspill.settings import Origin, Settings

_TASKS: Final = {
    "compare": "Comparing",
    "write": "Writing",
    "betweenness": "Following shortest paths",
    "distances": "Measuring distances",
    "ties": "Looking at ties",
    "communities": "Searching for communities",
    "likely partners": "Comparing partners",
    "should meet": "Comparing what they share",
}
"""What to call the tasks that the store and the analysis report."""
LOCALE: Final = Path(__file__).parent.parent / "locale"


@dataclass(frozen=True)
class Session:
    """One run of one verb."""

    settings: Settings
    origins: Mapping[str, Origin]

    @cached_property
    def language(self) -> str:
        """The language of the settings, or else of the system."""
        return self.settings.language or system_language()

    @cached_property
    def words(self) -> Translations:
        """The words of the reader's language."""
        return translations(self.language, LOCALE)

    @cached_property
    def talk(self) -> Console:
        """Where samspill talks to people: standard error."""
        return Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)

    def say(self, message: str, **values: object) -> None:
        """Tell the user something: `message` in English is looked up in the reader's language and filled in."""
        self.tell(self.word(message).format(**values))

    def tell(self, text: str) -> None:
        """Tell the user something that is in the reader's language already."""
        self.talk.print(visible(text))

    def word(self, english: str) -> str:
        """Return a word or sentence in the reader's language."""
        return str(self.words.gettext(english)) if english else ""

    @contextmanager
    def busy(self) -> Iterator[None]:
        """Show that something goes on whose end nobody can tell, if somebody is watching."""
        with self.talk.status(self.word("Working …")) if self.talk.is_terminal else nullcontext():
            yield

    @contextmanager
    def progress(self) -> Iterator[Report]:
        """Show what takes long, if somebody is watching."""
        if not self.talk.is_terminal:
            yield no_progress
            return
        described = TextColumn("{task.description}", markup=False)
        columns = (described, BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=self.talk, transient=True) as shown:
            tasks: dict[str, TaskID] = {}

            def report(task: str, done: int, total: int) -> None:
                if task not in tasks:
                    tasks[task] = shown.add_task(visible(self.word(_TASKS.get(task, task))))
                shown.update(tasks[task], completed=done, total=total or None)

            yield report


def system_language() -> str:
    """Return the language that the system is set to, if samspill speaks it, else English."""
    system = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return choose_language(tag.split(".")[0] for tag in system if tag)
