"""Building: only what changed, beside the old index, switched in one step; and what is said when it does not fit."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from corpus import index
from corpus.files import CorpusError
from corpus.index import IndexProblem, current_build
from tests.corpus.office import ASKED, CountingE5, Office, ranking

PATIENCE_S = 90


# --- only what changed ----------------------------------------------------------------------------------------------


def test_the_second_build_embeds_only_what_changed(office: Office) -> None:
    office.build()
    assert len(office.engine.embedded) == len(set(office.engine.embedded)) > 20
    office.engine.embedded.clear()

    office.build()
    assert office.engine.embedded == []

    office.replace("safety.txt", "每月检查", "每季检查")
    office.build()
    assert all("每季检查" in text for text in office.engine.embedded)
    assert 1 <= len(office.engine.embedded) <= 3  # the article, its sentence, and that in place of a question


def test_what_is_not_embedded_again_is_the_same(office: Office) -> None:
    office.build()
    office.replace("safety.txt", "每月检查", "每季检查")
    office.build()
    incremental = np.load(current_build(office.index) / "vectors.npy")
    whole = Office(office.folder, office.home / "other", CountingE5())  # one that has embedded nothing yet
    whole.build()
    assert np.array_equal(incremental, np.load(current_build(whole.index) / "vectors.npy"))


def test_a_new_expected_question_is_embedded_alone(office: Office) -> None:
    office.build()
    office.engine.embedded.clear()
    office.replace("questions/leave.toml", '"结婚能休几天"', '"结婚能休几天", "蜜月能歇多久"')
    office.build()
    assert office.engine.embedded == ["? 蜜月能歇多久"]


def test_a_moved_article_is_not_embedded_again(office: Office) -> None:
    office.build()
    office.engine.embedded.clear()
    office.replace("manifest.toml", 'id = "safety"', 'id = "works"')
    office.build()
    assert all(text.startswith("? ") for text in office.engine.embedded)  # its sentences, for the questions it lost
    assert office.ask("灭火器多久查一次") == "works/3"


def test_another_engine_starts_afresh(office: Office) -> None:
    office.build()
    office.engine.embedded.clear()
    path = current_build(office.index) / "index.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"engine": "openai:other"}))
    office.build()
    assert len(office.engine.embedded) > 20


@pytest.mark.parametrize("lost", ["vectors.npy", "keys.json", "index.json"])
def test_a_damaged_index_is_told_and_built_afresh(office: Office, lost: str) -> None:
    office.build()
    path = current_build(office.index) / lost
    path.write_bytes(path.read_bytes()[:20])
    if lost != "keys.json":  # which only a build reads
        with pytest.raises(IndexProblem, match="Run: zhidu index"):
            office.searcher()
    office.build()
    assert office.ask("结婚放几天假") == "leave/2"


def test_progress_rises_to_the_end(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "BATCH", 4)
    steps: list[tuple[int, int]] = []
    manifest = office.build(lambda done, total: steps.append((done, total)))
    assert len(steps) > 5
    assert steps == sorted(steps)
    assert steps[-1] == (2 * manifest.passages, 2 * manifest.passages)


def test_progress_is_at_the_end_only_when_the_build_is_in_use(office: Office) -> None:
    office.build()
    before, steps, seen = current_build(office.index), list[tuple[int, int]](), list[Path]()

    def publish(*given: Any) -> None:
        passages, done = given[2], given[4]
        assert steps[-1][0] < steps[-1][1]  # everything is embedded, and nothing is in the store
        done(len(passages))
        assert steps[-1][0] < steps[-1][1]
        seen.append(current_build(office.index))

    office.replace("safety.txt", "每月检查", "每季检查")
    office.build(lambda done, total: steps.append((done, total)), publish=publish)
    assert seen == [before]
    assert steps[-1][0] == steps[-1][1]
    assert current_build(office.index) != before


# --- the old index goes on serving ----------------------------------------------------------------------------------


def test_a_failing_publish_leaves_the_old_index(office: Office) -> None:
    office.build()
    before = current_build(office.index)

    def fail(*_: object) -> None:
        raise RuntimeError("the store is full")

    office.replace("safety.txt", "每月检查", "每季检查")
    with pytest.raises(RuntimeError, match="full"):
        office.build(publish=fail)
    office.replace("safety.txt", "每季检查", "每月检查")
    assert current_build(office.index) == before
    assert office.builds == {before.name}
    assert office.ask("灭火器多久查一次") == "safety/3"


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("safety.txt", b"\xe5\xae\x89\xe5\x85\xa8\n\xe7\xac\xac\xe4\xb8\x80\xe6\x9d\xa1 \xff\xff\xff", "safety.txt:2:"),
        ("lexicon.toml", '[terms]\n"甲" = "乙"\n'.encode(), "lexicon.toml:2:"),
        ("lexicon.toml", b"terms = 3\n", "lexicon.toml:1:"),
        ("questions/leave.toml", b'\n["leave/2"]\nquestion = []\n', "leave.toml:2:"),
        ("questions/leave.toml", b'["leave/2"]\nquestions = ["a\n', "leave.toml:2:"),
        ("not_covered.toml", b"[topic]\n", "not_covered.toml:1:"),
        ("not_covered.toml", b'\n[[topic]]\nquestions = ["a"]\n', "not_covered.toml:2:"),
        ("not_covered.toml", b'[[topic]]\nname = "a"\nquestions = ["b"]\nnear = [3]\n', "not_covered.toml:2:"),
    ],
)
def test_a_file_that_cannot_be_read_stops_the_build_with_its_line(
    office: Office, name: str, text: bytes, says: str
) -> None:
    office.build()
    before = current_build(office.index)
    running = office.searcher()
    (office.folder / name).write_bytes(text)
    with pytest.raises(CorpusError) as caught:
        office.build()
    assert says in str(caught.value)
    assert current_build(office.index) == before
    assert ranking(running, "结婚放几天假")[0] == "leave/2"


def zhidu_index(office: Office, **environment: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "bots.cli", "index"],
        env=os.environ | {"ZHIDU_HOME": str(office.home), "ZHIDU_CORPUS": str(office.folder), **environment},
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    )  # fmt: skip


def wait_for(condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.002)


def embedding(office: Office, process: "subprocess.Popen[bytes]") -> bool:
    """It holds the lock, and has had the time to begin."""
    wait_for((office.index / "lock").exists)
    time.sleep(0.5)
    return process.poll() is None


def writing(office: Office, process: "subprocess.Popen[bytes]") -> bool:
    """It writes a build, or fills the Chroma database in one."""
    wait_for(lambda: len(office.builds) == 2)
    return process.poll() is None


@pytest.mark.parametrize("until", [embedding, writing])
def test_a_killed_build_leaves_the_old_index_and_no_trace(
    office: Office, until: Callable[[Office, "subprocess.Popen[bytes]"], bool]
) -> None:
    office.build()
    before = current_build(office.index)
    (office.index / "lock").unlink()
    kept = office.searcher()
    many = ", ".join(f'"第{number}次问灭火器怎么检查"' for number in range(1500 if until is embedding else 40))
    office.write("questions/more.toml", f'["safety/3"]\nquestions = [{many}]\n')
    with zhidu_index(office) as process:
        assert until(office, process)
        process.send_signal(signal.SIGKILL)
        process.communicate()
    assert current_build(office.index) == before
    assert ranking(kept, "结婚放几天假")[0] == "leave/2"

    (office.folder / "questions/more.toml").unlink()
    assert office.ask("结婚放几天假") == "leave/2"
    office.build()  # the lock of the dead holds nobody up
    assert office.builds == {before.name, current_build(office.index).name}


def test_two_processes_build_one_after_the_other(office: Office) -> None:
    processes = [zhidu_index(office) for _ in range(2)]
    for process in processes:
        _, said = process.communicate(timeout=PATIENCE_S)
        assert process.returncode == 0, said.decode()
    assert len(office.builds) == 2
    assert office.ask("结婚放几天假") == "leave/2"


def test_threads_that_build_and_open_at_once(office: Office) -> None:
    office.build()
    problems: list[BaseException] = []

    def guarded(work: Callable[[], object]) -> None:
        try:
            for _ in range(6):
                work()
        except BaseException as problem:  # noqa: BLE001  a thread's own error would be lost
            problems.append(problem)

    threads = [threading.Thread(target=guarded, args=(work,)) for work in (office.build, office.build, office.searcher)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    assert len(office.builds) == 2


def test_what_a_running_server_reads_stays_readable(office: Office) -> None:
    office.build()
    first = current_build(office.index)
    running = office.searcher()
    rankings = [ranking(running, question) for question in ASKED]
    office.build()
    assert first.exists()  # a server that is opening it just now finds every file
    for _ in range(2):
        office.build()
    assert not first.exists()
    assert [ranking(running, question) for question in ASKED] == rankings


def test_a_server_notices_another_build(office: Office) -> None:
    office.build()
    before = current_build(office.index)
    assert current_build(office.index) == before
    office.build()
    assert current_build(office.index) != before


def test_a_folder_that_cannot_be_written_is_told(office: Office) -> None:
    office.home.mkdir()
    office.index.write_text("a file in its place")
    with pytest.raises(IndexProblem, match=r"cannot be written to .*index.*Run: zhidu index|run: zhidu index"):
        office.build()
