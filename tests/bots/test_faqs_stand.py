"""An answer of HR's never outlives what it rests on: from the outside, on a corpus of its own that is changed."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from assistant.build import build_index_for
from assistant.settings import Settings
from tests.bots.hr_house import WEDDING, post
from tests.bots.test_api import ask, assert_problem
from tests.conftest import Server, serving

MANIFEST = """[[compilation]]
id = "hr-admin"
title = "假期管理办法"
label = "假期办法"
scope = "全体员工"
"""
TEXT = """假期管理办法
第一条 为规范休假,制定本办法。
第十三条 员工享有婚假、丧假,婚假为三天。
第十四条 病假需提供有效医疗证明。
"""
LATER = TEXT.replace("三天", "五天")


class Company:
    """A corpus folder, a home, and a server over both."""

    def __init__(self, folder: Path) -> None:
        self.corpus, self.home = folder / "corpus", folder / "home"
        self.corpus.mkdir(exist_ok=True)
        self.environment = {"ZHIDU_CORPUS": str(self.corpus)}

    def publish(self, *versions: tuple[str, str]) -> None:
        """Put versions (effective date, text; no text: repealed from then on) into the corpus, and index it."""
        lines = [MANIFEST]
        for effective, text in versions:
            (self.corpus / f"{effective}.txt").write_text(text, encoding="utf-8")
            lines.append(
                f'[[compilation.version]]\nversion = "{effective}"\nfile = "{effective}.txt"\neffective = {effective}\n'
            )
        (self.corpus / "manifest.toml").write_text("\n".join(lines), encoding="utf-8")
        build_index_for(Settings(home=self.home, corpus=self.corpus), lambda done, total: None)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a company that has published its first version and never served."""
    folder = tmp_path_factory.mktemp("company")
    Company(folder).publish(("2026-01-01", TEXT))
    return folder


@pytest.fixture
def company(published: Path, tmp_path: Path) -> Company:
    shutil.copytree(published, tmp_path, dirs_exist_ok=True)
    return Company(tmp_path)


@pytest.fixture
def desk_server(company: Company) -> Iterator[Server]:
    with serving(company.home, **company.environment) as server:
        yield server


def hrs(server: Server, **more: str) -> bool:
    return "HR 的答复" in ask(server, "婚假有几天", **more)["reply"]


def told(hr: httpx.Client, kind: str) -> list[str]:
    return [notice["subject"] for notice in hr.get("/v1/notices").json()["notices"] if notice["kind"] == kind]


def passed_on(server: Server, employee: str, question: str) -> None:
    turn = ask(server, question, employee)["turn_id"]
    with server.client(employee) as client:
        client.post(f"/v1/turns/{turn}/escalation").raise_for_status()


def test_a_changed_article_suspends_the_answer_until_its_owner_has_looked(
    company: Company, desk_server: Server
) -> None:
    with desk_server.client("h001") as hr:
        faq = post(hr, "/v1/faqs", WEDDING | {"answer": "婚假三天。", "valid_from": "2026-01-01"})
        path = f"/v1/faqs/{faq['id']}"
        assert hrs(desk_server)
        company.publish(("2026-01-01", TEXT), ("2026-02-01", LATER))
        assert not hrs(desk_server)
        suspended = hr.get(path).json()
        assert suspended["state"] == "suspended"
        assert "已修改" in suspended["why"]
        assert suspended["why"].startswith("假期办法 第十三条")
        assert told(hr, "suspended") == [f"faq/{faq['id']}"]
        passed_on(desk_server, "e005", "婚假有几天")
        passed_on(desk_server, "e006", "病假要什么材料")
        assert post(hr, f"{path}/confirm", {"version": 2}).items() >= {"state": "live", "told": 1}.items()
        assert hrs(desk_server)
        assert [q["question"] for q in hr.get("/v1/unanswered").json()["unanswered"]] == ["病假要什么材料"]
        with desk_server.client("e005") as asker:
            assert "婚假三天。" in asker.get("/v1/notices").json()["notices"][0]["text"]
        assert not hrs(desk_server, as_of="2026-01-15"), "the rule of that day was another one"
        company.publish(("2026-01-01", TEXT))
        assert not hrs(desk_server)
        assert hr.get(path).json()["state"] == "suspended"
        passed_on(desk_server, "e007", "婚假有几天")
        company.publish(("2026-01-01", TEXT), ("2026-02-01", LATER))  # the very words that HR has read are back
        assert hrs(desk_server)
        assert hr.get(path).json()["state"] == "live"
        assert [change["what"] for change in hr.get(path).json()["history"]][-2:] == ["suspended", "resumed"]
        assert told(hr, "resumed") == [f"faq/{faq['id']}"]
        assert [q["question"] for q in hr.get("/v1/unanswered").json()["unanswered"]] == ["病假要什么材料"]


def test_a_rule_that_changes_on_a_day_to_come_still_stands_today(company: Company, desk_server: Server) -> None:
    with desk_server.client("h001") as hr:
        faq = post(hr, "/v1/faqs", WEDDING | {"answer": "婚假三天。", "valid_from": "2026-01-01"})
        company.publish(("2026-01-01", TEXT), ("2099-01-01", LATER))
        assert hrs(desk_server)
        assert not hrs(desk_server, as_of="2099-01-01")
        assert hr.get(f"/v1/faqs/{faq['id']}").json()["state"] == "live"


def test_an_article_that_is_gone_cannot_be_confirmed(company: Company, desk_server: Server) -> None:
    with desk_server.client("h001") as hr:
        faq = post(hr, "/v1/faqs", WEDDING | {"answer": "婚假三天。"})
        path = f"/v1/faqs/{faq['id']}"
        company.publish(("2026-01-01", TEXT.replace("第十三条 员工享有婚假、丧假,婚假为三天。\n", "")))
        assert not hrs(desk_server)
        assert "已废止" in hr.get(path).json()["why"]
        assert assert_problem(hr.post(f"{path}/confirm", json={"version": 2}), 422)["field"] == "articles"
        assert post(hr, f"{path}/undo", {"version": 2})["state"] == "suspended"
        body = WEDDING | {"answer": "婚假三天。", "articles": ["hr-admin/14"], "version": 3}
        assert hr.put(path, json=body).raise_for_status().json()["state"] == "live"


def test_what_changed_while_no_server_ran_is_found_at_the_start(company: Company) -> None:
    with serving(company.home, **company.environment) as server, server.client("h001") as hr:
        faq = post(hr, "/v1/faqs", WEDDING | {"answer": "婚假三天。"})
    company.publish(("2026-01-01", LATER))
    with serving(company.home, **company.environment) as server, server.client("h001") as hr:
        assert hr.get(f"/v1/faqs/{faq['id']}").json()["state"] == "suspended"
        assert not hrs(server)
    shutil.rmtree(company.corpus)


def test_a_figure_that_is_quoted_is_not_said_to_be_missing(tmp_path: Path) -> None:
    """An article that gives a number and leaves the rest to a document that is not here."""
    company = Company(tmp_path)
    rest = TEXT.replace("婚假为三天。", "婚假为三天,其他假期的天数按《假期管理规定》执行。")
    company.publish(("2026-01-01", rest))
    with serving(company.home, **company.environment) as server:
        given = ask(server, "婚假几天")["reply"]
        assert "婚假为三天" in given
        assert "《假期管理规定》" in given
        assert "未收录" in given
        assert "无法给出具体的数值" not in given
