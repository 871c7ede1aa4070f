"""`samspill backup`, `restore` and `move`: all that a store holds, exactly, on either engine; nothing is replaced by half."""

import gzip
import json
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from command import Command

from samspill.backup import check_backup, fill, read_backup, remembered, summary_of, write_backup
from samspill.forgetting import known_as, persons_called, plan
from samspill.graph.errors import InputError, StoreUnavailable
from samspill.graph.model import Node, Records, Relationship, Source
from samspill.graph.store import Edits, EmbeddedLocation, KeptStore, StoredNode, content_hash, open_store


@pytest.fixture
def twice(store: KeptStore, troms_records: Records) -> KeptStore:
    """A store with two loads, so that some things are stated by two origins."""
    store.load(troms_records)
    store.load(replace(troms_records, origin="another", relationships=troms_records.relationships[:9]))
    return store


def exactly(store: KeptStore) -> str:
    return content_hash(store.contents(), exactly=True)


def test_what_is_restored_is_exactly_what_was_there(twice: KeptStore, troms_records: Records, tmp_path: Path) -> None:
    before = exactly(twice)
    summary = write_backup(tmp_path / "b.gz", twice)
    assert summary.hash == before
    assert check_backup(tmp_path / "b.gz") == summary
    twice.load(replace(troms_records, origin="third", relationships=troms_records.relationships[:3]))
    assert exactly(twice) != before
    fill(twice, read_backup(tmp_path / "b.gz"), summary)
    assert exactly(twice) == before
    assert twice.load(troms_records).unchanged == len(list(troms_records))


def test_a_backup_goes_from_one_engine_to_the_other(twice: KeptStore, tmp_path: Path) -> None:
    write_backup(tmp_path / "b.gz", twice)
    with closing(open_store(EmbeddedLocation(tmp_path / "other"))) as other:
        fill(other, read_backup(tmp_path / "b.gz"), check_backup(tmp_path / "b.gz"))
        assert exactly(other) == exactly(twice)
        assert write_backup(tmp_path / "c.gz", other) == check_backup(tmp_path / "b.gz")


def test_a_backup_is_for_its_owner_only(embedded_store: KeptStore, tmp_path: Path) -> None:
    write_backup(tmp_path / "b.gz", embedded_store)
    assert (tmp_path / "b.gz").stat().st_mode & 0o777 == 0o600


