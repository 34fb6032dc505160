"""A suite: which cases, how they are put, what must be reached. A TOML file beside them; a new one needs no code."""

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from eval.case import BadSuite, Case
from eval.lines import SUITES, read_cases
from eval.perturb import KINDS as PERTURBATIONS
from eval.perturb import perturbed, sampled

SPLITS = ("frozen", "dev")


class Suite(BaseModel):
    """What a suite's TOML file says."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = ""
    folder: Path = SUITES
    title: str
    reads: str = Field(description="the suite as a sentence: which cases, through what, judged by what")
    split: Literal["dev", "frozen"] = Field(description="tuned on, or only reported")
    cases: list[str] = Field(min_length=1, description="JSON Lines files beside it")
    kinds: list[str] = Field([], description="only cases of these kinds")
    how: Literal["turns", "search"] = "turns"
    corpus: str | None = Field(None, description="a folder beside it to be asked instead of the configured corpus")
    sample: int | None = Field(None, gt=0, description="so many of the cases, spread evenly")
    perturb: list[Literal[PERTURBATIONS]] = Field([], description="ways to spoil the last message of each case")  # type: ignore[valid-type]
    seed: int = 7
    figures: list[str] = Field([], description="the figures it shows, the headline first; default: all that there are")
    gate: dict[str, float] = Field({}, description="figure, or kind.figure → the least (or most) it may be")

    def read(self) -> list[Case]:
        """Its cases. Raises BadSuite."""
        found = [case for file in self.cases for case in read_cases(self.folder / file)]
        if taken := {case.id for case in found if sum(other.id == case.id for other in found) > 1}:
            raise BadSuite(f"{self.folder / self.name}.toml: ids in two of its files: {sorted(taken)[:5]}")
        chosen = [case for case in found if not self.kinds or case.kind in self.kinds]
        if not chosen:
            raise BadSuite(f"{self.folder / self.name}.toml: no case is of the kinds {self.kinds}")
        chosen = sampled(chosen, self.sample) if self.sample else chosen
        return perturbed(chosen, self.perturb, self.seed) if self.perturb else chosen


def find_suites(names: Sequence[str], split: str = "frozen") -> list[Suite]:
    """The suites of these names or paths; without any, all of a split. Raises BadSuite."""
    if names:
        return [load_suite(name) for name in names]
    suites = [load_suite(path.stem) for path in sorted(SUITES.glob("*.toml"))]
    return [suite for suite in suites if suite.split == split]


def load_suite(name: str) -> Suite:
    """A suite of this repository by its name, or any by the path of its TOML or JSON Lines file. Raises BadSuite."""
    path = Path(name) if name.endswith((".toml", ".jsonl")) else SUITES / f"{name}.toml"
    if not path.exists():
        known = ", ".join(sorted(p.stem for p in SUITES.glob("*.toml")))
        raise BadSuite(f"there is no suite {name}; there are {known}, or give the path of a .toml or .jsonl file")
    if path.suffix == ".jsonl":
        return Suite(
            name=path.stem, folder=path.parent, title=path.stem, reads="Cases of one file, through the turn.",
            split="dev", cases=[path.name],
        )  # fmt: skip
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        return Suite.model_validate(data | {"name": path.stem, "folder": path.parent})
    except (OSError, ValueError) as error:
        raise BadSuite(f"{path}: {_said(error)}") from None


def _said(error: Exception) -> str:
    if not isinstance(error, ValidationError):
        return str(error)
    first = error.errors()[0]
    return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
