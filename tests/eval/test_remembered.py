"""Vectors that are kept from one fit to the next."""

from pathlib import Path

import numpy as np

from eval.remembered import Remembering
from tests.corpus.office import CountingE5

TEXTS = ["年假几天", "我想请年假", "年假几天"]


def test_a_text_is_embedded_once_and_its_vector_stays_the_same(tmp_path: Path) -> None:
    e5, file = CountingE5(), tmp_path / "home" / "questions.npz"
    made = e5.queries(TEXTS)
    assert np.array_equal(Remembering(e5, file).queries(TEXTS), made)
    e5.embedded.clear()
    again = Remembering(e5, file)
    assert np.array_equal(again.queries(TEXTS), made)
    assert np.array_equal(again.query("年假几天"), made[0])
    assert e5.embedded == []
    again.queries(["事假要提前几天", *TEXTS])
    assert e5.embedded == ["? 事假要提前几天"]
