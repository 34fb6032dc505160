"""Where a message holds two questions, each is answered for itself, whatever parts them."""

from collections.abc import Callable

import pytest

from assistant.questions import split
from assistant.reply import Reply

Say = Callable[..., Reply]


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("盘点有哪几种+呆滞料怎么处置", ["盘点有哪几种", "呆滞料怎么处置"]),
        ("环保排放要求?环保罚款多少?", ["环保排放要求", "环保罚款多少"]),
        ("客户资料必须录CRM吗,顺便问一嘴CRM手机版下载链接", ["客户资料必须录CRM吗", "CRM手机版下载链接"]),
        ("公司文件能带回家看吗 哦还有打印机没墨了找谁", ["公司文件能带回家看吗", "打印机没墨了找谁"]),
        ("请问调薪多久一次,仲有月饼今年几时派", ["请问调薪多久一次", "月饼今年几时派"]),
        ("年假几天??婚假呢?", ["年假几天", "婚假呢"]),
        ("报销超期了?还能报吗", ["报销超期了,还能报吗"]),
        ("迟到了??扣钱吗", ["迟到了,扣钱吗"]),
        ("老客户?多久拜访一次", ["老客户,多久拜访一次"]),
        ("能不能请假啊?我老婆生了", ["能不能请假啊,我老婆生了"]),
        ("a+b是什么", ["a+b是什么"]),
        ("请假?", ["请假?"]),
        ("流程?", ["流程?"]),
    ],
)
def test_questions_are_parted(text: str, questions: list[str]) -> None:
    assert split(text) == questions


@pytest.mark.parametrize(
    ("text", "articles"),
    [
        ("盘点有哪几种+呆滞料怎么处置", {"operations/6.3", "operations/6.4"}),
        ("环保排放要求?环保罚款多少?", {"operations/5.8"}),
        ("客户资料必须录CRM吗,顺便问一嘴CRM手机版下载链接", {"marketing-service/2.2"}),
        ("請問調薪多久一次,仲有月餅今年幾時派", {"hr-admin/17"}),
    ],
)
def test_each_gets_what_the_regulations_say(say: Say, text: str, articles: set[str]) -> None:
    assert articles <= {citation.article_id for citation in say(text).citations}
