"""Numbering in the manner of many colleges: what is in order, what is not."""

from random import Random

import pytest

from disclosures.demo import clean_disclosure
from disclosures.editions import load
from disclosures.structure import parse

IN_ORDER = {
    "point above article": "一、总则\n第一条 a\n第二条 b\n二、机构\n第三条 c\n第四条 d\n三、附则\n第五条 e",
    "point above article restart": "一、总则\n第一条 a\n第二条 b\n二、机构\n第一条 c\n第二条 d",
    "points run through chapters": "第一章 总则\n一、a\n二、b\n第二章 附则\n三、c\n四、d",
    "items run through points": "一、总则\n（一）a\n（二）b\n二、机构\n（三）c",
    "numbers run through items": "（一）总则\n1.a\n2.b\n（二）机构\n3.c\n4.d",
    "inline first items": "第一条 主席团的职权：（一）甲；（二）乙；\n（三）丙；\n（四）丁。\n第二条 x",
    "inline in middle": "（一）甲；（二）乙；\n（三）丙；（四）丁；\n（五）戊。",
    "decimal": "1 总则\n1.1 目的\n1.2 依据\n2 组织\n2.1 甲",
    "decimal2": "1.总则\n1.1目的\n1.2依据\n2.组织\n2.1甲\n3.附则",
    "year after dot": "1.2024级新生可以参加。\n2.其他年级。",
    "years": "第一条 a\n2024.12.11召开大会\n第二条 b",
    "two years": "一、二年级学生\n第一条 a\n第二条 b",
    "wrapped ref": "第一条 a\n第二条 代表依照本章程\n第五条\n规定产生。\n第三条 c",
    "wrapped ref 2": "第一条 a\n第二条 代表依照本章程\n第十五条规定产生，并符合\n第三章的要求。\n第三条 c",
    "wrapped ref 3": "第一条 a\n第二条 有第一条、\n第九条所列情形的不得当选。\n第三条 c",
    "wrapped item ref": "第一条 a：\n（一）甲\n（二）乙\n第二条 依照前条\n（二）项规定办理。\n第三条 b",
    "toc": "目录\n第一章 总则\n第二章 组织\n第三章 附则\n第一章 总则\n第一条 a\n第二章 组织\n第二条 b\n第三章 附则\n第三条 c",
    "toc no word": "某某学生会章程\n第一章 总则 1\n第二章 组织 2\n第一章 总则\n第一条 a\n第二章 组织\n第二条 b",
    "toc points": "目 录\n一、总则……1\n二、机构……2\n一、总则\n（一）甲\n二、机构\n（一）乙",
    "annex": "第一条 a\n第二条 b\n附件1：评分表\n一、甲\n二、乙\n附件2\n一、丙\n二、丁",
    "annex articles": "第一条 a\n第二条 b\n附：主席团议事规则\n第一条 c\n第二条 d",
    "two docs": "候选人产生办法\n第一条 a\n第二条 b\n选举办法\n第一条 c\n第二条 d",
    "two docs points": "一、a\n二、b\n主席团选举办法（试行）\n一、c\n二、d",
    "parts": "第一部分 总则\n第一条 a\n第二条 b\n第二部分 分则\n第一条 c\n第二条 d",
    "no labels 附则": "第一章 总则\n第一条 a\n附则\n第二条 b",
    "list after article line": "第五条 代表的权利：\n（一）甲\n（二）乙\n代表的义务：\n（一）丙\n（二）丁\n第六条 x",
    "number lists under points": "一、条件\n1、甲\n2、乙\n二、程序\n1、甲\n2、乙\n3、丙",
    "paren numbers": "1）甲\n2）乙\n3）丙",
    "one paren style mixed": "一、甲\n（一）a\n1.x\n（1）p\n①m\n②n\n（2）q\n2.y\n（二）b\n二、乙",
    "subnumber above number": "（1）甲\n1.x\n2.y\n（2）乙\n1.z",
    "item above point": "（一）总则\n一、甲\n二、乙\n（二）机构\n一、丙",
    "circled above item": "①甲\n（1）x\n（2）y\n②乙\n（1）z",
    "enclosed": "⑴甲\n⑵乙\n⑶丙",
    "enclosed mixed": "⑴甲\n（2）乙\n⑶丙",
    "sections": "第三章 组织\n第一节 代表大会\n第九条 a\n第二节 主席团\n第十条 b\n第四章 附则\n第十一条 c",
    "sections only some": "第一章 总则\n第一条 a\n第二章 组织\n第一节 x\n第二条 b\n第二节 y\n第三条 c\n第三章 附则\n第四条 d",
    "excerpt": "第八条 选举程序：\n（一）清点；\n（二）通过。\n第九条 a",
    "excerpt chapter": "第三章 学生代表大会\n第九条 a\n第十条 b",
    "space numeral": "一 总则\n（一）a\n二、机构\n（一）b\n三、附则",
    "chapters one line": "第一章 总则 第一条 本会名称。\n第二条 宗旨。\n第二章 会员 第三条 会员。",
    "amendment": "一、第三条修改为：\n第三条 本会宗旨。\n二、第九条修改为：\n第九条 大会。\n三、增加一条，作为第十二条：\n第十二条 经费。",
    "score table": "一、日常考评\n（一）例会（30分）\n1、考勤（10分）\n旷会扣5分。\n2、记录（10分）\n（二）工作（40分）\n1、完成任务。\n2、发言。",
    "months": "一、甲\n每年\n5、6、7月开展活动。\n二、乙",
    "二〇": "第十八条 a\n第十九条 b\n第二〇条 c\n第二十一条 d",
    "廿": "第十九条 a\n第二十条 b\n第廿一条 c\n第廿二条 d",
    "digits articles": "第1条 a\n第2条 b\n第3条 c",
    "spread": "第 一 章 总 则\n第 一 条 a\n第 二 条 b\n第 三 条 c",
    "bracket square": "〔一〕甲\n〔二〕乙",
    "number after paragraph nested": "一、条件\n候选人应当：\n（一）甲\n1.x\n2.y\n（二）乙\n程序如下：\n1.a\n2.b\n二、程序",
    "list under number": "1.候选人\n候选人应当：\n（一）甲\n（二）乙\n2.程序\n程序为：\n（一）丙\n（二）丁\n3.附则",
    "一是": "一、甲\n一是a\n二是b\n二、乙",
    "remark": "第一条 甲\n（一）乙\n1、丙\n说明一句。\n2、己\n说明。\n3、庚\n（二）辛",
    "title lines inside": "第一条 根据下列文件制定\n《学生会章程》\n（一）甲\n第二条 b",
    "title word not end": "第一条 讨论\n（一）通过工作方案\n执行各项规定\n（二）通过选举办法\n主持制定各项制度\n（三）其他",
    "wrapped no label": "第一条 本会的名称是青川大学学生会，英文\n名称为SU。\n第二条 x",
    "party points": "一、加强领导。\n二、强化指导。\n三、完善保障。",
    "score decimals": "一、加分\n1.5分以上者",
    "quoted": "第一条 a\n“第五条 学生会”的规定\n第二条 b",
    "seven": "一、（一）甲\n（二）乙\n二、（一）丙\n（二）丁",
    "point inline article": "一、候选人条件：1.甲；2.乙；\n3.丙。\n二、程序",
}
OUT_OF_ORDER = {
    "gap": "第一条 a\n第三条 b",
    "rep": "第一条 a\n第二条 b\n第二条 c",
    "chap": "第一章 a\n第一条 a\n第三章 c\n第二条 b",
    "item": "第一条 a：\n（一）甲\n（三）乙",
    "pts": "一、甲\n二、乙\n四、丙",
    "item first": "一、甲\n（二）x\n（三）z\n二、乙\n（一）y",
    "order": "一、x\n二、x\n三、x\n四、x\n五、x\n六、x\n八、x\n七、x\n九、x\n十、x",
    "fourth": "一、a\n二、b\n三、c\n第四条 d",
    "restart": "第一条 a\n第二条 b\n第一条 c\n第二条 d",
    "gap across chapters": "第一章 a\n第一条 x\n第二条 y\n第二章 b\n第四条 z",
    "second start": "第二条 a\n第三条 b",
    "number": "一、a\n1.x\n2.y\n4.z\n二、b",
    "number dup": "1.x\n2.y\n2.z\n3.w",
    "item over articles": "第一条 a\n（一）x\n（二）y\n第二条 b\n（三）z",
    "reference excuse no": "第一条 a\n（一）甲，见第（二）项\n（三）丙",
    "article excuse no": "第一条 a\n第二条 依照第三条办理\n第四条 c",
    "exchange": "第一条 a\n第三条 c\n第二条 b\n第四条 d",
    "section": "第一章 a\n第一节 x\n第三节 y",
    "circled": "①a\n③b",
    "chapter dup": "第一章 总则\n第一条 a\n第二章 机构\n第二条 b\n第二章 附则\n第三条 c",
    "misnumber 10": "第九条 a\n第十条 b\n第十条 c\n第十一条 d",
    "big jump": "第一条 a\n第二条 b\n第三十条 c\n第四条 d",
    "mixed style": "一、a\n（二）b\n三、c",
    "item restart no para": "第一条 x\n（一）a\n（二）b\n（一）c",
}


@pytest.mark.parametrize("text", IN_ORDER.values(), ids=IN_ORDER)
def test_in_order(text: str) -> None:
    assert [problem.sentence for problem in parse(text).problems] == []


@pytest.mark.parametrize("text", OUT_OF_ORDER.values(), ids=OUT_OF_ORDER)
def test_out_of_order(text: str) -> None:
    assert parse(text).problems


@pytest.mark.parametrize("width", [18, 26, 28, 40])
def test_lines_broken_by_a_page_break_no_numbering(width: int) -> None:
    filing = clean_disclosure(Random(3), "云岭海洋大学", "student", load("2024-2025"))
    lines = filing.charter.text.splitlines()
    broken = [line[at : at + width] for line in lines for at in range(0, len(line), width)]
    assert parse("\n".join(broken)).problems == ()
