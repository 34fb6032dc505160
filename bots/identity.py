"""Who is asking: a bearer token → an employee. With --demo the tokens are demo-<employee_id>."""

from tools.directory import Directory, Employee

DEMO_PREFIX = "demo-"


class Unauthorized(Exception):
    """Read by the asker: the request does not say who asks, or says it wrongly. Never holds the token."""


class Identities:
    """Tokens and the people behind them. Without demo nobody can sign in yet, and demo tokens are refused."""

    def __init__(self, directory: Directory, demo: bool) -> None:
        self.directory = directory
        self.demo = demo

    def employee(self, authorization: str | None) -> Employee:
        """The employee that an Authorization header names. Raises Unauthorized saying what to send instead."""
        scheme, _, token = (authorization or "").partition(" ")
        if scheme.lower() != "bearer" or not token.strip():
            raise Unauthorized("请求没有带身份令牌；请加上请求头 Authorization: Bearer <令牌>。")
        employee = self._demo_employee(token.strip()) if self.demo else None
        if employee is None:
            hint = "请使用 demo-<员工号>，例如 demo-e001。" if self.demo else "请重新登录；演示令牌只在 --demo 下有效。"
            raise Unauthorized(f"身份令牌无效；{hint}")
        return employee

    def _demo_employee(self, token: str) -> Employee | None:
        return self.directory.find(token.removeprefix(DEMO_PREFIX)) if token.startswith(DEMO_PREFIX) else None
