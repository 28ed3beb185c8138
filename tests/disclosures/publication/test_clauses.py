"""Each line of a rule text in its rank."""

from __future__ import annotations

from disclosures.publication.clauses import blocks
from tests.disclosures.publication.invented import CHARTER


def kinds(text: str) -> list[str]:
    return [
        getattr(block, "role", None) or getattr(block, "tone", None) or block.kind
        for block in blocks(text, "x")
    ]


def test_a_charter() -> None:
    assert kinds(CHARTER) == [
        "heading", "chapter", "article", "article", "item", "item", "number", "number", "chapter", "article",
        "signed", "signed",
    ]  # fmt: skip


def test_labels_are_apart_from_their_text() -> None:
    block = next(one for one in blocks(CHARTER, "x") if getattr(one, "label", "") == "第三条")
    assert block.text.startswith("本章程由")
    assert block.anchor == "x-10"


def test_fragments_are_different() -> None:
    anchors = [one.anchor for one in blocks(CHARTER, "charter") if getattr(one, "anchor", "")]
    assert len(anchors) == len(set(anchors)) == 5


def test_a_short_numbered_line_is_a_heading_and_a_sentence_is_not() -> None:
    assert kinds("总说明如下。\n一、代表条件\n二、本次选举采取差额选举。") == [
        "body",
        "point",
        "item",
    ]


def test_an_adoption_line_is_centred() -> None:
    text = "某某章程\n（2020年11月18日第一次代表大会讨论通过）\n第一条　正文。"
    assert kinds(text) == ["heading", "centred", "article"]


def test_a_text_of_titles_only_is_text() -> None:
    assert kinds("第三次代表大会") == ["body"]


def test_nothing_gives_nothing() -> None:
    assert kinds("") == []
    assert kinds(" \n　\n") == []


def test_a_date_inside_the_text_is_no_signature() -> None:
    assert kinds("第一条　正文。\n2024年11月20日\n第二条　正文。") == ["article", "body", "article"]
