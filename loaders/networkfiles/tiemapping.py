"""Makes the relationships of the model from the ties of a plain graph."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from samspill.graph.model import RELATIONSHIP_TYPES, Node, Relationship, Status, Value
from samspill.loaders import values
from samspill.loaders.networkfiles.attributes import Attributes, Plan, clean_value, plan, text_of
from samspill.loaders.networkfiles.meaning import TIE_WORDS, relationship_type_of
from samspill.loaders.networkfiles.modes import SECOND
from samspill.loaders.networkfiles.naming import clean, clean_name
from samspill.loaders.networkfiles.origins import Origin
from samspill.loaders.networkfiles.plain import PlainGraph, PlainTie
from samspill.loaders.networkfiles.typed import decimal
from samspill.loaders.words import Unusable
from samspill.loaders.workbook.vocabulary import role, term

_LIKELY: Final = ("WORKS_WITH", "MEMBER_OF", "PARTICIPATES_IN", "HAS_ROLE_IN", "LOCATED_IN", "FOCUSES_ON", "OFFERS")
"""What a tie means whose own word for it says nothing, the first that its ends allow; an organisation and its cluster work together."""
_ROLES: Final = frozenset({"MEMBER_OF", "PARTICIPATES_IN", "HAS_ROLE_IN"})


def map_ties(graph: PlainGraph, nodes: Mapping[str, Node], origin: Origin) -> list[Relationship]:
    """Make relationships of a graph's ties; those that the model cannot hold are remarked on in the graph."""
    attributes = plan(graph, (tie.attributes for tie in graph.ties), TIE_WORDS)
    mapper = _Mapper(graph, nodes, origin, attributes)
    found: dict[str, Relationship] = {}
    repeated = 0
    for tie in graph.ties:
        claim = mapper.claim(tie)
        if claim and claim.id in found:
            repeated += 1
            found[claim.id] = _added(found[claim.id], claim)
        elif claim:
            found[claim.id] = claim
    if repeated:
        graph.note(
            "Ties that repeat another one between the same two: {times}. Their weights are added up.", times=repeated
        )
    mapper.tell()
    return list(found.values())


