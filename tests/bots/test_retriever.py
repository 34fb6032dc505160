"""Search as a LangChain retriever, and what the server counts about a chat model."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from assistant.build import Parts, open_advisor
from assistant.numbers import search
from assistant.reply import Turn
from assistant.turn import take_turn
from bots.metrics import counted_turn, exposition
from bots.retriever import ZhiduRetriever


def test_documents_are_the_articles_as_search_ranks_them(parts: Parts) -> None:
    found = ZhiduRetriever(parts=parts, k=3).invoke("请病假要什么材料")
    hits = search("请病假要什么材料", 3, parts, parts.settings.today())
    assert [document.id for document in found] == [str(hit.article.id) for hit in hits]
    assert found[0].page_content == hits[0].article.text
    assert found[0].metadata["label"] == "篇一 第十四条"


def test_the_server_counts_what_came_of_the_model_and_what_it_cost(parts: Parts, tmp_path: Path) -> None:
    script = tmp_path / "script.jsonl"
    line = {"when": "", "say": "病假最多30天。[k1]\n病假需提供有效医疗证明。[k1]"}
    script.write_text(json.dumps(line, ensure_ascii=False), encoding="utf-8")
    settings = parts.settings.model_copy(update={"chat_model": f"scripted:{script}"})
    advised = replace(parts, settings=settings, advisor=open_advisor(settings))
    counted_turn(lambda: take_turn(Turn("请病假要什么材料", "e001"), advised))
    shown = exposition().decode()
    assert 'zhidu_model_total{outcome="answered"}' in shown
    assert 'zhidu_model_dropped_total{check="quantity"}' in shown
    assert "zhidu_model_tokens_total" in shown


def test_without_a_model_nothing_of_it_is_imported(home: Path) -> None:
    asked = (
        "import sys; from bots.cli import main; main(['ask', '请病假要什么材料']); print([m for m in sys.modules if "
        "m.startswith(('langchain.', 'langchain_openai', 'openai', 'assistant.model', 'assistant.check'))])"
    )
    environment = {name: value for name, value in os.environ.items() if name != "ZHIDU_CHAT_MODEL"}
    environment["ZHIDU_HOME"] = str(home)
    done = subprocess.run([sys.executable, "-c", asked], env=environment, capture_output=True, text=True, check=True)
    assert "有效医疗证明" in done.stdout
    assert done.stdout.splitlines()[-1] == "[]"
