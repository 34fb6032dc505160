"""HR's door: a dependency, so that a body is looked at only when who sent it may send one."""

from collections.abc import Callable
from typing import Annotated

from fastapi import Depends, HTTPException

from tools.directory import Employee
from tools.rights import HR


def for_hr(asker: Callable[..., Employee]) -> Callable[..., Employee]:
    """Lets HR in, and nobody else."""

    def hr(employee: Annotated[Employee, Depends(asker)]) -> Employee:
        if HR not in employee.roles:
            raise HTTPException(403, "只有 HR 可以查看和处理；需要的话，请联系 HR。")
        return employee

    return hr
