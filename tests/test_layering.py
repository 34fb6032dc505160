"""The house: who may import whom, which third party may appear where, and how large things may grow."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MAY_IMPORT = {
    "corpus": {"corpus"},
    "tools": {"tools"},
    "assistant": {"assistant", "corpus", "tools"},
    "bots": {"bots", "assistant", "corpus", "tools"},
    "eval": {"eval", "assistant", "corpus", "tools"},
}
# Every file here is given with the rooms' names; a module not listed may be imported anywhere in the product.
ONLY_IN = {
    "chromadb": {"corpus/chroma_index.py", "eval/peers.py"},
    "langchain_chroma": {"corpus/chroma_index.py", "eval/peers.py"},
    "langchain_openai": {"corpus/embed.py"},
    "dingtalk_stream": {"bots/dingtalk/line.py"},
    "lark_oapi": {"bots/feishu/sdk.py"},
    "websockets": {"bots/dingtalk/line.py"},
    "tomli_w": {"corpus/overlay.py"},
    "langchain": {"assistant/model/chat_model.py", "eval/peers.py"},
    "langchain_core": {
        "corpus/chroma_index.py",
        "corpus/embeddings.py",
        "assistant/build.py",
        "assistant/model/chat_model.py",
        "bots/retriever.py",
    },
    "chinese_calendar": {"tools/calendar.py"},
    "lunar_python": {"assistant/dates/festival.py"},
    "bm25s": {"corpus/lexical.py"},
    "sentence_transformers": {"corpus/embed.py", "corpus/rerank.py"},
    "authlib": {"bots/oidc.py"},
    "openpyxl": {"assistant/faqs/sheet.py"},
    "opencc": {"corpus/query.py", "eval/perturb.py"},
    "langchain_text_splitters": {"eval/peers.py", "eval/stard.py"},
    "ir_measures": {"eval/figures.py"},
    "matplotlib": {"eval/report/plots.py"},
    "mcp": {"bots/mcp_server.py", "bots/mcp_tools.py", "bots/mcp_consent.py", "bots/mcp_http.py"},
    "pypinyin": {"corpus/homophones.py", "eval/fit_mistyped.py", "eval/perturb.py"},
    "rjieba": {"corpus/homophones.py", "eval/fit_mistyped.py", "assistant/check/tokens.py"},
    "sklearn": {
        "corpus/recogniser.py",
        "eval/fit.py",
        "eval/fit_intent.py",
        "eval/fit_leaning.py",
        "eval/fit_spans.py",
        "eval/fit_faq.py",
        "eval/ablate.py",
        "eval/refusal.py",
        "eval/label.py",
    },
}
# The SDK of a chat platform stays in its channel's folder.
ONLY_UNDER = {"slack_bolt": "bots/slack", "slack_sdk": "bots/slack"}
FILE_MAX_LINES, FUNCTION_MAX_LINES = 300, 60
FILES = sorted(path for room in MAY_IMPORT for path in (ROOT / room).rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_follow_the_arrows(path: Path) -> None:
    where = path.relative_to(ROOT)
    for module in imports(path):
        top = module.split(".")[0]
        if top in MAY_IMPORT:
            assert top in MAY_IMPORT[where.parts[0]], f"{where} imports {module}"
        if top in ("sqlalchemy", "alembic"):
            assert where.parts[:2] in (("tools", "store"), ("tools", "migrations")), f"{where} imports {module}"
        if top in ONLY_IN:
            assert str(where) in ONLY_IN[top], f"{where} imports {module}; its place is {ONLY_IN[top]}"
        if top in ONLY_UNDER:
            assert where.is_relative_to(ONLY_UNDER[top]), f"{where} imports {module}; its place is {ONLY_UNDER[top]}"
        if top in ("fastapi", "starlette", "uvicorn", "prometheus_client"):
            assert where.parts[0] == "bots", f"{where} imports {module}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_and_functions_stay_small_enough_to_hold(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= FILE_MAX_LINES, "split by noun"
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= FUNCTION_MAX_LINES, f"{node.name} has {length} lines"
