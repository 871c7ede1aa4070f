"""Refuses a question whose header and text do not say the same, or whose text the two engines would not answer alike."""

from collections.abc import Collection, Iterator

from samspill.cypher import inspection
from samspill.cypher.question import CatalogueError, Question


def check(question: Question) -> None:
    """Raise CatalogueError for the first thing that is wrong with `question`."""
    for line, message in _faults(question):
        raise CatalogueError(question.file, question.first_line - 1 + line, message)


def check_names(file: str, text: str, labels: Collection[str], types: Collection[str]) -> None:
    """Raise CatalogueError if a Cypher text names a label or relationship type that the model does not have.

    The model lives elsewhere, so the caller says which there are.
    """
    named_labels, named_types = inspection.labels_and_types(text)
    for kind, named, known in (("label", named_labels, labels), ("relationship type", named_types, types)):
        for name, line in named.items():
            if name not in known:
                raise CatalogueError(file, line, f"the model has no {kind} {name}; it has {', '.join(known)}")


def _faults(question: Question) -> Iterator[tuple[int, str]]:
    for token in inspection.write_clauses(question.text):
        yield token.line, f"a question only reads: take {token.text.upper()} out"
    yield from _parameter_faults(question)
    yield from _column_faults(question)
    for token in inspection.doubtful_distinct(question.text):
        yield (
            token.line,
            "Neo4j may drop this DISTINCT after a path of variable length: write WITH <expression> AS x, count(*) AS n",
        )


def _parameter_faults(question: Question) -> Iterator[tuple[int, str]]:
    declared = {parameter.name for parameter in question.parameters}
    used = inspection.parameters(question.text)
    for name, line in used.items():
        if name not in declared:
            yield line, f"${name} is not declared: add [parameters.{name}] to the header"
    for name in sorted(declared - set(used)):
        yield 1, f"the header declares the parameter {name}, and the text does not use ${name}: take it out, or use it"


def _column_faults(question: Question) -> Iterator[tuple[int, str]]:
    returned = inspection.columns(question.text)
    if not returned:
        yield 1, "the text has to end in RETURN … AS …"
        return
    for name, line in returned:
        if name is None:
            yield line, "name each column of the last RETURN: <expression> AS <name>"
    names, declared = [name for name, _ in returned], [column.name for column in question.columns]
    if names != declared:
        yield (
            returned[0][1],
            f"make the last RETURN ({', '.join(map(str, names))}) and the header ({', '.join(declared)}) name the same columns",
        )
    if not inspection.is_ordered(question.text):
        yield returned[0][1], "say the order of the rows: ORDER BY …, down to something unique"
