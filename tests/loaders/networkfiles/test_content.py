"""Files come packed, cut off, or made to fill the memory; each case has one clear answer."""

import gzip
import zipfile
from pathlib import Path

import pytest

from samspill.graph.errors import InputError
from samspill.loaders import read, recognise
from samspill.loaders.networkfiles import content
from samspill.loaders.networkfiles.content import Content

NETWORK = b'*Vertices 2\n1 "Senja kommune"\n2 "UiT"\n*Edges\n1 2\n'


def test_a_network_may_be_packed_with_zip_or_gzip(tmp_path: Path) -> None:
    (tmp_path / "a.net.gz").write_bytes(gzip.compress(NETWORK))
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.net", NETWORK)
        archive.writestr("__MACOSX/a.net", b"rubbish")
    for name in ("a.net.gz", "a.zip"):
        assert recognise(tmp_path / name).loader.name == "pajek"
        assert [node.name for node in read(tmp_path / name).nodes] == ["Senja kommune", "UiT"]


def test_an_archive_of_several_files_is_to_be_unpacked(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.net", NETWORK)
        archive.writestr("b.net", NETWORK)
    with pytest.raises(InputError, match="holds 2 files"):
        read(tmp_path / "a.zip", source="pajek")


@pytest.mark.parametrize("packed", [gzip.compress(NETWORK * 100)[:-20], b"PK\x03\x04" + b"rubbish" * 20])
def test_an_archive_that_is_cut_off_is_refused(tmp_path: Path, packed: bytes) -> None:
    path = tmp_path / "a.net"
    path.write_bytes(packed)
    with pytest.raises(InputError, match="damaged"):
        read(path, source="pajek")


def test_a_file_that_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content, "LARGEST", 2**20)
    path = tmp_path / "a.net.gz"
    path.write_bytes(gzip.compress(NETWORK + b" " * 2**21))
    with pytest.raises(InputError, match="larger than 1 MB"):
        read(path, source="pajek")


@pytest.mark.parametrize("raw", [b"", b"   \n", b"<!doctype html><html></html>", b"\x00\x01\x02" * 50])
def test_what_is_no_network_is_not_recognised_as_one(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "a.net"
    path.write_bytes(raw)
    assert Content(path).root == ""
    with pytest.raises(InputError):
        read(path)


def test_an_error_names_the_file_and_the_line_in_the_users_language(tmp_path: Path) -> None:
    path = tmp_path / "a.net"
    path.write_bytes(b"*Vertices many\n")
    with pytest.raises(InputError, match=r"a\.net, linje 1: Bak \*Vertices står ikke antallet"):
        read(path, language="nb")
