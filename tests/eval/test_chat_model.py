"""The measurement of a chat model, with a scripted one: three arms over the same cases, and nothing asked twice."""

import json
import re
from pathlib import Path

import pytest

from eval import paraphrased
from eval.chat_model import measure
from eval.cli import main
from eval.target import TargetError


def quiet(what: str, done: int, total: int) -> None:
    """No bar."""


def test_three_arms_over_the_same_cases(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script, record = tmp_path / "script.jsonl", tmp_path / "record.jsonl"
    script.write_text(json.dumps({"when": "", "say": "期限为77天。[k1]"}, ensure_ascii=False), encoding="utf-8")
    monkeypatch.setenv("ZHIDU_HOME", str(home))
    monkeypatch.setenv("ZHIDU_CHAT_MODEL", f"scripted:{script}")
    first = measure(["open"], 3, record, quiet)
    alone, unguarded, checked = first["rows"]
    assert unguarded["invented"] == unguarded["unborne"] == unguarded["stated"] > 0
    assert (checked["invented"], checked["unborne"], checked["passed"]) == (0, 0, alone["passed"])
    asked = record.read_text(encoding="utf-8")
    assert measure(["open"], 3, record, quiet) == first
    assert record.read_text(encoding="utf-8") == asked


def test_what_cannot_be_asked_here_is_written_down_and_its_answers_are_played(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asks, said = tmp_path / "asks.jsonl", tmp_path / "said.jsonl"
    monkeypatch.setenv("ZHIDU_HOME", str(home))
    monkeypatch.setenv("ZHIDU_CHAT_MODEL", "a-model-on-another-machine")
    assert main(["chat-model", "open", "--sample", "3", "--asks", str(asks), "--record", str(said)]) == 0
    requests = [json.loads(line) for line in asks.read_text(encoding="utf-8").splitlines()]
    assert requests
    assert all([m["role"] for m in request["messages"]] == ["system", "user"] for request in requests)
    answers = [{"key": one["key"], "text": "期限为77天。[k1]", "calls": [], "tokens": 9} for one in requests]
    said.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in answers), encoding="utf-8")
    report = measure(["open"], 3, said, quiet, asks)
    assert report["unanswered"] == 0
    assert asks.read_text(encoding="utf-8") == ""
    assert report["rows"][1]["invented"] == len(requests)


def test_without_a_model_it_says_what_to_set(home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ZHIDU_HOME", str(home))
    monkeypatch.delenv("ZHIDU_CHAT_MODEL", raising=False)
    with pytest.raises(TargetError, match="ZHIDU_CHAT_MODEL"):
        measure(["open"], 1, tmp_path / "record.jsonl", quiet)
    assert main(["chat-model", "--sample", "1"]) == 2


def test_the_paraphrases_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    paraphrased.main()
    out = capsys.readouterr().out
    assert re.search(r"^frozen: \d+ of 162 \([\d.]+\) correct sentences dropped", out, re.MULTILINE)
    assert re.search(r"^frozen: \d+ of 100 \([\d.]+\) wrong sentences passed", out, re.MULTILINE)
