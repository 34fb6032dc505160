"""FAQs as a sheet (CSV or XLSX), and what a sheet would change: shown first, done afterwards."""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from assistant.build import Parts
from assistant.faqs.book import CLOSE, Entry, entry_of, likeness_to, same_question, wording_vectors
from assistant.faqs.edit import BadFaq, Given, changed, drafted, lines
from assistant.faqs.likeness import read_model
from corpus.query import normalise
from tools.directory import Employee
from tools.faq import SUSPENDED, WITHDRAWN, Faq, Ground

COLUMNS = {
    "id": "编号", "question": "问题", "similar": "相似问法", "negative": "反例问法", "answer": "答复",
    "articles": "依据条款", "owner": "负责人", "valid_from": "生效日期", "valid_until": "失效日期",
}  # fmt: skip
STATE = "状态"  # only shown: a sheet does not suspend or revive
ROWS_MOST = 5000
ADDED, CHANGED, SAME, DOUBLED, WRONG = "added", "changed", "same", "doubled", "wrong"
# A cell that begins so is a formula to a spreadsheet, whoever typed it; the apostrophe makes it text, and is read away.
_FORMULA = ("=", "+", "-", "@", "\t")
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")  # XML 1.0 has none of them but \r
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Row:
    """What becomes of a line of the sheet. `note` says why, or which FAQ or line it doubles."""

    line: int
    outcome: str
    question: str
    note: str = ""
    before: Faq | None = None
    after: Faq | None = None

    def as_json(self) -> dict[str, Any]:
        number = self.before.id if self.before else None
        return {"line": self.line, "outcome": self.outcome, "question": self.question, "note": self.note, "faq": number}


@dataclass(frozen=True)
class Plan:
    rows: tuple[Row, ...]

    def changes(self, doubled: bool = False) -> list[tuple[Faq | None, Faq]]:
        """What is to be written; lines that double another by meaning only where HR says so."""
        wanted = (ADDED, CHANGED, DOUBLED) if doubled else (ADDED, CHANGED)
        return [(row.before, row.after) for row in self.rows if row.outcome in wanted and row.after is not None]

    def counts(self) -> dict[str, int]:
        return {name: sum(row.outcome == name for row in self.rows) for name in (ADDED, CHANGED, SAME, DOUBLED, WRONG)}

    def as_json(self) -> dict[str, Any]:
        return {"counts": self.counts(), "rows": [row.as_json() for row in self.rows]}


def read_sheet(name: str, content: bytes) -> list[dict[str, str]]:
    """The lines of a sheet by our column names. Raises BadFaq, which says what is wrong with the file."""
    rows = _xlsx(content) if name.lower().endswith(".xlsx") or content[:2] == b"PK" else _csv(content)
    head, *body = [row for row in rows if any(row)] or [[]]
    by_title = {title: key for key, title in COLUMNS.items()} | {key: key for key in COLUMNS}
    keys = [by_title.get(title.strip()) for title in head]
    if not {"question", "answer"} <= set(keys):
        raise BadFaq(f"第一行应为列名，至少有“问题”和“答复”；可用的列：{'、'.join(COLUMNS.values())}。", "file")
    if len(body) > ROWS_MOST:
        raise BadFaq(f"文件有 {len(body)} 行，最多 {ROWS_MOST} 行；请分几次导入。", "file")
    return [{key: cell.strip() for key, cell in zip(keys, row, strict=False) if key} for row in body]


def _csv(content: bytes) -> list[list[str]]:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return [[_said(cell) for cell in row] for row in csv.reader(io.StringIO(text, newline=""))]
    raise BadFaq("文件不是 CSV（UTF-8 或 GB18030）也不是 XLSX；请另存为其中一种再上传。", "file")


def _xlsx(content: bytes) -> list[list[str]]:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        return [[_cell(value) for value in row] for row in sheet.iter_rows(max_row=ROWS_MOST + 2, values_only=True)]
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, IndexError, OSError):
        raise BadFaq("这个 XLSX 文件打不开；请在表格软件里另存为 XLSX 或 CSV 再上传。", "file") from None


def _cell(value: object) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else _said(str(value))


