"""Whether a message that names a step with a record orders it: learned from orders and from what only looks like one.

What is done in part, told of others, asked, hoped for, put off or said in jest names the same steps and is no order.
Fitted by eval/fit_orders.py on eval/orders.toml.
"""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from assistant.learned import Learned
from assistant.records.numbers import without_numbers
from corpus.network import Floats

ORDER = "order"
ANY_NUMBER = "单号"  # stands for the number of a record, which says nothing of what is meant
MODEL = Path(__file__).with_name("meant.npz")


class OrderReader:
    """Reads orders with the model that ships with the product."""

    def __init__(self, vector_of: Callable[[str], Floats]) -> None:
        learned = Learned(MODEL, vector_of)
        self._belief = lru_cache(maxsize=64)(
            lambda said: learned.beliefs(said)[ORDER]
        )  # asked for each record that waits

    def belief(self, message: str) -> float:
        """How likely it is that a normalised message orders the step that it names, 0 to 1."""
        return self._belief(unnumbered(message))


def unnumbered(message: str) -> str:
    """The message as the network reads it: whatever number a record has in it, the words are the same."""
    return without_numbers(message, ANY_NUMBER)
