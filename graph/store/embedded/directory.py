"""The directory of an embedded store: what lies where, whose format it is, who holds it, and where its engine is reached.

Both the engine process and its users read it; knows no engine and no driver.
"""

import errno
import json
import os
import shutil
import sys
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any, Final

from samspill.graph.errors import StoreUnavailable

FORMAT: Final = 1
"""Counted up when an older samspill can not read what a newer one wrote."""
NO_SPACE: Final = "The store {path} cannot be opened: no space left on its disk. Make room there, then try again"
LEAST_SPACE: Final = 10_000_000
"""Bytes: several times what the engine writes when it starts."""
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
    def is_store(self) -> bool:
        """Whether a store was made here."""
        return self._about.exists()

    @property
    def is_writable(self) -> bool:
        """Whether this user may write here, and the disk lets anybody."""
        return os.access(self.path, os.W_OK)

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
        """What a large first load brings; there while it runs, when what is in the database is not whole."""
        return self.path / "first-load"

    @property
    def first_load_draft(self) -> Path:
        """The same while it is written, when the database is empty still."""
        return self.path / "first-load.draft"

    def remove_half_a_first_load(self) -> None:
        """Empty the database if its first load was interrupted: it can be run again."""
        if self.first_load.exists():
            shutil.rmtree(self.database, ignore_errors=True)
            self.first_load.unlink()
        self.first_load_draft.unlink(missing_ok=True)

    def prepare(self, *, make: bool) -> None:
        """Check that what is there is ours to open, or with `make` make the directory, readable by its owner only.

        Raises StoreUnavailable.
        """
        try:
            if not (make or self.is_store):
                raise StoreUnavailable("There is no store in {path}: load something first", path=self.path)
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._check_format()
            self.log.mkdir(exist_ok=True)
        except OSError as exc:
            raise StoreUnavailable(_hindrance(exc), path=self.path, reason=exc.strerror or exc) from exc

    def copy(self) -> "TemporaryDirectory[str]":
        """Copy the store, of a disk that can only be read, to where an engine can open it; raise StoreUnavailable if that is not possible."""
        copy = TemporaryDirectory(prefix="samspill-")
        try:
            self._copy_to(copy.name)
        except OSError as exc:
            copy.cleanup()
            raise StoreUnavailable(
                "The store {path} can only be read here, and no copy of it can be made to open: {reason}",
                path=self.path,
                reason=exc.strerror or exc,
            ) from exc
        except BaseException:
            copy.cleanup()
            raise
        return copy

    def _copy_to(self, folder: str) -> None:
        held = self.lock()
        if held is None:
            raise StoreUnavailable(
                "The store {path} can only be read here, and another program that may write to it has it open: close that first",
                path=self.path,
            )
        with held:
            shutil.copytree(self.path, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("engine.*"))

    def keep_for_another_engine(self) -> None:
        """Keep a copy of the database as it is, before another version of the engine than the one that wrote it opens it."""
        kept = self.path / f"database-{self._said()['engine']}"
        if kept != self.path / f"database-{_engine()}" and self.database.exists() and not kept.exists():
            draft = self.path / "database.draft"
            shutil.rmtree(draft, ignore_errors=True)
            shutil.copytree(self.database, draft)
            draft.rename(kept)

    def write_about(self) -> None:
        """Note whose format the store has from now on."""
        write_private(self._about, json.dumps({"format": FORMAT, "engine": _engine()}))

    def _check_format(self) -> None:
        if not self.is_store:
            if any(not each.name.startswith(_OURS) for each in self.path.iterdir()):
                raise StoreUnavailable(
                    "{path} holds something else than a samspill store: choose an empty directory", path=self.path
                )
            # Also if somebody made it before us, for all to read.
            self.path.chmod(0o700)
            self.write_about()
        elif self._said()["format"] > FORMAT:
            raise StoreUnavailable(
                "The store {path} was written by a newer samspill: update samspill to open it", path=self.path
            )

    def _said(self) -> dict[str, Any]:
        """Return what the store says of its format and engine."""
        try:
            said = json.loads(self._about.read_text(encoding="utf-8"))
            return {"format": int(said["format"]), "engine": str(said["engine"])}
        except (ValueError, TypeError, KeyError) as exc:
            raise StoreUnavailable(
                "The store {path} is damaged: {file} does not say what it should. Put it back from a backup, or give another "
                "directory and load your files again",
                path=self.path,
                file=self._about.name,
            ) from exc

    def require_space(self) -> None:
        """Raise StoreUnavailable if the disk has too little space left for an engine to start."""
        if shutil.disk_usage(self.path).free < LEAST_SPACE:
            raise StoreUnavailable(NO_SPACE, path=self.path)

    def lock(self) -> IO[str] | None:
        """Return the open lock file if nobody else holds it; the system lets go of it however its holder ends."""
        handle = (self.path / "engine.lock").open("a" if self.is_writable else "r")
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
    def _about(self) -> Path:
        return self.path / "store.json"

    @property
    def _address(self) -> Path:
        return self.path / "engine.json"


def _hindrance(error: OSError) -> str:
    if error.errno == errno.ENOSPC:
        return NO_SPACE
    return "The store {path} cannot be opened: {reason}"


def _engine() -> str:
    try:
        return version("arcadedb")
    except PackageNotFoundError as exc:
        raise StoreUnavailable(
            "The embedded engine (arcadedb) is not there for this kind of machine: use a Neo4j server instead"
        ) from exc


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner may read, whole or not at all."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    draft.replace(path)
