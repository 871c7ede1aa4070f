"""Fetches units from Enhetsregisteret over the network, only when asked to: `brreg:923609016` or `brreg:kommune=5530`.

What comes back is kept as files of the same shapes that the register hands out, and is then read as those are. Polite: five questions a
second at most, waits when told to, names itself, and does not ask again for what it fetched within a day.
"""

import json
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPException
from pathlib import Path
from typing import Any, Final
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from samspill.graph.errors import InputError, UsageError
from samspill.loaders.registers.documents import Record, object_at, objects
from samspill.loaders.registers.numbers import number_or_none
from samspill.loaders.words import Say, in_english

PREFIX: Final = "brreg:"
LARGEST_ANSWER: Final = 10_000
"""Units that the register gives by search; whole counties are in the bulk file alone."""
_PAGE: Final = 500
_KINDS: Final = (("enheter", "forretningsadresse"), ("underenheter", "beliggenhetsadresse"))
_MUNICIPALITY: Final = re.compile(r"kommune=(\d{4})")
_DAY_S: Final = 86_400
_LONGEST_WAIT_S: Final = 60.0


@dataclass(frozen=True)
class Service:
    """Where the register answers, and how it is asked."""

    address: str = "https://data.brreg.no/enhetsregisteret/api"
    pause_s: float = 0.2
    """Seconds between questions: the register names no limit, others keep to five a second."""
    attempts: int = 4
    timeout_s: float = 30.0
    agent: str = "samspill (graph explorer of partners and clusters)"


def is_address(text: str) -> bool:
    """Tell whether something to load is an address of this register rather than a file."""
    return text.startswith(PREFIX)


def fetch(address: str, folder: Path, service: Service | None = None, say: Say = in_english) -> list[Path]:
    """Fetch what an address names into `folder` and return the files, to be read like any others.

    Raises UsageError for an address of another form, and InputError if the register cannot be reached or knows no such unit.
    """
    asker = _Asker(service or Service(), say)
    what = address.removeprefix(PREFIX)
    files: dict[str, Callable[[], list[Record]]]
    if number := number_or_none(what):
        files = {"units": lambda: [asker.unit(number)], "roles": lambda: asker.roles(number)}
    elif found := _MUNICIPALITY.fullmatch(what):
        files = {"units": lambda: asker.units_in(found[1])}
    else:
        raise UsageError(
            say(
                "{address} is no address of Enhetsregisteret. Write brreg:923609016 or brreg:kommune=5530.",
                address=address,
            )
        )
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"brreg-{what.replace('=', '-')}-{name}.json" for name in files]
    for path, records in zip(paths, files.values(), strict=True):
        if not _is_fresh(path):
            _keep(path, records())
    return [path for path in paths if path.read_text(encoding="utf-8") != "[]"]


class _Asker:
    """Asks the register, one question after the other."""

    def __init__(self, service: Service, say: Say) -> None:
        self._service = service
        self._say = say
        self._last = 0.0

    def unit(self, number: str) -> Record:
        """Return the unit or sub-unit with this number, also one that was deleted."""
        for kind, _ in _KINDS:
            if (record := self._get(f"/{kind}/{number}")) is not None:
                return record
        raise InputError(self._say("Enhetsregisteret has no unit with the number {number}.", number=number))

    def roles(self, number: str) -> list[Record]:
        """Return the roles of a unit as one record, or none."""
        roles = self._get(f"/enheter/{number}/roller")
        return [] if roles is None or "rollegrupper" not in roles else [{"organisasjonsnummer": number, **roles}]

    def units_in(self, code: str) -> list[Record]:
        """Return all units and sub-units that lie in a municipality."""
        return [unit for kind, address in _KINDS for unit in self._found(kind, {f"{address}.kommunenummer": code})]

    def _found(self, kind: str, query: dict[str, str]) -> Iterator[Record]:
        number, pages = 0, 1
        while number < pages:
            answer = self._get(f"/{kind}?{urlencode({**query, 'page': number, 'size': _PAGE})}") or {}
            page = object_at(answer.get("page"))
            found, pages = page.get("totalElements", 0), page.get("totalPages", 0)
            if found > LARGEST_ANSWER:
                raise InputError(
                    self._say(
                        "The search finds {found} units, and {limit} is the most. Load the bulk file of the register.",
                        found=found,
                        limit=LARGEST_ANSWER,
                    )
                )
            # An answer that found nothing has no _embedded.
            yield from objects(object_at(answer.get("_embedded")).get(kind))
            number += 1

    def _get(self, question: str) -> Record | None:
        """Return the answer to a question, or None if there is no such thing; tries again while the register is busy."""
        wait = self._service.pause_s
        for attempt in range(1, self._service.attempts + 1):
            time.sleep(max(0.0, self._last + wait - time.monotonic()))
            self._last = time.monotonic()
            try:
                return self._answer(question)
            except _Busy as busy:
                if attempt == self._service.attempts:
                    break
                wait = min(
                    busy.wait_s if busy.wait_s is not None else self._service.pause_s * 2**attempt, _LONGEST_WAIT_S
                )
        raise InputError(
            self._say(
                "Enhetsregisteret does not answer. Try later, or load a file that you have fetched from {url}.",
                url=self._service.address,
            )
        )

    def _answer(self, question: str) -> Record | None:
        headers = {"User-Agent": self._service.agent, "Accept": "application/json"}
        request = Request(self._service.address + question, headers=headers)  # noqa: S310  the address is the register's own
        try:
            with urlopen(request, timeout=self._service.timeout_s) as response:  # noqa: S310
                return self._parsed(response.read())
        except HTTPError as exc:
            with exc:
                return self._refused(exc)
        except (URLError, HTTPException, OSError) as exc:
            raise _Busy from exc

    def _refused(self, error: HTTPError) -> Record | None:
        if error.code == HTTPStatus.GONE:  # a deleted unit: the body tells its name and when
            return self._parsed(error.read())
        if error.code == HTTPStatus.NOT_FOUND:
            return None
        if error.code == HTTPStatus.TOO_MANY_REQUESTS or error.code >= HTTPStatus.INTERNAL_SERVER_ERROR:
            told = error.headers.get("Retry-After", "")
            raise _Busy(float(told) if told.isdigit() else None) from error
        raise InputError(
            self._say(
                "Enhetsregisteret refuses the question ({code}). Check the number or the municipality.", code=error.code
            )
        ) from error

    def _parsed(self, body: bytes) -> Record:
        try:
            answer: Any = json.loads(body)
        except ValueError as exc:
            raise _Busy from exc
        return object_at(answer)


class _Busy(Exception):  # noqa: N818  it is no error yet
    """The register cannot answer now; perhaps it says when."""

    def __init__(self, wait_s: float | None = None) -> None:
        super().__init__()
        self.wait_s = wait_s


def _is_fresh(path: Path) -> bool:
    return path.exists() and time.time() - path.stat().st_mtime < _DAY_S


def _keep(path: Path, records: list[Record]) -> None:
    """Write records to a file that is there only when it is whole."""
    unfinished = path.with_suffix(".part")
    unfinished.write_text(json.dumps(records, ensure_ascii=False), encoding="utf-8")
    unfinished.replace(path)
