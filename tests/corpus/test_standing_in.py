"""A document that nobody has written expected questions for is answered from all the same."""

from tests.corpus.office import Office


def test_an_articles_own_sentences_stand_in_for_its_questions(office: Office) -> None:
    office.write("questions/leave.toml", "")
    office.build()
    assert "? 灭火器每月检查一次。" in office.engine.embedded
    assert office.ask("灭火器多久检查一次") == "safety/3"
