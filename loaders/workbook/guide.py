"""Tells the workbook's form in Markdown, for the user guide."""

from samspill.graph.language import LANGUAGES
from samspill.loaders.words import speaker
from samspill.loaders.workbook.sheets import SHEETS


def describe(language: str) -> str:
    """Return a section for each sheet with a table of its columns, explained in `language`."""
    say = speaker(language)
    others = [each for each in LANGUAGES if each != language]
    header = [say("column"), *others, say("what to write"), say("example")]
    sections = []
    for sheet in SHEETS:
        rows = [
            [
                f"**{column.words.said(language)}**" + (" *" if column.required else ""),
                *(column.words.said(other) for other in others),
                say(column.explanation),
                column.example.said(language) if column.example else "",
            ]
            for column in sheet.columns
        ]
        names = " / ".join(dict.fromkeys(sheet.words.said(each) for each in (language, *others)))
        sections.append(f"### {names}\n\n{say(sheet.explanation)}\n\n{_table([header, *rows])}")
    return "\n\n".join(sections) + "\n"


def _table(rows: list[list[str]]) -> str:
    lines = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]])
