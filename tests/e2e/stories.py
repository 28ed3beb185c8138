"""The disclosures that go the whole way: an invented one always, a sample where it is present."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from random import Random

from disclosures import editions, exchange
from disclosures.demo import clean_disclosure, with_mistakes
from disclosures.exchange import Header

SAMPLE = Path(__file__).resolve().parents[3] / "shared" / "samples" / "sample-a-2024.json"
INVENTED_SCHOOL = "青岚理工学院"
EDITION = "2024-2025"


@dataclass(frozen=True)
class Story:
    """A disclosure on file, whose it is, the rules it must set off, the changes that mend two sections."""

    school: str
    province: str
    data: dict[str, object]
    rules: frozenset[str]
    mended: tuple[tuple[str, str, str], tuple[str, str, str]]
    settled: frozenset[str]

    @property
    def short_name(self) -> str:
        """The province's, as lists show it."""
        return self.province.replace("学生联合会", "学联")

    @property
    def secretary(self) -> str:
        """Log-in name of the college's secretary."""
        return f"书记-{self.school}"

    @property
    def reviewer(self) -> str:
        """Log-in name of the province's reviewer."""
        return f"审核-{self.school}"

    @property
    def lead(self) -> str:
        """Log-in name of whoever leads the national federation."""
        return f"负责-{self.school}"

    def write(self, folder: Path) -> Path:
        """Write it where the secretary has it; return the file."""
        file = folder / "去年的公开材料.json"
        file.write_text(json.dumps(self.data, ensure_ascii=False), encoding="utf-8")
        return file


def invented() -> Story:
    """Wrong head-count of a department, wrong date of the congress, somebody ranked too low."""
    form = editions.load(EDITION)
    clean = clean_disclosure(Random(7), INVENTED_SCHOOL, "student", form)
    wrong = with_mistakes(clean, "department_headcount", "congress_date_differs", "rank_above_30")
    place = next(
        n
        for n, row in enumerate(clean.departments.rows)
        if row.headcount != wrong.departments.rows[n].headcount
    )
    header = Header(school=INVENTED_SCHOOL, organisation="学生会", school_year=EDITION)
    return Story(
        school=INVENTED_SCHOOL,
        province="岭东省学生联合会",
        data=exchange.write(wrong, form, header),
        rules=frozenset({"R08", "R12", "R18"}),
        mended=(
            ("departments", f"rows-{place}-headcount", clean.departments.rows[place].headcount),
            ("indicators", "i11-date", clean.congress.date),
        ),
        settled=frozenset({"R08", "R18"}),
    )


def sample() -> Story:
    """Sample A: two of its sections are rewritten, the rest explained."""
    data = json.loads(SAMPLE.read_text(encoding="utf-8"))
    return Story(
        school=data["school"],
        province="岭西省学生联合会",
        data=data,
        rules=frozenset({"T02", "T09", "T11"}),
        mended=(
            (
                "congress",
                "text",
                "我校第三次学生代表大会于2024年12月11日召开，选举产生了第三届学生会主席团。",
            ),
            (
                "delegate_rules",
                "text",
                "一、代表由班级团支部推荐。\n二、各学院（系）组织选举产生。",
            ),
        ),
        settled=frozenset({"T02", "T11"}),
    )
