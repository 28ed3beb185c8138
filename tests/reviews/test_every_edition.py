"""Every year's form, from the lead who opens it to the page and PDF that the public reads.

All steps go through the pages, as the people take them; the text that comes out is compared with
the form's own and with the layout of that year, written out below.
"""

from __future__ import annotations

import re
from datetime import timedelta
from io import BytesIO
from random import Random
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags
from PIL import Image
from pypdf import PdfReader

from disclosures import editions
from disclosures.content import Disclosure
from disclosures.demo import clean_disclosure
from disclosures.domain.bake import bake
from disclosures.domain.contents import content_class
from disclosures.enums import FilingState
from disclosures.forms.kinds import section_form
from disclosures.models import Filing, Publication
from portal import clock
from portal.enums import Role
from portal.models import Union
from tests.disclosures.publication.reading import normal
from tests.factories import CollegeFactory, FederationFactory, UnionFactory, member

pytestmark = pytest.mark.django_db

SCHOOL = "青川大学"
BOXES = "xuelian@example.org", "quanguo@example.org"
LATER_TITLES = (
    "一、改革自评表",
    "三、校级组织工作机构组织架构表",
    "十、校团委指导学生会主要责任人",
)
EARLY_TITLES = (
    "校级组织工作机构组织架构图",
    "校级组织主席团成员候选人产生办法及选举办法",
    "学校党委指导学生会工作情况",
)
LAYOUT: dict[str, dict[str, Any]] = {
    "2020": {
        "rows": 17,
        "columns": ("项目", "验收结论", "备注"),
        "values": ("达标", "未达标"),
        "titles": ("高校学生会组织深化改革评估备案表", *EARLY_TITLES),
        "says": ("2019年10月以来召开了校级学生（研究生）代表大会", "3.机构和人员规模"),
        "silent": ("★", "▲", "二级学生会组织（含", "一、改革自评表"),
    },
    "2021": {
        "rows": 17,
        "columns": ("项目", "评估结论", "备注"),
        "values": ("是", "否"),
        "titles": ("改革自评表", *EARLY_TITLES),
        "says": ("截至2021年11月", "符合标准学生会组织数量"),
        "silent": ("★", "▲", "具体情况", "一、改革自评表"),
    },
    "2021-2022": {
        "rows": 19,
        "titles": LATER_TITLES,
        "says": ("标注“▲”为观测指标，2021—2022学年暂不作硬性要求", "具体情况"),
    },
    "2022-2023": {
        "rows": 19,
        "titles": LATER_TITLES,
        "says": ("标注“▲”为观测指标，2022—2023学年暂不作硬性要求", "具体情况"),
    },
    "2023-2024": {
        "rows": 19,
        "titles": LATER_TITLES,
        "says": ("标注“▲”为观测指标，2023—2024学年暂不作硬性要求", "具体情况"),
    },
    "2024-2025": {
        "rows": 19,
        "titles": LATER_TITLES,
        "says": ("标注“★”为核心指标。", "2024—2025学年", "所属部门"),
        "silent": ("▲",),
    },
    "2025-2026": {
        "rows": 19,
        "titles": LATER_TITLES,
        "says": ("标注“★”为核心指标。", "2025—2026学年", "所属部门"),
        "silent": ("▲",),
    },
}


def browser(user: Any) -> Client:
    """A browser of somebody who is logged in."""
    client = Client()
    client.force_login(user)
    return client


def opened(year: str) -> Union:
    """A union of a college whose federation has opened the year's form on its page."""
    federation = FederationFactory(name="云岭省学生联合会")
    union = UnionFactory(college=CollegeFactory(name=SCHOOL, federation=federation))
    today = clock.today()
    terms = {
        "federation": federation.pk,
        "edition": year,
        "opens": today,
        "due": today + timedelta(30),
        "closes": today + timedelta(60),
        "federation_email": BOXES[0],
        "national_email": BOXES[1],
        "name_policy": "full",
        "rank_policy": "exact",
    }
    lead = browser(member(Role.LEAD, federation=federation))
    # The year's own key is offered; one made in the browser would be another choice.
    page = lead.get(reverse("cycles:open")).content.decode()
    terms["edition"] = re.search(rf'<option value="({year}(?!-)[^"]*)"', page)[1]
    assert lead.post(reverse("cycles:open"), terms).status_code == 302
    return union


def typed(form: Any) -> dict[str, Any]:
    """What a browser posts of a section's form."""
    bound = [
        *form.main,
        *(field for table in form.tables.values() for row in table for field in row),
    ]
    return {field.html_name: field.value() for field in bound if field.value() not in (None, False)}


def chart() -> BytesIO:
    """A picture of the structure."""
    file = BytesIO()
    Image.new("RGB", (640, 400), "white").save(file, "PNG")
    file.seek(0)
    file.name = "chart.png"
    return file


def fill(client: Client, filing: Filing, content: Disclosure) -> None:
    """Fill every section on its page."""
    form = editions.load(filing.cycle.edition.key)
    for key in form.section_keys():
        address = reverse("filing:section", args=(filing.pk, key))
        assert client.get(address).status_code == 200
        # What the published form has no place for is not asked either.
        posted = {"revision": "0", **typed(section_form(form, key, getattr(content, key), spare=0))}
        if form.section(key).picture:
            posted |= {"upload": chart(), "upload_alt": "主席团下设各工作部门"}
        answer = client.post(address, posted)
        assert answer.status_code == 302, (key, strip_tags(answer.content.decode())[:2000])


