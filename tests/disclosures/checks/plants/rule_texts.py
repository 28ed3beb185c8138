"""Charter and rules: an article reworded, or a sentence put behind one drawn at random."""

from __future__ import annotations

import re
from random import Random

from disclosures.content import Disclosure
from tests.disclosures.checks.plants.plant import (
    LATER,
    Planted,
    plant,
    put,
    reworded,
    sentence,
)


@plant("T01")
def elected_by_a_standing_body(rng: Random, disclosure: Disclosure) -> Planted:
    body = rng.choice(["学生委员会", "常任代表会议", "大会常务委员会"])
    return reworded(
        disclosure, "charter", (r"由大会选举产生，对大会负责", f"由{body}选举产生，对大会负责")
    )


@plant("T01")
def elected_by_congress_or_a_body(rng: Random, disclosure: Disclosure) -> Planted:
    return sentence(
        rng, disclosure, "charter",
        "主席团由学生代表大会或其常设委员会选举产生。",
        "闭会期间，由常任代表会议选举产生新的主席团。",
    )  # fmt: skip


@plant("T04")
def equal_election(rng: Random, disclosure: Disclosure) -> Planted:
    return sentence(
        rng, disclosure, "charter",
        "主席团成员采用等额选举的方式产生。", "主席团选举实行等额选举。",
    )  # fmt: skip


@plant("T06")
def centres_in_the_charter(rng: Random, disclosure: Disclosure) -> Planted:
    return sentence(
        rng, disclosure, "charter",
        "本会下设新媒体中心、权益服务中心等机构。", "本会设立项目办公室，作为常设机构。",
    )  # fmt: skip


@plant("T07")
def assistants_to_the_chair(rng: Random, disclosure: Disclosure) -> Planted:
    return sentence(
        rng, disclosure, "charter",
        "主席团可聘任主席助理一至二名。", "各部门设部长助理一名，协助部长工作。",
    )  # fmt: skip


@plant("T08")
def nominated_by_the_union(rng: Random, disclosure: Disclosure) -> Planted:
    return sentence(
        rng, disclosure, "candidate_rules",
        "上一届主席团可以直接提名候选人。", "候选人也可以由学生会主席推荐。",
    )  # fmt: skip


@plant("T09")
def settled_by_the_league_committee(rng: Random, disclosure: Disclosure) -> Planted:
    return reworded(
        disclosure, "candidate_rules",
        (r"报学校党委确定", "报学校团委确定"), (r"，并将结果报学校党委", ""), (r"在学校党委领导下", "在学校团委领导下"),
    )  # fmt: skip


@plant("T10")
def heads_elected_by_the_congress(rng: Random, disclosure: Disclosure) -> Planted:
    return sentence(
        rng, disclosure, "charter",
        "各工作部门部长、副部长由大会选举产生。", "工作部门负责人由学生代表大会选举产生。",
    )  # fmt: skip


@plant("T11")
def delegates_put_forward_by_class_committees(rng: Random, disclosure: Disclosure) -> Planted:
    return reworded(disclosure, "delegate_rules", (r"班级团支部|团支部大会", "班委会"))


@plant("T12")
def appraised_once_a_year(rng: Random, disclosure: Disclosure) -> Planted:
    return reworded(
        disclosure, "appraisal_rules",
        (r"每学期", rng.choice(["每学年", "每年"])), (r"，分别安排在春季学期末和秋季学期末", ""),
        (r"在学期结束前", "在学年结束前"),
    )  # fmt: skip


@plant("T14")
def a_congress_every_other_year(rng: Random, disclosure: Disclosure) -> Planted:
    return reworded(
        disclosure,
        "charter",
        (r"大会每年召开一次", rng.choice(["大会每两年召开一次", "大会每2年举行一次"])),
    )


@plant("T16")
def posts_for_marks(rng: Random, disclosure: Disclosure) -> Planted:
    return sentence(
        rng, disclosure, "appraisal_rules",
        "主席团成员综合测评加3分，部长加2分，干事加1分。", "担任学生会职务满一年的，按职务给予综合测评加分。",
    )  # fmt: skip


@plant("T17", years=LATER)
def half_is_a_quorum(rng: Random, disclosure: Disclosure) -> Planted:
    return reworded(
        disclosure, "election_rules",
        (r"达到应到会代表的三分之二以上", "达到应到会代表的半数以上"), (r"应当有三分之二以上的代表到会", "应当有半数以上的代表到会"),
        (r"超过应到会代表的三分之二", "超过应到会代表的二分之一"),
    )  # fmt: skip


@plant("T18", years=LATER)
def adopted_by_the_presidium(rng: Random, disclosure: Disclosure) -> Planted:
    text = re.sub(r"\n[^\n]*$", "", disclosure.election_rules.text)
    last = disclosure.election_rules.text.split("\n")[-1]
    label = re.match(r"第.{1,6}条 ?|[一二三四五六七八九十]+、", last)[0]
    text += f"\n{label}本办法经学生会主席团会议审议通过后施行。"
    return put(disclosure, "election_rules", text=text), "election_rules.text"


@plant("T19")
def only_a_draft(rng: Random, disclosure: Disclosure) -> Planted:
    return reworded(
        disclosure,
        "charter",
        (r"^（[^）]*通过）", rng.choice(["（草案）", "（征求意见稿）", "（试行）"])),
    )


@plant("T21")
def led_by_the_federation(rng: Random, disclosure: Disclosure) -> Planted:
    return reworded(
        disclosure,
        "charter",
        (r"的领导下，在中国共产主义青年团[^，]*?的指导下", "和省学生联合会的领导下"),
    )


@plant("T22")
def an_article_missing(rng: Random, disclosure: Disclosure) -> Planted:
    lines = disclosure.charter.text.split("\n")
    articles = [n for n, line in enumerate(lines) if re.match(r"第.{1,5}条.*。$", line)]
    del lines[rng.choice(articles[2:-2])]
    return put(disclosure, "charter", text="\n".join(lines)), "charter.text"


@plant("T22")
def two_items_exchanged(rng: Random, disclosure: Disclosure) -> Planted:
    lines = disclosure.charter.text.split("\n")
    items = [n for n, line in enumerate(lines) if line.startswith("（二）")]
    place = rng.choice(items)
    lines[place], lines[place + 1] = lines[place + 1], lines[place]
    return put(disclosure, "charter", text="\n".join(lines)), "charter.text"


@plant("T23")
def a_body_never_established(rng: Random, disclosure: Disclosure) -> Planted:
    return sentence(
        rng, disclosure, "charter",
        "重大事项提交常务代表委员会审议。", "有关争议由监督仲裁委员会裁决。",
    )  # fmt: skip


@plant("T27")
def guided_by_what_was(rng: Random, disclosure: Disclosure) -> Planted:
    return reworded(
        disclosure, "charter",
        (r"、科学发展观、习近平新时代中国特色社会主义思想", "、科学发展观"),
        (r"引导同学学习贯彻习近平新时代中国特色社会主义思想，", "引导同学"), (r"习近平新时代中国特色社会主义思想", "党的创新理论"),
    )  # fmt: skip
