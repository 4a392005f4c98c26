"""Code that a chapter shows."""

from functools import cache


class Ruler:
    """A ruler."""

    length = 30

    def measure(self, thing: str) -> int:
        """How long a thing is, in letters."""
        return min(len(thing), self.length)


@cache
def double(value: int) -> int:
    return 2 * value
