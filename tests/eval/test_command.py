"""`zhidu eval` from the outside, on the assistant in this process and on a running server."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from bots.cli import main
from eval.lines import SUITES
from eval.perturb import sampled
from tests.conftest import Server
from tests.corpus.office import FILES

Run = Callable[..., int]
FEW = 12


@pytest.fixture
def zhidu(home: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command with a built index."""
    monkeypatch.setenv("ZHIDU_HOME", str(home))
    return lambda *words: main(["eval", *words])


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A suite of a few questions of several kinds, and one dialogue, with a gate."""
    folder = tmp_path_factory.mktemp("suite")
    lines = (SUITES / "kinds-dev.jsonl").read_text(encoding="utf-8").splitlines()
    dialogue = (SUITES / "dialogues-dev.jsonl").read_text(encoding="utf-8").splitlines()[0]
    (folder / "few.jsonl").write_text("\n".join([*sampled(lines, FEW), dialogue]), encoding="utf-8")
    (folder / "few.toml").write_text(
        'title = "Few"\nreads = "A few."\nsplit = "dev"\ncases = ["few.jsonl"]\n[gate]\nverbatim = 1.0\n',
        encoding="utf-8",
    )
    return str(folder / "few.toml")


def test_a_run_writes_a_report_that_names_what_was_evaluated(
    zhidu: Run, few: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert zhidu("run", few, "--out", str(tmp_path / "a"), "--repeat", "2") == 0
    printed = capsys.readouterr().out
    assert f"n = {FEW + 1}" in printed
    assert "time 2: 0 cases differ" in printed
    report = json.loads((tmp_path / "a" / "report.json").read_text(encoding="utf-8"))
    assert {"settings", "corpus", "engine", "seed", "n", "python", "chromadb", "clock"} <= set(report["about"])
    step = report["suites"][0]["cases"][0]["steps"][-1]
    assert {"say", "reply", "citations", "trace", "ms"} <= set(step)
    page = (tmp_path / "a" / "report.html").read_text(encoding="utf-8")
    assert report["about"]["corpus"] in page
    assert "<svg" in page


def test_a_server_is_evaluated_by_the_same_suite_and_keeps_no_paperwork(
    zhidu: Run, few: str, tmp_path: Path, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    with server.client() as client:
        before = client.get("/v1/records").json()
        assert zhidu("run", few, "--target", server.url, "--out", str(tmp_path / "b")) == 0
        assert client.get("/v1/records").json() == before
    assert "1 not played: it files paperwork" in capsys.readouterr().out
    assert zhidu("run", few, "--out", str(tmp_path / "a")) == 0
    assert zhidu("compare", str(tmp_path / "a"), str(tmp_path / "b")) == 0  # the same replies: nothing is worse


def test_a_wrong_token_or_url_is_one_clear_line(
    zhidu: Run, few: str, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    assert zhidu("run", few, "--target", server.url, "--token", "secret-of-mine") == 2
    said = capsys.readouterr().err
    assert "answered 401; give a token with --token" in said
    assert "secret-of-mine" not in said
    assert zhidu("run", few, "--target", "http://127.0.0.1:9") == 2
    assert "does not answer as Zhidu does" in capsys.readouterr().err


def test_the_gate_exits_with_one_and_a_line_for_each_shortfall(
    zhidu: Run, few: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert zhidu("gate", few) == 0
    assert "gate: 1 of 1 thresholds held" in capsys.readouterr().out
    strict = Path(few).read_text(encoding="utf-8").replace("verbatim = 1.0", "verbatim = 1.0\npassed = 1.01")
    path = Path(few).with_name("strict.toml")
    path.write_text(strict, encoding="utf-8")
    assert zhidu("gate", str(path)) == 1
    assert "strict: passed is" in capsys.readouterr().out


def test_a_sheet_is_exported_and_read(zhidu: Run, few: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report, sheet = str(tmp_path / "r"), tmp_path / "sheet.csv"
    assert zhidu("run", few, "--out", report) == 0
    assert zhidu("label", "export", report, str(sheet), "-n", "5") == 0
    text = sheet.read_text(encoding="utf-8-sig")
    assert text.startswith("suite,case,asked,expected,reply,cited,right,comment")
    assert zhidu("label", "read", report, str(sheet)) == 2
    assert "no row is judged" in capsys.readouterr().err


def test_peers_stand_beside_search(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On a company of nine articles: whatever the peers are asked about, they embed the whole text anew."""
    monkeypatch.setenv("ZHIDU_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("ZHIDU_CORPUS", str(tmp_path / "corpus"))
    for name, text in FILES.items():
        path = tmp_path / "corpus" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    asked = {"结婚能休几天": "leave/2", "灭火器多久查一次": "safety/3", "没有证能开叉车吗": "safety/5"}
    cases = [
        {"id": article, "kind": "meaning", "turns": [question], "gold": [[article]], "expect": ["answer"]}
        for question, article in asked.items()
    ]
    lines = "\n".join(json.dumps(case, ensure_ascii=False) for case in cases)
    (tmp_path / "asked.jsonl").write_text(lines, encoding="utf-8")
    suite = 'title = "Search"\nreads = "."\nsplit = "dev"\nhow = "search"\ncases = ["asked.jsonl"]\n'
    (tmp_path / "r.toml").write_text(suite, encoding="utf-8")
    assert main(["index"]) == 0
    assert main(["eval", "run", str(tmp_path / "r.toml"), "--peers", "--out", str(tmp_path / "r")]) == 0
    printed = capsys.readouterr().out
    for system in ("zhidu", "stock LangChain", "BM25 alone"):
        assert system in printed


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("run", "nothing"), "there is no suite nothing"),
        (("compare", "/nowhere", "/nowhere"), "is no report"),
        (("run", "retrieval", "--peers", "--target", "http://127.0.0.1:9"), "leave out --target"),
    ],
)
def test_a_mistake_is_one_line_and_status_two(
    zhidu: Run, words: tuple[str, ...], complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert zhidu(*words) == 2
    assert complaint in capsys.readouterr().err


def test_stard_is_a_suite_beside_the_others(zhidu: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder in STARD's format: the real one is read by the same command and takes an hour the first time."""
    subjects = ["押金", "交通", "合同", "离婚", "退货", "噪音", "遗产", "工伤", "利息", "未成年", "物业", "医疗"]
    with gzip.open(tmp_path / "articles.jsonl.gz", "wt", encoding="utf-8") as file:
        for number, subject in enumerate(subjects):
            article = {
                "id": f"a{number}",
                "title": f"{subject}法 第{number + 1}条",
                "text": f"关于{subject}的争议，依照本条处理。",
            }
            file.write(json.dumps(article, ensure_ascii=False) + "\n")
    asked = [
        {"id": str(n), "text": f"{subject}出了问题怎么办", "gold": [f"a{n}"]} for n, subject in enumerate(subjects)
    ]
    (tmp_path / "questions.jsonl").write_text("\n".join(json.dumps(question) for question in asked), encoding="utf-8")
    (tmp_path / "one.jsonl").write_text(
        '{"id": "a", "kind": "k", "turns": ["病假"], "gold": [["hr-admin/14"]], "expect": ["answer"]}', encoding="utf-8"
    )
    out = tmp_path / "out"
    assert zhidu("run", str(tmp_path / "one.jsonl"), "--stard", str(tmp_path), "--out", str(out)) == 0
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    peers = report["suites"][-1]["peers"]
    assert set(peers) == {"zhidu (adapted, score fusion)", "stock LangChain (chunks)", "BM25 alone", "vectors alone"}
    assert all(rows[0]["value"] > 0.8 for rows in peers.values())
    assert "STARD — stard" in capsys.readouterr().out
