"""Our own invented texts beside the demonstration's: charters of other sizes, titles, congress reports."""

from __future__ import annotations

from random import Random
from typing import Any

from disclosures.reading import in_chinese

Json = dict[str, Any]

CHAPTERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("总则", (
        "为加强和改进{s}{u}（简称“校{u}”）的建设，根据国家法律法规和学校规章制度，制定本章程。",
        "校{u}是学校党委领导、学校团委指导下的{m}群众组织，英文全称为{e} Student Union。",
        "校{u}的宗旨是全心全意为同学服务。",
        "校{u}的主要任务：\n（一）组织同学学习科学理论；\n（二）听取和转达同学的意见；\n（三）举办有益身心的活动；\n（四）完成学校交办的与同学利益相关的其他工作。",
    )),
    ("会员", (
        "凡取得我校学籍的{m}，承认本章程的，均为会员。",
        "会员的权利：\n（一）选举权、被选举权和表决权；\n（二）对各项工作提出批评、建议并进行监督；\n（三）参加校{u}组织的活动。",
        "会员的义务：\n（一）遵守本章程，执行决议；\n（二）维护集体荣誉；\n（三）支持校{u}开展工作。",
    )),
    ("组织机构", (
        "{m}代表大会是校{u}的最高权力机构，每年召开一次。\n特殊情况需要提前或者延期的，由学校党委批准。",
        "{m}代表大会的职权：\n（一）审议工作报告；\n（二）制定和修改章程；\n（三）选举主席团；\n（四）征集提案，讨论与同学切身利益有关的事项。",
        "主席团由三至五名成员组成，实行执行主席轮值制度。主席团对{m}代表大会负责。",
        "主席团的职责：\n（一）执行大会决议；\n1.按季度制定工作计划；\n2.按月公布计划完成情况；\n（二）召集工作例会；\n（三）管理和培训工作人员。",
        "工作部门在主席团领导下开展工作，数量不超过六个，每个部门设部长一名、副部长一至二名。",
        "学院{u}接受校{u}的指导，每学年报告一次工作。",
    )),
    ("工作人员", (
        "工作人员应当是共产党员或者共青团员，学习成绩综合排名在本专业前百分之三十以内。",
        "工作人员有下列情形之一的，应当退出：\n（一）受到纪律处分；\n（二）课业不及格；\n（三）评议不合格；\n（四）本人申请并获批准。",
        "任何工作人员不得以职务谋取私利。",
    )),
    ("经费", (
        "经费来源于学校拨款，不向会员收取会费。",
        "经费使用情况每学期公布一次，接受会员监督。",
    )),
    ("附则", (
        "本章程的修改由主席团提出，经{m}代表大会到会代表三分之二以上通过。",
        "本章程由校{u}主席团负责解释。",
        "本章程自通过之日起生效。",
    )),
)  # fmt: skip
MORE = (
    "校{u}建立首问负责制度，同学来访来电应当登记，并在五个工作日内答复。",
    "校{u}建立公开制度：\n（一）公开服务清单；\n（二）公开经费开支；\n（三）公开考核结果。",
    "校{u}与学生社团加强协作，不代行社团管理职能。",
    "重要活动应当先制定方案，写明目的、规模、经费和安全措施。\n方案未经审核的，活动不得举行。",
    "会议记录应当当日整理，由专人归档，保存期不少于三年。",
    "任期内三分之一以上成员变动的，应当报学校团委并召开{m}代表大会予以确认。",
)


def own_charter(rng: Random, truth: Json, member: str, size: str = "") -> str:
    """Return a charter text without its title: the demonstration's or one of ours."""
    size = size or rng.choice(("demo", "short", "long", "spaced"))
    words = {"s": truth["school"], "u": truth["organisation"], "m": member, "e": "Campus"}
    demo = truth["charter"]["text"]
    line = demo.splitlines()[0] if rng.random() < 0.7 else ""
    if size == "demo":
        return demo if line else "\n".join(demo.splitlines()[1:])
    chapters = CHAPTERS[:3] + CHAPTERS[-1:] if size == "short" else CHAPTERS
    lines, no = [line] if line else [], 0
    for place, (name, articles) in enumerate(chapters, 1):
        gap = "　" if size == "spaced" and len(name) == 2 else ""
        lines.append(f"第{in_chinese(place)}章 {name[0]}{gap}{name[1:]}")
        more = MORE if size == "long" and name in {"组织机构", "工作人员"} else ()
        for article in articles + tuple(rng.sample(more, min(len(more), 3))):
            no += 1
            gap = rng.choice((" ", "　")) if size == "spaced" else " "
            lines += f"第{in_chinese(no)}条{gap}{article.format(**words)}".split("\n")
    return "\n".join(lines)


TITLES = {
    "candidate_rules": "主席团成员候选人产生办法",
    "election_rules": "主席团成员选举办法",
    "delegate_rules": "{m}代表大会代表产生办法",
    "appraisal_rules": "工作人员述职评议办法",
}


def with_titles(rng: Random, truth: Json, key: str, member: str) -> str:
    """Put the document's own title above a rule text, in one line or two; sometimes with a signature."""
    whose = truth["school"] + ("" if key == "delegate_rules" else truth["organisation"])
    title = TITLES[key].format(m=member)
    if rng.random() < 0.3:
        title = title.replace("办法", "实施办法（试行）")
    head = rng.choice((f"{whose}{title}", f"{whose}\n{title}", f"《{whose}{title}》"))
    foot = ""
    if rng.random() < 0.25:
        year = truth["school_year"][:4]
        foot = f"\n{truth['school']}{truth['organisation']}\n{year}年{rng.randrange(3, 12)}月{rng.randrange(1, 28)}日"
    return f"{head}\n{truth[key]}{foot}"


def congress_text(rng: Random, truth: Json, member: str) -> None:
    """Report the congress as prose or as a list, with or without addresses of news."""
    congress = truth["congress"]
    year, month, day = congress["date"].split("-")
    on = f"{year}年{int(month)}月{int(day)}日"
    if rng.random() < 0.35:
        until = ""
        if int(day) < 27 and rng.random() < 0.4:
            until = f"至{int(month)}月{int(day) + 1}日"
            congress["date_end"] = f"{year}-{month}-{int(day) + 1:02}"
        third = max(1, congress["delegates"] // 3)
        parts = [third, third, congress["delegates"] - 2 * third]
        congress["text"] = "\n".join([
            f"一、时间：{on}{until}",
            f"二、地点：{congress['place']}",
            f"三、代表人数：{congress['delegates']}名",
            *(f"第{in_chinese(no)}代表团：{count}名" for no, count in enumerate(parts, 1)),
            "四、主要议程：",
            f"（一）听取和审议{truth['organisation']}工作报告",
            f"（二）选举新一届{truth['organisation']}主席团",
        ])  # fmt: skip
    if rng.random() < 0.5:
        links = [f"https://news.example.org/{rng.randrange(10**6)}.html"]
        if rng.random() < 0.3:
            links.append(f"https://mp.example.com/s/{rng.randrange(16**8):08x}_{rng.randrange(99)}")
        congress["links"] = links
        congress["text"] += "\n" + rng.choice(
            ("新闻链接：", "相关报道：", f"{member}代表大会召开的新闻链接为：")
        )
        congress["text"] += "\n" + "\n".join(links)
