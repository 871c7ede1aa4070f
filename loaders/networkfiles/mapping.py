"""Maps the plain graphs of one file to the records that are loaded."""

from collections.abc import Sequence

from samspill.graph.model import Node, Problem, Records, Relationship, Source
from samspill.graph.names import slug
from samspill.loaders.networkfiles.naming import clean_name
from samspill.loaders.networkfiles.nodemapping import map_nodes, merged
from samspill.loaders.networkfiles.origins import Origin
from samspill.loaders.networkfiles.plain import PlainGraph
from samspill.loaders.networkfiles.tiemapping import map_ties
from samspill.loaders.words import Say


def records_of(graphs: Sequence[PlainGraph], name: str, file: str, unit: str, say: Say) -> Records:
    """Return the records of all networks of a file.

    `name` is the origin that loads of the same file share; several networks of one file (a Pajek project) are a source each,
    so that a tie which two of them have is two claims.
    """
    nodes: list[Node] = []
    relationships: list[Relationship] = []
    problems: list[Problem] = []
    sources: list[Source] = []
    for number, graph in enumerate(graphs, 1):
        origin = Origin(file, _source(graph, number, len(graphs), name, file), name.replace(":", "-"), unit, say)
        mapped = map_nodes(graph, origin)
        nodes += (*mapped.by_file_id.values(), *mapped.others.values())
        relationships += (*mapped.relationships, *map_ties(graph, mapped.by_file_id, origin))
        if graph.drawn:
            graph.note("Positions, sizes and colours are not kept: samspill lays out and colours the map by itself.")
        problems += origin.problems(graph.remarks)
        sources.append(origin.source)
    return Records(
        origin=name,
        title=(clean_name(graphs[0].title) if len(graphs) == 1 else "") or file,
        nodes=merged(nodes),
        relationships=tuple({each.id: each for each in relationships}.values()),
        sources=tuple(sources),
        problems=tuple(problems),
        read=sum(len(graph.nodes) + len(graph.ties) for graph in graphs),
    )


def _source(graph: PlainGraph, number: int, of: int, name: str, file: str) -> Source:
    title = clean_name(graph.title)
    if of == 1:
        return Source(f"source:{name}", f"{title} ({file})" if title else file)
    title = title or str(number)
    return Source(f"source:{name}:{number}-{slug(title)}", f"{title} ({file})")
