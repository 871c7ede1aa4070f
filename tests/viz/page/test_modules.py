"""The map's modules put into one script."""

from importlib.resources import files
from pathlib import Path

import pytest

from samspill.viz.page import modules
from samspill.viz.page.modules import script_of


@pytest.fixture
def static(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(modules, "STATIC", tmp_path)
    return tmp_path


def test_a_module_stands_after_those_it_imports_and_each_only_once(static: Path) -> None:
    (static / "a.js").write_text('import { b } from "./b.js";\nimport { c } from "./c.js";\nexport const a = b + c;\n')
    (static / "b.js").write_text('import { c } from "./c.js";\nexport function b() {\n  return c;\n}\n')
    (static / "c.js").write_text("export class c {}\n")
    script = script_of("a.js")
    places = [script.index(f"const module_{name} =") for name in "cba"]
    assert places == sorted(places)
    assert script.count("const module_c =") == 1
    assert "import" not in script
    assert "export" not in script


@pytest.mark.parametrize(
    "form",
    [
        'import * as b from "./b.js";',
        'import b from "./b.js";',
        "export default 1;",
        "export { a };",
        'export * from "./b.js";',
    ],
)
def test_a_form_that_it_does_not_know_is_refused_with_the_module(static: Path, form: str) -> None:
    (static / "a.js").write_text(f"{form}\n")
    (static / "b.js").write_text("export const b = 1;\n")
    with pytest.raises(ValueError, match=r"a\.js: .*"):
        script_of("a.js")


def test_no_module_of_the_map_writes_markup() -> None:
    for path in (files("samspill.viz") / "static").iterdir():
        text = path.read_text(encoding="utf-8")
        assert not [
            word for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(") if word in text
        ]
