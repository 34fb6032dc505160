"""The API described: an OpenAPI 3.0 document and the page that shows it.

FastAPI writes OpenAPI 3.1; the bundled Swagger UI (4.15) knows 3.0 only, so the document is put into the words of 3.0.
"""

from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Annotated, Any, Literal

import swagger_ui_bundle
from fastapi import FastAPI
from fastapi.openapi.docs import get_swagger_ui_html
from fastapi.responses import HTMLResponse
from fastapi.security import HTTPBearer
from fastapi.staticfiles import StaticFiles
from pydantic import BaseModel, Field
from pydantic.json_schema import models_json_schema

from assistant.reply import Kind
from bots.openai_errors import speaks_openai
from bots.problems import PROBLEM

SWAGGER = Path(swagger_ui_bundle.swagger_ui_path)
REFS = "#/components/schemas/{model}"
ABOUT = "访问令牌。演示环境（zhidu serve --demo）里是 demo-<员工号>，例如 demo-e001。"
BEARER = HTTPBearer(auto_error=False, description=ABOUT)
# What beside success an operation may answer, by how its path begins; the longest beginning counts.
ANSWERS = {
    "/v1/": (401, 422),
    "/v1/chat": (400, 401, 404, 409, 413, 422),
    "/v1/turns/": (401, 404, 422),
    "/v1/unanswered": (401, 403),
    "/v1/unanswered/": (401, 403, 404, 422),
    "/v1/eval-cases": (401, 403),
    "/v1/synonyms": (401, 403, 422),
    "/v1/faqs": (401, 403, 422),
    "/v1/faqs/": (401, 403, 404, 409, 413, 422),
    "/v1/articles/": (401, 404, 422),
    "/v1/blanks": (401, 403, 409, 422),
    "/v1/versions": (401, 403, 409, 413, 422),
    "/v1/records": (401, 422),
    "/v1/records/": (401, 403, 404, 409, 413, 422),
}

OPENAI_ANSWERS = (400, 401, 404, 409, 413)


class ShownCitation(BaseModel):
    """A verbatim quote: `quote == text[start:end]` of GET /v1/articles/{article_id}."""

    article_id: str
    label: str
    quote: str
    start: int
    end: int


class ShownAction(BaseModel):
    """The form that the message was about, as it stands after the reply."""

    type: str
    stage: Literal["collecting", "confirming", "filed", "cancelled", "expired"]
    fields: dict[str, Any]
    missing: list[str]
    record_id: str | None


class ShownReply(BaseModel):
    """A reply; with `Accept: text/event-stream` it is the data of the last event, `reply`."""

    conversation_id: str
    turn_id: Annotated[int, Field(description="send it as seen_turn_id with the next message")]
    reply: Annotated[str, Field(description="Markdown, in the asker's language; quotes stay in the original")]
    kind: Kind
    citations: list[ShownCitation]
    action: ShownAction | None


class Problem(BaseModel):
    """An RFC 9457 problem detail; `detail` says what to do next."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    field: Annotated[str | None, Field(description="the input that is wrong (422)")] = None
    current: Annotated[dict[str, Any] | None, Field(description="state and version as they are now (409)")] = None


class OpenAIError(BaseModel):
    message: str
    type: str
    param: str | None
    code: str | None


class OpenAIProblem(BaseModel):
    """What the routes that speak OpenAI's API answer instead of a problem detail."""

    error: OpenAIError


def add_docs(app: FastAPI) -> None:
    """Serve /docs with its assets, and /openapi.json in version 3.0."""
    app.openapi_version = "3.0.3"
    written = app.openapi

    @cache
    def described() -> dict[str, Any]:
        document: dict[str, Any] = in_version_30(_completed(written()))
        return document

    app.openapi = described  # type: ignore[method-assign]
    app.mount("/docs-assets", StaticFiles(directory=SWAGGER), name="docs-assets")

    @app.get("/docs", include_in_schema=False)
    def docs() -> HTMLResponse:
        return get_swagger_ui_html(
            openapi_url="/openapi.json", title=f"{app.title} API",
            swagger_js_url="/docs-assets/swagger-ui-bundle.js", swagger_css_url="/docs-assets/swagger-ui.css",
            swagger_favicon_url="/static/icon.svg",
            swagger_ui_parameters={"persistAuthorization": False, "validatorUrl": None},
        )  # fmt: skip


def _completed(document: dict[str, Any]) -> dict[str, Any]:
    """With the shape of a reply and of every problem, which the routes answer without a model."""
    wanted = [(shape, "serialization") for shape in (ShownReply, Problem, OpenAIProblem)]
    _, shapes = models_json_schema(wanted, ref_template=REFS)  # type: ignore[arg-type]
    schemas = document["components"]["schemas"]
    schemas |= shapes["$defs"]
    for path, operations in document["paths"].items():
        for operation in operations.values():
            operation["responses"] |= _problems(path) if "security" in operation else {}
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    reply = {"schema": {"$ref": REFS.format(model="ShownReply")}}
    events = {"schema": {"type": "string", "description": "events delta {text}, then reply (ShownReply)"}}
    chat = document["paths"]["/v1/chat"]["post"]["responses"]["200"]
    chat["content"] = {"application/json": reply, "text/event-stream": events}
    return document


def _problems(path: str) -> dict[str, Any]:
    if speaks_openai(path):
        wrong = {"application/json": {"schema": {"$ref": REFS.format(model="OpenAIProblem")}}}
        return {str(status): {"description": HTTPStatus(status).phrase, "content": wrong} for status in OPENAI_ANSWERS}
    begins = max((begin for begin in ANSWERS if path.startswith(begin)), key=len)
    shape = {PROBLEM: {"schema": {"$ref": REFS.format(model="Problem")}}}
    return {str(status): {"description": HTTPStatus(status).phrase, "content": shape} for status in ANSWERS[begins]}


def in_version_30(part: Any) -> Any:
    """A part of an OpenAPI 3.1 document as 3.0 says it: `nullable`, `enum` of one, no types beside each other."""
    if isinstance(part, list):
        return [in_version_30(item) for item in part]
    if not isinstance(part, dict):
        return part
    out = {name: in_version_30(value) for name, value in part.items()}
    if isinstance(choices := out.get("anyOf"), list) and {"type": "null"} in choices:
        return _nullable(out, [choice for choice in choices if choice != {"type": "null"}])
    if "const" in out:
        out["enum"] = [out.pop("const")]
    if out.get("type") == "string" and out.pop("contentMediaType", None):
        out["format"] = "binary"
    return out


def _nullable(schema: dict[str, Any], choices: list[dict[str, Any]]) -> dict[str, Any]:
    """A reference takes nothing beside it in 3.0, so it is wrapped."""
    rest = {name: value for name, value in schema.items() if name not in ("anyOf", "default")}
    if schema.get("default") is not None:
        rest["default"] = schema["default"]
    if len(choices) > 1:
        return {"anyOf": choices, "nullable": True} | rest
    inner = {"allOf": choices} if "$ref" in choices[0] else choices[0]
    return inner | {"nullable": True} | rest
