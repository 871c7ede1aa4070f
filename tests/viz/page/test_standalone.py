"""The standalone page as text: what is in it, and what is not."""

import base64
import hashlib
import json
import re
import subprocess
import sys
from copy import deepcopy
from html.parser import HTMLParser
from typing import Any

import pytest

from samspill.viz.document import MapDocument
from samspill.viz.page import standalone_page, vis_network

HOSTILE = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "<a href='javascript:alert(1)'>href</a>",
    "<!-- <script>",
    "{{ 7 * 7 }}",
    "Čálliidlágádus 🐟",
]


class Elements(HTMLParser):
    """The elements of a page with their attributes, and the text inside each script and style."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.inside: list[tuple[str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Note the text of the elements whose text matters."""
        if self.found and self.found[-1][0] in {"script", "style", "title"}:
            self.inside.append((self.found[-1][0], data))

    def named(self, tag: str) -> list[dict[str, str | None]]:
        """Return the attributes of each element of that name."""
        return [attributes for name, attributes in self.found if name == tag]


@pytest.fixture(scope="module")
def page(troms: MapDocument) -> str:
    return standalone_page(troms)


def document_in(page: str) -> dict[str, Any]:
    """Return the map document as the page's script will read it."""
    text = re.search(r'<script type="application/json" id="map-document">(.*?)</script>', page, re.DOTALL)
    assert text
    read: dict[str, Any] = json.loads(text[1])
    return read


def everywhere(value: Any, text: str) -> Any:  # noqa: ANN401  a document or any part of it
    """Return the document with `text` added to every text in it that is not a key of something else."""
    if isinstance(value, dict):
        keep = {
            "id",
            "from",
            "to",
            "kind",
            "community",
            "status",
            "focus",
            "leader",
            "shape",
            "color",
            "language",
            "claims",
        }
        return {
            key: each if key in keep and not isinstance(each, dict) else everywhere(each, text)
            for key, each in value.items()
        }
    if isinstance(value, list):
        return [everywhere(each, text) for each in value]
    return value + text if isinstance(value, str) else value


def test_it_holds_the_document_unchanged(page: str, troms: MapDocument) -> None:
    assert document_in(page) == troms


def test_it_is_a_complete_page_in_the_readers_language(page: str, troms: MapDocument) -> None:
    assert page.startswith("<!doctype html>")
    elements = Elements(page)
    assert elements.named("html") == [{"lang": "nb"}]
    assert ("title", troms["title"]) in elements.inside
    names = {each.get("name"): each.get("content") for each in elements.named("meta")}
    assert names["referrer"] == "no-referrer"
    assert names["viewport"] == "width=device-width, initial-scale=1"
    assert {"charset": "utf-8"} in elements.named("meta")


def test_it_points_at_nothing_outside_itself(page: str) -> None:
    pointing = [
        attributes for _, attributes in Elements(page).found if {"src", "href", "action", "data"} & set(attributes)
    ]
    assert pointing == []
    assert "sourceMappingURL" not in page
    assert "@import" not in page


def test_its_policy_lets_exactly_its_own_scripts_and_style_run(page: str) -> None:
    policy = next(each["content"] for each in Elements(page).named("meta") if each.get("http-equiv"))
    assert policy is not None
    assert "unsafe" not in policy
    for tag in ("script", "style"):
        texts = re.findall(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        hashes = {f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in texts}
        allowed = re.search(f"{tag}-src ([^;]*)", policy)
        assert allowed
        assert set(allowed[1].split()) == hashes


def test_its_footer_says_projection_and_what_draws_it(page: str, troms: MapDocument) -> None:
    footer = re.search(r"<footer>(.*?)</footer>", page, re.DOTALL)
    assert footer
    assert troms["summary"] in footer[1]
    assert "vis-network 9.1.2 (Apache-2.0 eller MIT)" in footer[1]


def test_notes_on_what_was_left_out_stand_in_the_footer(troms: MapDocument) -> None:
    document = deepcopy(troms)
    document["notes"] = ["2 activities are left out."]
    assert "2 activities are left out." in standalone_page(document).split("<footer>")[1]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_a_document_becomes_markup_or_script(text: str, troms: MapDocument, page: str) -> None:
    hostile = everywhere(troms, text)
    written = standalone_page(hostile)
    assert document_in(written) == hostile
    assert [tag for tag, _ in Elements(written).found] == [tag for tag, _ in Elements(page).found]


def test_what_the_form_does_not_name_stays_out(troms: MapDocument) -> None:
    document: Any = deepcopy(troms)
    for thing in (document, document["nodes"][0], document["ties"][0], next(iter(document["claims"].values()))):
        thing["salary"] = "a secret"
    document["nodes"][0]["source"] = "a secret"
    document["ties"][0]["through"][0]["to"] = "a secret"
    assert "a secret" not in standalone_page(document)


def test_several_ties_of_one_pair_all_stay(troms: MapDocument) -> None:
    document = deepcopy(troms)
    first = document["ties"][0]
    document["ties"] = [{**first, "id": f"{first['id']} {number}"} for number in range(3)]
    assert len(document_in(standalone_page(document))["ties"]) == 3


def test_a_number_that_json_cannot_say_is_refused(troms: MapDocument) -> None:
    document = deepcopy(troms)
    document["nodes"][0]["x"] = float("nan")
    with pytest.raises(ValueError, match="JSON"):
        standalone_page(document)


def test_the_encoding_of_the_system_does_not_matter(troms: MapDocument) -> None:
    script = (
        "import json, sys; from samspill.viz.page import standalone_page; document = json.loads(sys.stdin.buffer.read());"
        "sys.stdout.buffer.write(standalone_page(document).encode('utf-8'))"
    )
    # The warning is given, and made an error, wherever a file is opened in the encoding of the system.
    command = [sys.executable, "-X", "warn_default_encoding", "-W", "error::EncodingWarning", "-c", script]
    written = subprocess.run(command, input=json.dumps(troms).encode(), capture_output=True, check=False)
    assert written.returncode == 0, written.stderr.decode()
    assert document_in(written.stdout.decode("utf-8")) == troms


def test_vis_network_is_the_one_that_was_checked_and_fit_to_stand_in_a_page() -> None:
    text = vis_network()
    assert "@version 9.1.2" in text
    assert "\r" not in text
    assert "</script" not in text.lower()
    assert "sourceMappingURL" not in text


def test_it_stays_small_enough_to_send(page: str) -> None:
    assert len(page.encode()) < 800_000