def _said(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell


def plan(
    sheet: Sequence[Mapping[str, str]], parts: Parts, by: Employee, progress: Progress = lambda done, total: None
) -> Plan:
    """What the lines would do. Nothing is written but vectors, which are the same whoever makes them."""
    known = parts.store.faqs.all()
    texts = [normalise(text) for line in sheet for text in (line.get("question", ""), *lines(line.get("similar", "")))]
    wording_vectors([text for text in texts if text], parts.store, parts.searcher.engine, progress)
    entries = [entry_of(faq, parts.store, parts.searcher) for faq in known if faq.state != WITHDRAWN]
    rows: list[Row] = []
    for number, line in enumerate(sheet, 2):  # the first line holds the names of the columns
        row = _row(number, line, known, entries, rows, parts, by)
        rows.append(row)
        if row.outcome == ADDED and row.after:
            entries.append(entry_of(row.after, parts.store, parts.searcher))
        progress(len(rows), len(sheet))
    return Plan(tuple(rows))


def _row(
    number: int, line: Mapping[str, str], known: Sequence[Faq], entries: Sequence[Entry], rows: Sequence[Row],
    parts: Parts, by: Employee,
) -> Row:  # fmt: skip
    question = line.get("question", "")
    try:
        before = _before(line, known)
        if before is not None:
            return _changing(number, line, before, known, parts, by)
        after = drafted(_given(line), parts, by, [*known, *(row.after for row in rows if row.after)])
    except BadFaq as problem:
        return Row(number, WRONG, question, str(problem))
    entry = entry_of(after, parts.store, parts.searcher)
    if double := _double(entry, entries, parts):
        where = f"常见问答 {double.id}" if double.id else "本文件前面的一行"
        return Row(number, DOUBLED, question, f"与{where}意思相同：{double.question}", None, after)
    return Row(number, ADDED, question, "", None, after)


def _changing(
    number: int, line: Mapping[str, str], before: Faq, known: Sequence[Faq], parts: Parts, by: Employee
) -> Row:
    after = changed(before, _given(line, before), parts, by, known)
    said = [
        COLUMNS[key]
        for key in COLUMNS
        if key != "id" and getattr(Given.of(after), key) != getattr(Given.of(before), key)
    ]
    if not said:
        return Row(number, SAME, before.question, "", before)
    if before.state == SUSPENDED:  # a sheet is no proof that anybody has read the articles as they are now
        after = replace(after, state=SUSPENDED, why=before.why, grounds=_as_seen(after, before))
    return Row(number, CHANGED, after.question, f"修改：{'、'.join(said)}", before, after)


def _as_seen(after: Faq, before: Faq) -> tuple[Ground, ...]:
    """The articles of a FAQ that stays suspended: those it had, as they were seen."""
    seen = {ground.article_id: ground for ground in before.grounds}
    return tuple(seen.get(ground.article_id, ground) for ground in after.grounds)


def _before(line: Mapping[str, str], known: Sequence[Faq]) -> Faq | None:
    """The FAQ that a line is about: by number, or by the very same question. Raises BadFaq for a number of none."""
    if number := line.get("id", ""):
        found = next((faq for faq in known if str(faq.id) == number), None)
        if found is None or found.state == WITHDRAWN:
            raise BadFaq(f"没有编号为 {number} 的常见问答，或它已作废；新增的行请不填编号。", "id")
        return found
    living = (faq for faq in known if faq.state != WITHDRAWN)
    return next((faq for faq in living if same_question(faq.question, line.get("question", ""))), None)


def _double(entry: Entry, entries: Sequence[Entry], parts: Parts) -> Faq | None:
    """The FAQ that asks the same by meaning."""
    vector, least = entry.vectors[0], read_model().threshold
    for other in entries:
        near = float((other.vectors @ vector).max()) >= CLOSE
        if near and likeness_to(other, entry.faq.question, parts.searcher) >= least:
            return other.faq
    return None


def _given(line: Mapping[str, str], before: Faq | None = None) -> Given:
    """A line's cells; a column that the sheet does not have stays as it is."""
    old = Given.of(before) if before else Given("", "")
    cells = {key: line[key] for key in ("question", "answer", "owner") if key in line}
    words = {key: lines(line[key]) for key in ("similar", "negative") if key in line}
    if "articles" in line:
        words["articles"] = tuple(filter(None, re.split(r"[\s,，、;；]+", line["articles"])))
    days = {key: _day(line[key], key) for key in ("valid_from", "valid_until") if key in line}
    return Given(**(vars(old) | cells | words | days))


def _day(text: str, key: str) -> date | None:
    try:
        return date.fromisoformat(text.replace("/", "-")) if text else None
    except ValueError:
        raise BadFaq(f"{COLUMNS[key]}“{text}”应为 YYYY-MM-DD。", key) from None


def _lines_of(faqs: Iterable[Faq]) -> Iterator[list[str]]:
    yield [*COLUMNS.values(), STATE]
    for faq in faqs:
        until = faq.valid_until.isoformat() if faq.valid_until else ""
        cells = [
            str(faq.id), faq.question, "\n".join(faq.similar), "\n".join(faq.negative), faq.answer,
            " ".join(faq.articles), faq.owner, faq.valid_from.isoformat(), until, faq.state,
        ]  # fmt: skip
        yield [f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in map(_writable, cells)]


def _writable(cell: str) -> str:
    """A cell without the characters that no sheet can hold, which older rows may have."""
    return _UNWRITABLE.sub("", cell)


def as_csv(faqs: Iterable[Faq]) -> bytes:
    """With the mark by which spreadsheets know UTF-8."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows(_lines_of(faqs))
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(faqs: Iterable[Faq]) -> bytes:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("常见问答")
    for row in _lines_of(faqs):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
