"""The directory from a CSV file and from a table; every mistake named with its line."""

from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from assistant.build import open_directory
from assistant.settings import Settings
from tools.people import DirectoryError, read_csv
from tools.store.people import read_table

HEAD = "id,name,email,manager_id,roles,slack_id,dingtalk_id\n"
GOOD = HEAD + "e1,赵敏,zhao@corp.example,m1,,U1,d-1\nm1,周建国,zhou@corp.example,,manager hr,,\n"


def written(tmp_path: Path, content: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "people.csv"
    path.write_text(content, encoding=encoding)
    return path


def test_people_with_their_managers_roles_and_accounts(tmp_path: Path) -> None:
    people = read_csv(written(tmp_path, GOOD, "utf-8-sig"))  # as Excel writes it
    someone = people.by_account("slack", "U1")
    assert someone
    assert (someone.id, someone.name, someone.manager_id) == ("e1", "赵敏", "m1")
    assert people.by_account("dingtalk", "d-1") is someone
    assert people.by_account("dingtalk", "U1") is None
    assert people.by_email("ZHAO@corp.example") is someone
    manager = people.find("m1")
    assert manager
    assert manager.roles == {"manager", "hr"}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("id,name\ne1,x\n", "no column email"),
        ("", "no column id, name, email"),
        (HEAD, "nobody in it"),
        (HEAD + ",赵敏,a@b,,,,\n", "line 2: id is empty"),
        (HEAD + "e1,赵敏,a@b,,,,\ne1,钱明,c@d,,,,\n", "line 3: id e1 is that of line 2"),
        (HEAD + "e1,赵敏,a@b,,,,\ne2,钱明,A@B,,,,\n", "line 3: email A@B is that of line 2"),
        (HEAD + "e1,赵敏,a@b,,,U1,\ne2,钱明,c@d,,,U1,\n", "line 3: slack_id U1 is that of line 2"),
        (HEAD + "e1,赵敏,a@b,m9,,,\n", "line 2: the manager_id m9 of e1"),
        (HEAD + "e1,赵敏,a@b,e1,,,\n", "line 2: manager_id is the person's own"),
        (HEAD + "e1,赵敏,nowhere,,,,\n", "line 2: email nowhere"),
        (HEAD + "e1,赵敏,a@b,,boss,,\n", "line 2: roles has boss"),
        (HEAD + "e1,赵敏,a@b,,,,,,,\n", "line 2: more values than columns"),
        (HEAD + "slack:e1,赵敏,a@b,,,,\n", "line 2: id slack:e1"),
        (HEAD + 'e1,"赵敏,a@b,,,,\n', "line"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, content: str, said: str) -> None:
    with pytest.raises(DirectoryError) as problem:
        read_csv(written(tmp_path, content))
    assert said in str(problem.value)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(DirectoryError, match="UTF-8"):
        read_csv(written(tmp_path, GOOD, "gbk"))
    with pytest.raises(DirectoryError, match=r"nowhere\.csv"):
        open_directory(Settings(directory=str(tmp_path / "nowhere.csv")))


@pytest.fixture
def table(url: str) -> str:
    """A table of people in a real database."""
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE IF EXISTS staff"))
        columns = "id VARCHAR(9), name VARCHAR(9), email VARCHAR(30), slack_id VARCHAR(9), badge INT"
        connection.execute(text(f"CREATE TABLE staff ({columns})"))
        connection.execute(text("INSERT INTO staff VALUES ('e1', '赵敏', 'zhao@corp.example', 'U1', 7)"))
    engine.dispose()
    return f"{url}#staff"


def test_people_from_a_table(table: str) -> None:
    people = open_directory(Settings(directory=table))
    someone = people.by_account("slack", "U1")
    assert someone
    assert (someone.id, someone.manager_id) == ("e1", None)


@pytest.mark.parametrize(
    ("place", "said"),
    [("sqlite:///nowhere/x.db#staff", "cannot read"), ("nonsense://x", "not usable"), ("sqlite://", "names no table"),
     ("sqlite://#staff", "no table staff"), ("postgresql+psycopg://u:secret@127.0.0.1:1/x#staff", "cannot read")],
)  # fmt: skip
def test_a_table_that_cannot_be_read_is_named_without_its_password(place: str, said: str) -> None:
    with pytest.raises(DirectoryError) as problem:
        read_table(place)
    assert said in str(problem.value)
    assert "secret" not in str(problem.value)