class _Mapper:
    def __init__(self, graph: PlainGraph, nodes: Mapping[str, Node], origin: Origin, attributes: Plan) -> None:
        self._graph = graph
        self._nodes = nodes
        self._origin = origin
        self._attributes = attributes
        self._selves: list[PlainTie] = []
        self._impossible: Counter[tuple[str, str]] = Counter()

    def claim(self, tie: PlainTie) -> Relationship | None:
        """Return the claim that a tie makes, or None if the model has no place for it."""
        start, end = self._nodes[tie.start], self._nodes[tie.end]
        if start.id == end.id:
            self._selves.append(tie)
            return None
        meant = self._attributes.meant(tie.attributes)
        relation = clean_name(tie.relation) or clean_name(text_of(meant.get("type")))
        type_, turned = self._type(relation, tie, start, end)
        if not type_:
            self._impossible[start.kind, end.kind] += 1
            return None
        if turned:
            start, end = end, start
        details = self._details(tie, meant, type_, relation)
        return Relationship(
            type_, start.id, end.id, self._origin.source.id,
            evidence=clean(text_of(meant.get("evidence"))) or self._evidence(start, end, relation, details),
            locator=self._origin.locator(tie),
            status=self._status(tie, meant, details),
            valid_from=tie.valid_from or self._day(tie, meant, "valid_from"),
            valid_to=tie.valid_to or self._day(tie, meant, "valid_to"),
            details=details,
        )  # fmt: skip

    def tell(self) -> None:
        """Remark on the ties that no claim came of."""
        if self._selves:
            message = "Ties that lead from a node to itself: {times}. They are left out."
            self._graph.remark(message, self._selves[0].line, self._selves[0].part, times=len(self._selves))
        for (start, end), times in self._impossible.items():
            message = (
                "Ties between {start} and {end}: {times}. They are left out, since samspill has no such relationship."
            )
            say = self._origin.say
            self._graph.remark(message, times=times, start=say(start), end=say(end))

    def _type(self, relation: str, tie: PlainTie, start: Node, end: Node) -> tuple[str, bool]:
        """Return the relationship type of a tie, and whether it has to be turned round for it."""
        said = relationship_type_of(relation) if relation else None
        two_mode = SECOND in {self._graph.nodes[tie.start].mode, self._graph.nodes[tie.end].mode}
        likely = _LIKELY[1:] if two_mode else _LIKELY
        for type_ in ([said] if said else []) + list(likely):
            if RELATIONSHIP_TYPES[type_].allows(start.kind, end.kind):
                return type_, False
            if RELATIONSHIP_TYPES[type_].allows(end.kind, start.kind):
                return type_, True
        return "", False

    def _details(self, tie: PlainTie, meant: Attributes, type_: str, relation: str) -> dict[str, Value]:
        carried = RELATIONSHIP_TYPES[type_].carries
        details = self._attributes.kept(tie.attributes)
        for name in ("kind", "role", "attendance", "amount", "currency", "year", "share"):
            if meant.get(name) is not None:
                details[name if name in carried else f"file_{name}"] = clean_value(meant[name])
        if relation and relationship_type_of(relation) != type_:
            own = "role" if type_ in _ROLES else "kind" if "kind" in carried else "relation"
            details.setdefault(own, role(relation) if own == "role" else relation)
        other = clean_name(text_of(meant.get("type")))
        if other and other != relation:
            details["file_relation"] = other
        weight = tie.weight if tie.weight is not None else self._weight(tie, meant)
        if weight is not None:
            details["weight"] = weight
        if tie.directed and type_ == "WORKS_WITH":
            details["directed"] = True
        return details

    def _weight(self, tie: PlainTie, meant: Attributes) -> float | None:
        written = meant.get("weight")
        if written is None or isinstance(written, int | float):
            return written
        weight = decimal(text_of(written))
        if weight is None and text_of(written).strip():
            self._remark_on(tie, "This is not a number; the tie has no weight.", "weight", written)
        return weight

    def _day(self, tie: PlainTie, meant: Attributes, name: str) -> str | None:
        written = text_of(meant.get(name)).strip()
        if not written:
            return None
        try:
            return values.day(written)
        except Unusable as reason:
            self._remark_on(tie, reason.message, name, written)
            return None

    def _status(self, tie: PlainTie, meant: Attributes, details: Mapping[str, Value]) -> Status:
        written = text_of(meant.get("status")).strip()
        if written:
            try:
                return Status(term(written, Status))
            except Unusable as reason:
                self._remark_on(tie, reason.message, "status", written, **reason.values)
        weight = details.get("weight", 0)
        return Status.NEGATIVE if isinstance(weight, int | float) and weight < 0 else Status.STATED

    def _remark_on(self, tie: PlainTie, message: str, meaning: str, value: Value, **more: object) -> None:
        column = self._attributes.column(meaning)
        self._graph.remark(message, tie.line, tie.part, column=column, value=text_of(value), **more)

    def _evidence(self, start: Node, end: Node, relation: str, details: Mapping[str, Value]) -> str:
        say = self._origin.say
        words = [
            say(
                "{file} has a tie between “{start}” and “{end}”.",
                file=self._origin.file,
                start=start.name,
                end=end.name,
            )
        ]
        if relation:
            words.append(say("It calls it “{relation}”.", relation=relation))
        if "weight" in details:
            words.append(say("Its weight is {weight}.", weight=details["weight"]))
        return " ".join(words)


def _added(first: Relationship, second: Relationship) -> Relationship:
    """Return one claim of two that say the same: weights are added, a tie without one counting as 1."""
    total = _weight_of(first) + _weight_of(second)
    locators = "; ".join(filter(None, (first.locator, second.locator)))
    shown = locators if len(locators) <= 200 else f"{first.locator.removesuffix('; …')}; …"  # noqa: PLR2004  a line or two
    return replace(first, locator=shown, details={**second.details, **first.details, "weight": total})


def _weight_of(claim: Relationship) -> float:
    weight = claim.details.get("weight", 1)
    return weight if isinstance(weight, int | float) else 1
