"""`samspill export`: everything in the store as a file."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import click
import networkx as nx

from samspill.cli.files import check_target, force_option, written
from samspill.cli.options import common_options
from samspill.cli.session import Session
from samspill.cli.stores import place_of, reading
from samspill.graph.errors import UsageError
from samspill.graph.model import Records
from samspill.loaders import workbook
from samspill.whole import stored_records


@click.command("export")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--persons", is_flag=True, help="Write persons too.")
@force_option
@common_options
def export_verb(session: Session, file: Path, *, persons: bool, force: bool) -> None:
    """Write everything in the store to FILE; its ending says in which form.

    .xlsx is a workbook in the form that samspill load reads, .json is for programs, .graphml is for Gephi, Cytoscape and
    other programs for networks. Persons are left out unless you ask for them.
    """
    write = WRITERS.get(file.suffix.lower())
    if write is None:
        message = f"{file.name} has to end in one of {', '.join(WRITERS)}, which says in which form to write it."
        raise UsageError(message)
    check_target(file, force=force)
    with reading(session) as store, session.busy():
        records = stored_records(store, title=place_of(session.settings), persons=persons)
    with written(file) as draft:
        write(draft, records)
    session.say(
        "Wrote {file} (things: {nodes}, relationships: {relationships}, sources: {sources}).",
        file=file,
        nodes=len(records.nodes),
        relationships=len(records.relationships),
        sources=len(records.sources),
    )


def _write_json(path: Path, records: Records) -> None:
    document = {
        "sources": [source.properties for source in records.sources],
        "nodes": [node.properties | {"kind": node.kind} for node in records.nodes],
        "relationships": [
            tie.properties | {"type": tie.type, "start": tie.start, "end": tie.end} for tie in records.relationships
        ],
    }
    path.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _write_graphml(path: Path, records: Records) -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in records.nodes:
        graph.add_node(node.id, **_plain(node.properties | {"kind": node.kind}))
    for tie in records.relationships:
        graph.add_edge(tie.start, tie.end, key=tie.id, **_plain(tie.properties | {"type": tie.type}))
    nx.write_graphml_xml(graph, path)


def _plain(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Return properties as GraphML can hold them: it has no lists. The id and the folded text are not for readers."""
    plain = {name: "; ".join(value) if isinstance(value, list) else value for name, value in properties.items()}
    return {name: value for name, value in plain.items() if name not in {"id", "search"}}


WRITERS: Final[Mapping[str, Callable[[Path, Records], None]]] = {
    ".xlsx": workbook.write,
    ".json": _write_json,
    ".graphml": _write_graphml,
}
"""How to write records for each ending of a file name."""