def made(union: Union, year: str) -> tuple[Filing, Disclosure]:
    """A filing that the secretary filled, checked and submitted."""
    content = clean_disclosure(
        Random(7),
        SCHOOL,
        "student",
        editions.load(year),
        federation="云岭省学联",
        second_level=True,
    )
    client = browser(member(Role.SECRETARY, college=union.college))
    cycle = union.college.federation.cycles.get()
    client.post(reverse("filing:start", args=(union.pk, cycle.pk)))
    filing = Filing.objects.get(union=union)
    fill(client, filing, content)
    findings = client.get(reverse("filing:findings", args=(filing.pk,))).content.decode()
    assert "错误（" not in findings
    assert "矛盾（" not in findings
    answer = client.post(reverse("filing:submit", args=(filing.pk,)), {"declaration": "on"})
    assert answer.status_code == 302, strip_tags(answer.content.decode())
    filing.refresh_from_db()
    return filing, content


def reviewed(filing: Filing) -> Publication:
    """The publication after a reviewer approved section by section; the worker baked it."""
    client = browser(member(Role.REVIEWER, federation=filing.federation))
    number = filing.submissions.get().pk
    client.post(reverse("review:open", args=(number,)))
    for key in editions.load(filing.cycle.edition.key).section_keys():
        assert client.get(reverse("review:section", args=(number, key))).status_code == 200
        client.post(reverse("review:verdict", args=(number, key)))
    client.post(reverse("review:approve", args=(number,)))
    publication = Publication.objects.get(filing=filing)
    bake(publication.pk)
    return publication


def public_texts(publication: Publication) -> tuple[str, str]:
    """The published page and the PDF as plain text without spaces."""
    client = Client()
    page = client.get(reverse("public:disclosure", args=(publication.code,)))
    pdf = client.get(reverse("public:pdf", args=(publication.code,)))
    raw = b"".join(pdf.streaming_content) if pdf.streaming else pdf.content
    pages = [each.extract_text() for each in PdfReader(BytesIO(raw)).pages]
    body = b"".join(page.streaming_content) if page.streaming else page.content
    text = re.sub(r"—\s*\d+\s*—", "", "".join(pages))
    return normal(strip_tags(body.decode())).replace("&quot;", '"'), normal(text)


@pytest.mark.parametrize("year", editions.keys())
def test_a_filing_is_made_reviewed_and_published(year: str) -> None:
    filing, content = made(opened(year), year)
    publication = reviewed(filing)
    filing.refresh_from_db()
    assert filing.state == FilingState.PUBLISHED
    kept = Disclosure.model_validate(filing.submissions.get().content)
    assert kept.roster == published_part(year, "roster", content)
    page, pdf = public_texts(publication)
    for text in (page, pdf):
        has_the_layout(text, year)
        has_the_content(text, content)


def published_part(year: str, key: str, content: Disclosure) -> Any:
    """The part of a section that the year's form asks for."""
    form = section_form(editions.load(year), key, getattr(content, key), spare=0)
    again = section_form(editions.load(year), key, content_class(key)(), {**typed(form)}, spare=0)
    assert again.is_valid()
    return content_class(key).model_validate(again.content())


def has_the_layout(text: str, year: str) -> None:
    """Every fixed text of the form, and what the year is known by."""
    form, layout = editions.load(year), LAYOUT[year]
    names = {"school": SCHOOL, "organisation": "学生会", "federation": "云岭省学生联合会"}
    mails = {"federation_email": BOXES[0], "national_email": BOXES[1]}
    fixed = [form.text(section.title, **names) for section in form.sections]
    fixed += [form.text(form.preamble, **names), form.text(form.closing, **names, **mails)]
    fixed += [item.text for item in (*form.indicators, *form.second_level_items)]
    fixed += [form.legend, *layout["titles"], *layout["says"]]
    assert len(form.indicators) == layout["rows"]
    assert form.table.columns == layout.get("columns", ("指标", "结论", "备注"))
    assert form.table.values == layout.get("values", ("是", "否"))
    for words in (*fixed, *form.table.columns, *(column.label for column in form.roster_columns)):
        assert normal(words) in text, words
    for words in layout.get("silent", ()):
        assert normal(words) not in text, words
    assert in_order(text, [normal(form.text(s.title, **names)) for s in form.sections])


def has_the_content(text: str, content: Disclosure) -> None:
    """Every person, and the first article of every rule text."""
    for row in content.roster.rows:
        assert row.name in text
    for key in ("charter", "candidate_rules", "delegate_rules", "appraisal_rules"):
        first = getattr(content, key).text.strip().splitlines()[0]
        assert normal(first) in text


def in_order(text: str, titles: list[str]) -> bool:
    """Whether the titles follow each other in the contents, and once more in what follows."""
    at = 0
    for title in titles * 2:
        at = text.find(title, at) + len(title)
        if at < len(title):
            return False
    return True


def test_the_walk_knows_every_edition() -> None:
    assert set(LAYOUT) == set(editions.keys())
