import pytest

from disclosures.structure import parse


def problems(text: str) -> list[tuple[str, str]]:
    return [(problem.kind, problem.label) for problem in parse(text).problems]


def sentences(text: str) -> list[str]:
    return [problem.sentence for problem in parse(text).problems]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "没有编号的文字\n两行",
        "第一章 甲\n第一条 a\n第二条 b\n第二章 乙\n第三条 c",
        "第一章 甲\n第一条 a\n第二条 b\n第二章 乙\n第一条 c\n第二条 d",
        "第一条 a\n（一）x\n（二）y\n第二条 b\n（一）x\n（二）y",
        "第一条 a\n（一）x\n（二）y\n另有：\n（一）z\n（二）w",
        "一、甲\n（一）x\n1.a\n2.b\n（二）y\n1.a\n二、乙\n（一）x",
        "一、甲\n1.x\n（一）a\n（二）b\n2.y\n（一）a\n二、乙\n1.x",
        "第一节 a\n第二节 b",
        "1.a\n（1）b\n①c\n②d\n（2）e\n2.f",
    ],
)
def test_right_numbering_is_left_alone(text: str) -> None:
    assert problems(text) == []


def test_a_missing_article() -> None:
    assert sentences("第一条 a\n第三条 b") == ["“第三条”之前缺“第二条”，请补上或改正编号。"]


def test_several_missing_are_one_problem() -> None:
    assert sentences("一、a\n五、b") == ["“五、”之前缺“二、”至“四、”，请补上或改正编号。"]


def test_a_series_that_does_not_begin_with_one() -> None:
    assert sentences("一、a\n二、b\n三、c\n第四条 d") == [
        "前面的编号是“三、”，这里却是“第四条”，请统一编号。"
    ]


def test_a_repeated_chapter() -> None:
    assert sentences("第一章 a\n第二章 b\n第二章 c") == ["“第二章”出现了不止一次，请改正编号。"]


def test_out_of_order_says_behind_which() -> None:
    text = "\n".join(f"{n}、x" for n in "一二三四五六八七九十")
    assert sentences(text) == ["“七、”排在“八、”之后，请调整顺序或改正编号。"]


def test_missing_and_repeated_at_once() -> None:
    assert problems("（一）a\n（二）b\n（二）c\n（四）d") == [
        ("repeated", "（二）"),
        ("missing", "（四）"),
    ]


def test_an_item_before_its_point() -> None:
    assert problems("一、a\n（二）x\n二、b\n（一）y") == [("missing", "（二）")]


def test_problems_name_line_and_place() -> None:
    text = "第一章 总则\n第一条 a\n（一）x\n（三）y"
    (problem,) = parse(text).problems
    assert (problem.line, problem.where) == (4, "第一章第一条第（三）项")
    assert "“（三）”之前缺“（二）”" in problem.sentence


@pytest.mark.parametrize(
    ("text", "gap"),
    [("1.a\n3.b", "“2.”"), ("（1）a\n（3）b", "“（2）”"), ("第一节 a\n第三节 b", "“第二节”")],
)
def test_every_level_names_what_is_missing_in_its_own_manner(text: str, gap: str) -> None:
    assert f"缺{gap}" in sentences(text)[0]


def test_restarting_articles_inside_one_chapter_is_a_repetition() -> None:
    text = "第一章 甲\n第一条 a\n第二条 b\n第一条 c"
    assert problems(text) == [("repeated", "第一条")]
