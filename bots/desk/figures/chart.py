"""Plots as SVG: geometry here, the drawing in templates/chart.html.jinja. Nothing inline that a policy would refuse."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from bots.desk.figures.figure import Figure, Table

WIDTH, HEIGHT = 720, 220  # of the plot, in the units of its view box
LEFT, RIGHT, TOP, BOTTOM = 46, 8, 12, 26
GRID_LINES = 4
LABELS = 8  # under the plot, at most


@dataclass(frozen=True)
class Box:
    """A part of a column: which series, where, and what it says."""

    series: int
    x: float
    y: float
    width: float
    height: float
    says: str


@dataclass(frozen=True)
class Curve:
    series: int
    parts: tuple[str, ...]  # points of each unbroken part, as SVG writes them
    dots: tuple[tuple[float, float, str], ...]


@dataclass(frozen=True)
class Chart:
    boxes: tuple[Box, ...]
    curves: tuple[Curve, ...]
    grid: tuple[tuple[float, str], ...]  # y and its label
    labels: tuple[tuple[float, str], ...]  # x and its label
    legend: tuple[tuple[int, str, bool], ...]  # series, name, whether it is a line
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT


def drawn(figure: Figure, table: Table) -> Chart | None:
    """The plot of a figure; None where it has none, or nothing to show."""
    names = (*figure.columns, *figure.lines)
    values = {name: [row[table.columns.index(name)] for row in table.rows] for name in names}
    stacks = [sum(_number(values[name][n]) for name in figure.columns) for n in range(len(table.rows))]
    most = max([*stacks, *(_number(cell) for name in figure.lines for cell in values[name])], default=0)
    if not names or most <= 0:
        return None
    frame = _Frame(len(table.rows), _round_up(most), [str(row[0]) for row in table.rows], figure.unit)
    boxes = frame.boxes([(n, name, values[name]) for n, name in enumerate(figure.columns)])
    first = len(figure.columns)
    curves = tuple(frame.curve(first + n, name, values[name]) for n, name in enumerate(figure.lines))
    legend = tuple((n, name, n >= first) for n, name in enumerate(names))
    return Chart(boxes, curves, frame.grid(), frame.labels(), legend)


@dataclass(frozen=True)
class _Frame:
    count: int
    top: float  # the value at the upper edge
    names: Sequence[str]
    unit: str

    @property
    def step(self) -> float:
        return (WIDTH - LEFT - RIGHT) / self.count

    def x(self, n: float) -> float:
        return round(LEFT + n * self.step, 1)

    def y(self, value: float) -> float:
        return round(HEIGHT - BOTTOM - value / self.top * (HEIGHT - TOP - BOTTOM), 1)

    def boxes(self, series: Sequence[tuple[int, str, Sequence[object]]]) -> tuple[Box, ...]:
        """Columns, the series of one above another."""
        found = []
        width = round(min(self.step * 0.72, 40), 1)
        for n in range(self.count):
            below = 0.0
            for number, name, values in series:
                value = _number(values[n])
                if value:
                    upper = self.y(below + value)
                    left = round(self.x(n + 0.5) - width / 2, 1)
                    says = f"{self.names[n]} {name}：{value:g}{self.unit}"
                    found.append(Box(number, left, upper, width, round(self.y(below) - upper, 1), says))
                below += value
        return tuple(found)

    def curve(self, series: int, name: str, values: Sequence[object]) -> Curve:
        """A line that is broken where there is no value."""
        parts: list[list[str]] = [[]]
        dots = []
        for n, value in enumerate(values):
            if value is None:
                parts.append([])
                continue
            x, y = self.x(n + 0.5), self.y(_number(value))
            parts[-1].append(f"{x},{y}")
            dots.append((x, y, f"{self.names[n]} {name}：{_number(value):g}{self.unit}"))
        return Curve(series, tuple(" ".join(part) for part in parts if part), tuple(dots))

    def grid(self) -> tuple[tuple[float, str], ...]:
        values = [self.top * n / GRID_LINES for n in range(GRID_LINES + 1)]
        return tuple((self.y(value), f"{value:g}") for value in values)

    def labels(self) -> tuple[tuple[float, str], ...]:
        every = math.ceil(self.count / LABELS)
        return tuple((self.x(n + 0.5), self.names[n][-5:]) for n in range(0, self.count, every))


def _number(cell: object) -> float:
    return float(cell) if isinstance(cell, int | float) else 0.0


def _round_up(value: float) -> float:
    """The next of 4, 8, 12, 20, 40, 80 …, which GRID_LINES divides into whole numbers."""
    size = 10 ** math.floor(math.log10(max(value, 1)))
    return float(next(n * size for n in (1.2, 2, 4, 8, 12) if n * size >= value) if value > GRID_LINES else GRID_LINES)