def test_a_load_in_the_middle_of_a_backup_is_noticed(
    embedded_store: KeptStore, troms_records: Records, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    embedded_store.load(replace(troms_records, relationships=()))
    contents = embedded_store.contents

    def with_a_load() -> Iterator[object]:
        yield from contents()
        embedded_store.load(troms_records)

    monkeypatch.setattr(embedded_store, "contents", with_a_load)
    with pytest.raises(StoreUnavailable, match="once more"):
        write_backup(tmp_path / "b.gz", embedded_store)


def cut_short(raw: bytes) -> bytes:
    return raw[: len(raw) // 2]


def without_its_end(raw: bytes) -> bytes:
    return gzip.compress(gzip.decompress(raw).rpartition(b'{"whole"')[0])


def without_a_line(raw: bytes) -> bytes:
    lines = gzip.decompress(raw).splitlines(keepends=True)
    return gzip.compress(b"".join(lines[:5] + lines[6:]))


def with_another_word(raw: bytes) -> bytes:
    return gzip.compress(gzip.decompress(raw).replace("Sjømatklyngen".encode(), "Kjøttklyngen".encode(), 1))


def something_else(_: bytes) -> bytes:
    return b"Dear Kari"


def other_json(_: bytes) -> bytes:
    return gzip.compress(b'[1, 2]\n{"end": 3}\n')


DAMAGES = (cut_short, without_its_end, without_a_line, with_another_word, something_else, other_json)


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_backup_is_refused_before_anything_is_changed(
    samspill: Command, troms_folder: Path, damage: Callable[[bytes], bytes]
) -> None:
    assert samspill("backup", "b.gz", "--store", troms_folder).code == 0
    Path("b.gz").write_bytes(damage(Path("b.gz").read_bytes()))
    with closing(open_store(EmbeddedLocation(troms_folder))) as store:
        before = exactly(store)
        done = samspill("restore", "b.gz", "--force", "--store", troms_folder)
        assert exactly(store) == before
    assert done.code == 3
    assert "b.gz" in done.err
    assert "Traceback" not in done.err


def test_a_backup_of_a_newer_samspill_or_none_at_all_is_refused(tmp_path: Path) -> None:
    newer = tmp_path / "b.gz"
    newer.write_bytes(gzip.compress(b'{"samspill": {"form": "backup", "version": 2}}\n'))
    with pytest.raises(InputError, match="newer samspill"):
        check_backup(newer)
    with pytest.raises(InputError, match="does not exist"):
        check_backup(tmp_path / "none.gz")


def test_a_store_that_holds_something_is_only_replaced_when_told_to(samspill: Command, troms_folder: Path) -> None:
    assert samspill("backup", "b.gz", "--store", troms_folder).code == 0
    assert samspill("restore", "b.gz", "--store", "graf").code == 0
    again = samspill("restore", "b.gz", "--store", "graf")
    assert again.code == 2
    assert "--force" in again.err
    assert samspill("restore", "b.gz", "--force", "--store", "graf").code == 0
    assert samspill("backup", "c.gz", "--store", "graf").code == 0
    assert check_backup(Path("c.gz")) == check_backup(Path("b.gz"))


def test_an_interrupted_restore_is_seen_and_mended_by_another(
    embedded_store: KeptStore, troms_records: Records, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    embedded_store.load(troms_records)
    summary = write_backup(tmp_path / "b.gz", embedded_store)
    edit, times = embedded_store.edit, iter(range(3))

    def interrupted(edits: Edits) -> None:
        if next(times) == 2:
            raise KeyboardInterrupt
        edit(edits)

    with monkeypatch.context() as patched:
        patched.setattr(embedded_store, "edit", interrupted)
        with pytest.raises(KeyboardInterrupt):
            fill(embedded_store, read_backup(tmp_path / "b.gz"), summary)
    loads = [item for item in embedded_store.contents() if isinstance(item, StoredNode) and item.kind == "Load"]
    assert [load.properties.get("finished") for load in loads] == [None]
    fill(embedded_store, read_backup(tmp_path / "b.gz"), summary)
    assert summary_of(embedded_store.contents()) == summary


KARI = Node("person:name:kari-nordmann", "Person", "Kari Nordmann")
OLA = Node("person:name:ola-sunde", "Person", "Ola Sunde")
FIRM = Node("org:1", "Company", "Polarfisk", description="Startet av Kari Nordmann, så drevet av Ola Sunde.")
LEADERS = Records(
    "workbook:leaders",
    "Leaders",
    (KARI, OLA, FIRM),
    tuple(Relationship("HAS_ROLE_IN", each.id, FIRM.id, "source:1", f"{each.name} leder") for each in (KARI, OLA)),
    (Source("source:1", "Book"),),
)


def forget(store: KeptStore, name: str) -> None:
    items = list(store.contents())
    (id_,) = persons_called(items, name)
    store.edit(plan(items, known_as(items, id_)).edits)


def names_left(store: KeptStore) -> set[str]:
    held = str(list(store.contents())).lower()
    return {name for name in ("nordmann", "sunde") if name in held}


def test_whoever_was_forgotten_does_not_return_with_an_older_backup(store: KeptStore, tmp_path: Path) -> None:
    store.load(LEADERS)
    summary = write_backup(tmp_path / "b.gz", store)
    forget(store, "Kari Nordmann")
    assert fill(store, read_backup(tmp_path / "b.gz"), summary) == (summary_of(store.contents()), True)
    assert names_left(store) == {"sunde"}
    assert fill(store, read_backup(tmp_path / "b.gz"), summary) == (summary_of(store.contents()), True)
    store.load(replace(LEADERS, origin="workbook:another"))
    assert names_left(store) == {"sunde"}


def test_the_forgotten_of_the_store_and_of_the_backup_are_both_kept_out(store: KeptStore, tmp_path: Path) -> None:
    """Though the two lists have different salts, as those of two stores have."""
    store.load(LEADERS)
    forget(store, "Kari Nordmann")
    with closing(open_store(EmbeddedLocation(tmp_path / "other"))) as other:
        other.load(LEADERS)
        forget(other, "Ola Sunde")
        summary = write_backup(tmp_path / "b.gz", other)
    fill(store, read_backup(tmp_path / "b.gz"), summary)
    assert names_left(store) == set()
    store.load(LEADERS)
    assert names_left(store) == set()


def test_a_restore_that_leaves_somebody_out_says_so_and_no_other_does(samspill: Command) -> None:
    with closing(open_store(EmbeddedLocation(Path("graf")))) as store:
        store.load(LEADERS)
        assert samspill("backup", "b.gz", "--store", "graf").code == 0
        assert samspill("forget", "Kari Nordmann", "--yes", "--store", "graf").code == 3
        done = samspill("restore", "b.gz", "--force", "--store", "graf")
        assert (done.code, "left out" in done.err) == (0, True)
        assert names_left(store) == {"sunde"}
        firm = replace(LEADERS, nodes=(replace(FIRM, description=""),), relationships=())
        with closing(open_store(EmbeddedLocation(Path("other")))) as other:
            other.load(firm)
        moved = samspill("move", "--to", "graf", "--force", "--store", "other")
        assert (moved.code, "left out" in moved.err) == (0, False)


def test_backups_are_remembered_where_they_are(samspill: Command, troms_folder: Path) -> None:
    for _ in range(2):
        assert samspill("backup", "b.gz", "--force", "--store", troms_folder).code == 0
    (entry,) = remembered()
    assert (entry.file, entry.store) == (str(Path("b.gz").resolve()), str(troms_folder))
    assert entry.hash == check_backup(Path("b.gz")).hash


def test_a_backup_is_not_written_over_another_file(samspill: Command, troms_folder: Path) -> None:
    Path("b.gz").write_text("Kjære Kari", encoding="utf-8")
    assert samspill("backup", "b.gz", "--store", troms_folder).code == 2
    assert Path("b.gz").read_text(encoding="utf-8") == "Kjære Kari"


def test_a_store_moves_and_stays_the_same(samspill: Command, troms: list[str]) -> None:
    moved = samspill("move", "--to", "annen", *troms)
    assert moved.code == 0
    assert "SAMSPILL_STORE=annen" in moved.err
    for name, options in (("a.json", troms), ("b.json", ["--store", "annen"])):
        assert samspill("export", name, "--persons", *options).code == 0
    first, second = (json.loads(Path(name).read_text(encoding="utf-8")) for name in ("a.json", "b.json"))
    assert first["relationships"] == second["relationships"]
    again = samspill("move", "--to", "annen", *troms)
    assert again.code == 2
    assert "--force" in again.err


def test_a_store_does_not_move_onto_itself(samspill: Command, troms_folder: Path) -> None:
    done = samspill("move", "--to", troms_folder, "--force", "--store", troms_folder)
    assert done.code == 2
    assert "already" in done.err


def test_a_server_that_does_not_answer_gets_nothing(samspill: Command, troms_folder: Path) -> None:
    assert samspill("move", "--to", "bolt://127.0.0.1:1", "--store", troms_folder).code == 4
