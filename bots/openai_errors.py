"""Errors as OpenAI's API shapes them, for the routes that speak it: client libraries show `message` and read `code`."""

from fastapi.responses import JSONResponse

PATHS = ("/v1/chat/completions", "/v1/models")
CODES = {401: "invalid_api_key", 404: "not_found", 409: "conflict", 413: "request_too_large"}
BAD_REQUEST, UNPROCESSABLE, SERVER_ERROR = 400, 422, 500


def speaks_openai(path: str) -> bool:
    return path in PATHS or path.startswith("/v1/models/")


def openai_error(status: int, message: str, param: str | None = None, code: str | None = None) -> JSONResponse:
    """What is wrong with the request is a 400 there, never a 422."""
    status = BAD_REQUEST if status == UNPROCESSABLE else status
    kind = "server_error" if status >= SERVER_ERROR else "invalid_request_error"
    error = {"message": message, "type": kind, "param": param, "code": code or CODES.get(status)}
    return JSONResponse({"error": error}, status, {"WWW-Authenticate": "Bearer"} if status == 401 else None)  # noqa: PLR2004
