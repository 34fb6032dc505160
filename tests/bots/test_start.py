"""What a server loads before anybody asks for it: everybody who starts one waits for that."""

import os
import subprocess
import sys
from pathlib import Path

from tools.store import Store

LATER = ("alembic", "authlib", "httpx", "lark_oapi", "langchain_core", "mcp", "openpyxl", "slack_bolt", "slack_sdk")
STARTED = f"""
import sys
from assistant.build import open_database
from assistant.settings import load_settings
import bots.serve
settings = load_settings()
assert bots.serve.configured(settings) == []
open_database(settings).close()
print([name for name in {LATER} if name in sys.modules])
"""


def test_what_is_used_later_is_loaded_later(tmp_path: Path) -> None:
    Store.open(f"sqlite:///{tmp_path / 'zhidu.db'}").close()  # a database that has served before
    environment = os.environ | {"ZHIDU_HOME": str(tmp_path), "ZHIDU_CONFIG": str(tmp_path / "none.toml")}
    done = subprocess.run(
        [sys.executable, "-c", STARTED], env=environment, capture_output=True, text=True, check=True
    )  # fmt: skip
    assert done.stdout.strip() == "[]"
