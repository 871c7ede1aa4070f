"""The directory of an embedded store: what lies where, whose format it is, who holds it, and where its engine is reached.

Both the engine process and its users read it; knows no engine and no driver.
"""

import json
import os
import sys
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import IO, Final

from samspill.graph.errors import StoreUnavailable

FORMAT: Final = 1
"""Counted up when an older samspill can not read what a newer one wrote."""
_OURS: Final = ("store.json", "engine.", "log")
"""What another process may be making here at this moment."""


@dataclass(frozen=True, slots=True)
class EngineAddress:
    """Where a running engine is reached on loopback, and with which secrets."""

    lease_port: int
    bolt_port: int
    secret: str
    """Opens a lease."""
    owner_password: str
    reader_password: str


@dataclass(frozen=True, slots=True)
class StoreDirectory:
    """Paths and small files of one store."""

    path: Path

    @property
    def log(self) -> Path:
        """Where the engine and its process write what they have to say."""
        return self.path / "log"

    @property
    def database(self) -> Path:
        """The engine's own files of the database."""
        return self.path / "databases" / "samspill"

    @property
    def first_load(self) -> Path:
        """There while a first load runs: what is in the database then is not whole."""
        return self.path / "first-load"

    def prepare(self, *, make: bool) -> None:
        """Check that what is there is ours to open, or with `make` make the directory, readable by its owner only.

        Raises StoreUnavailable.
        """
        if not (make or (self.path / "store.json").exists()):
            message = f"There is no store in {self.path}: load something first"
            raise StoreUnavailable(message)
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._check_format()
            self.log.mkdir(exist_ok=True)
        except OSError as exc:
            message = f"The store {self.path} cannot be opened: {exc.strerror or exc}"
            raise StoreUnavailable(message) from exc

    def _check_format(self) -> None:
        about = self.path / "store.json"
        if not about.exists():
            if any(not each.name.startswith(_OURS) for each in self.path.iterdir()):
                message = f"{self.path} holds something else than a samspill store: choose an empty directory"
                raise StoreUnavailable(message)
            write_private(about, json.dumps({"format": FORMAT, "engine": _engine()}))
            return
        known = json.loads(about.read_text(encoding="utf-8"))
        if known["format"] > FORMAT:
            message = f"The store {self.path} was written by a newer samspill: update samspill to open it"
            raise StoreUnavailable(message)

    def lock(self) -> IO[str] | None:
        """Return the open lock file if nobody else holds it; the system lets go of it however its holder ends."""
        handle = (self.path / "engine.lock").open("a")
        try:
            if sys.platform == "win32":
                import msvcrt  # noqa: PLC0415  only there

                msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl  # noqa: PLC0415  not there

                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            handle.close()
            return None
        return handle

    def is_locked(self) -> bool:
        """Tell whether an engine runs, starts or stops here."""
        held = self.lock()
        if held:
            held.close()
        return held is None

    def read_address(self) -> EngineAddress | None:
        """Return the address that the last engine left, which may be gone by now."""
        try:
            return EngineAddress(**json.loads(self._address.read_text(encoding="utf-8")))
        except (FileNotFoundError, ValueError, TypeError):
            return None

    def write_address(self, address: EngineAddress) -> None:
        """Tell users where the engine is."""
        write_private(self._address, json.dumps(asdict(address)))

    def remove_address(self) -> None:
        """Tell users that there is no engine any more."""
        self._address.unlink(missing_ok=True)

    @property
    def _address(self) -> Path:
        return self.path / "engine.json"


def _engine() -> str:
    try:
        return version("arcadedb")
    except PackageNotFoundError as exc:
        message = "The embedded engine (arcadedb) is not there for this kind of machine: use a Neo4j server instead"
        raise StoreUnavailable(message) from exc


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner may read, whole or not at all."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    draft.replace(path)
