"""Who may import what: samspill -> loaders, viz -> graph -> cypher -> nothing (the layout is told in CONTRIBUTING.md)."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MAY_IMPORT = {
    "cypher": set(),
    "graph": {"cypher"},
    "loaders": {"graph", "cypher"},
    "viz": {"graph", "cypher"},
    "samspill": {"graph", "cypher", "loaders", "viz"},
}
ONLY_IN = {
    "neo4j": "graph/store/",
    "arcadedb": "graph/store/",
    "openpyxl": "loaders/",
    "pyvis": "viz/",
    "fastapi": "viz/",
    "starlette": "viz/",
    "click": "samspill/",
    "rich": "samspill/",
    "uvicorn": "samspill/",
    "pydantic_settings": "samspill/",
}


def modules(room: str) -> Iterator[Path]:
    """Go through the Python files of a room, leaving the links to other rooms alone."""
    for path in sorted((ROOT / room).rglob("*.py")):
        if not any(parent.is_symlink() for parent in path.parents if parent != ROOT and ROOT in parent.parents):
            yield path


def imports(path: Path) -> Iterator[str]:
    """Go through the full names of all modules that a file imports, wherever in the file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: import by the full name"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_dependencies_between_rooms_point_one_way(room: str) -> None:
    allowed = MAY_IMPORT[room] | {room}
    found = list(modules(room))
    assert found
    for path in found:
        for name in imports(path):
            top, _, rest = name.partition(".")
            other = rest.split(".")[0]
            if top == "samspill" and room != "samspill":
                assert other in allowed, f"{path.relative_to(ROOT)} imports {name}"


@pytest.mark.parametrize(("package", "home"), ONLY_IN.items())
def test_a_foreign_package_is_known_in_one_room_only(package: str, home: str) -> None:
    for room in MAY_IMPORT:
        for path in modules(room):
            place = path.relative_to(ROOT).as_posix()
            if not place.startswith(home):
                assert package not in {name.split(".")[0] for name in imports(path)}, place
