"""Decides for each call whether a kernel runs compiled or as plain Python, so that tiny networks never wait for a compiler."""

from collections.abc import Callable
from functools import cached_property
from typing import Final, Generic, ParamSpec, TypeVar, cast

P = ParamSpec("P")
R = TypeVar("R")

WORTH_COMPILING: Final = 100_000
"""Elementary steps from which importing numba and loading a compiled kernel (0.4 s) is quicker than interpreting (about 1 µs each)."""


class Kernel(Generic[P, R]):
    """A function on arrays that can run either way; decorate with it."""

    def __init__(self, function: Callable[P, R]) -> None:
        self.interpreted = function
        self.__doc__ = function.__doc__

    @cached_property
    def compiled(self) -> Callable[P, R]:
        """The function in machine code; compiled once, then read from the cache beside the source or in the user's cache folder."""
        # numba takes 0.4 s to import, which small networks do not need to spend.
        from numba import njit  # noqa: PLC0415

        try:
            return cast("Callable[P, R]", njit(nogil=True, cache=True)(self.interpreted))
        except RuntimeError:
            # Neither folder can be written: compile anew in each process.
            return cast("Callable[P, R]", njit(nogil=True)(self.interpreted))

    def for_work(self, steps: int) -> Callable[P, R]:
        """Return the form that is quicker for about so many elementary steps."""
        at_hand = "compiled" in self.__dict__
        return self.compiled if at_hand or steps >= WORTH_COMPILING else self.interpreted
