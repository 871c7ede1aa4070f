"""The part of the country that somebody wants of a register that has all of it."""

from dataclasses import dataclass, field

from samspill.loaders.registers.places.history import history


@dataclass(frozen=True)
class Area:
    """Some municipalities; `loaders.registers.places.naming.area_of` makes one of names."""

    name: str
    """What tells it from others, for the origin of what is loaded."""
    places: frozenset[str]
    """Ids of the municipalities."""
    _known: dict[str, bool] = field(default_factory=dict, compare=False)

    def holds(self, code: str) -> bool:
        """Tell whether the municipality that a row names by its number, of whatever year, is one of them."""
        if code not in self._known:
            place = history().find(code.strip().zfill(4))
            self._known[code] = place is not None and place.node.id in self.places
        return self._known[code]
