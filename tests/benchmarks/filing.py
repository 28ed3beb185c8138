"""An invented filing of some fifty pages: what the official PDF is measured with."""

from __future__ import annotations

import random
from collections.abc import Iterator

from disclosures.content import Department, Departments, RulesText
from disclosures.publication.document import Document
from tests.disclosures.publication import invented

ACTORS = [
    "本会",
    "学生会",
    "各部门",
    "主席团",
    "学生代表大会",
    "学生委员会",
    "秘书处",
    "权益服务部",
    "各学院学生会",
    "全体工作人员",
    "提案工作组",
    "学习发展部",
]
MANNERS = [
    "在学校党委领导和团委指导下",
    "依照本章程",
    "根据同学的意见",
    "按照学年计划",
    "于每学期开学后",
    "经民主评议",
    "以书面方式",
    "在十个工作日内",
]
DEEDS = [
    "开展学业帮扶、朋辈辅导和学习经验交流",
    "收集同学在教学、住宿、饮食和出行方面的意见",
    "向全校公布工作情况和经费使用情况",
    "办理代表提出的提案并答复提案人",
    "维护同学的正当权益",
    "组织校园文化、体育锻炼和志愿服务活动",
    "对工作人员进行述职评议",
    "联系班级和学生社团",
    "审议工作报告",
    "修改有关制度",
]
ENDS = [
    "并接受全体同学监督",
    "并将结果报学校团委备案",
    "不得以任何理由推诿",
    "结果应当公示三个工作日",
    "有关材料由秘书处（联系邮箱 office@example.org）保存五年",
    "具体办法另行制定",
]
DIGITS = "零一二三四五六七八九"


def document(articles: int = 30, seed: int = 1) -> Document:
    """The assembled document; `articles` in each rules text, other words for another seed."""
    chance = random.Random(seed)
    content = invented.disclosure(rows=60, units=20)
    texts = {
        name: RulesText(text=_rules(chance, articles))
        for name, value in content
        if isinstance(value, RulesText)
    }
    rows = tuple(
        Department(name=f"第{n}工作部", headcount="4", duties=_sentence(chance))
        for n in range(1, 9)
    )
    whole = content.model_copy(update={**texts, "departments": Departments(rows=rows)})
    return invented.document(content=whole)


def articles(count: int, seed: int = 1) -> list[str]:
    """Lines of a rules text with so many articles."""
    return list(_lines(random.Random(seed), count))


def _rules(chance: random.Random, articles: int) -> str:
    return "\n".join(_lines(chance, articles))


def _lines(chance: random.Random, articles: int) -> Iterator[str]:
    for number in range(1, articles + 1):
        if number % 12 == 1:
            yield f"第{_chinese(number // 12 + 1)}章　{chance.choice(ACTORS)}"
        yield f"第{_chinese(number)}条　{_sentence(chance)}{_sentence(chance)}"
        if number % 5 == 0:
            yield from (f"（{DIGITS[n]}）{chance.choice(DEEDS)}；" for n in range(1, 4))
            yield f"（四）{chance.choice(DEEDS)}。"


def _sentence(chance: random.Random) -> str:
    deeds = "，".join(chance.sample(DEEDS, 2))
    return f"{chance.choice(ACTORS)}{chance.choice(MANNERS)}{deeds}，{chance.choice(ENDS)}。"


def _chinese(number: int) -> str:
    """1–199 as articles count."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = "一百" if hundreds else ""
    if tens:
        words += ("" if tens == 1 and not hundreds else DIGITS[tens]) + "十"
    elif hundreds and ones:
        words += "零"
    return words + (DIGITS[ones] if ones else "")
