"""The command line, as its own process."""

import json
import os
import subprocess
import sys
from pathlib import Path


def zhidu(home: Path, *arguments: str, answer: str = "") -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "bots.cli", *arguments], env=os.environ | {"ZHIDU_HOME": str(home)}, input=answer,
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


def test_ask_answers_and_stores_nothing(home: Path) -> None:
    before = {path.name for path in home.iterdir()}
    done = zhidu(home, "ask", "丧假几天")
    assert done.returncode == 0
    assert "《假期管理规定》" in done.stdout
    assert {path.name for path in home.iterdir()} == before


def test_ask_as_json_is_the_contract_shape(home: Path) -> None:
    reply = json.loads(zhidu(home, "ask", "第二十条原文", "--json").stdout)
    assert reply["kind"] == "answer"
    assert set(reply) >= {"conversation_id", "reply", "kind", "citations", "action"}


def test_chat_keeps_the_conversation(home: Path) -> None:
    done = zhidu(home, "chat", answer="丧假几天\n那婚假呢\n\n")
    assert done.stdout.count("第十三条") >= 2


def test_known_problems_are_one_line(home: Path) -> None:
    done = zhidu(home, "ask", "😀")
    assert done.returncode == 1
    assert done.stderr.startswith("zhidu: ")
    assert "Traceback" not in done.stderr


def test_a_wrong_setting_is_named_and_its_value_is_not(home: Path) -> None:
    environment = os.environ | {"ZHIDU_HOME": str(home), "ZHIDU_DATABASE_URL": "nonsense://user:secret@host/x"}
    done = subprocess.run(
        [sys.executable, "-m", "bots.cli", "chat"], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "ZHIDU_DATABASE_URL" in done.stderr
    assert "secret" not in done.stderr


def test_corpus_check_prints_the_outline(home: Path) -> None:
    done = zhidu(home, "corpus", "check", "corpus/regulations/compilation.txt")
    assert done.returncode == 0
    assert "印章管理" in done.stdout
    missing = zhidu(home, "corpus", "check", "nowhere.txt")
    assert missing.returncode == 1


def test_a_reader_who_has_read_enough_is_no_error(home: Path) -> None:
    environment = os.environ | {"ZHIDU_HOME": str(home)}
    with subprocess.Popen(
        [sys.executable, "-m", "bots.cli", "ask", "丧假几天"],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(120) == 1
