"""The rows and tables of the exchange format, as its published schema describes them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Text = str | None
"""A text as typed; null where there is none."""
Count = Annotated[
    int | str | None,
    Field(description="只写了数字的为数，其他写法保留原文，没有为 null"),
]
Day = Annotated[str | None, Field(description="读得出的日期为 YYYY-MM-DD，读不出的保留原文")]
Given = Literal["是", "否", "达标", "未达标", "both", "blank", ""]


class Described(BaseModel):
    """Base: what is not named does not belong; keys that begin with ``_`` or ``$`` are private notes."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"patternProperties": {"^[_$]": {}}}
    )


class Indicator(Described):
    """One row of the self-assessment table."""

    no: str = Field(description="表式上印的编号，如 3、3.1")
    answer: Given = Field("blank", description="both：两个都勾了；blank：一个也没有勾")
    answer_raw: Text = Field(None, description="来源文件中的原样")
    text: Text = Field(None, description="指标原文，以当年表式为准")
    core: bool = Field(False, description="带★的核心指标")
    observed: bool = Field(False, description="带▲的观测指标")
    group: Text = Field(None, description="所属的小标题")
    note: Text = Field("", description="备注栏的全部文字")
    remark: Text = Field(None, description="备注栏空格以外另写的文字")
    number: Count = Field(None, description="备注栏空格里填的数")
    date: Text = Field(None, description="备注栏空格里填的日期")
    reason: Text = Field(None, description="答“否”的原因")
    remedy_date: Text = Field(None, description="计划改正日期")


class SecondLevelItem(Described):
    """How many second-level unions meet one item."""

    no: str = Field(description="二级自评表上印的编号")
    text: Text = None
    core: bool = False
    observed: bool = False
    count: Count = Field(None, description="符合标准的二级学生会组织数")
    note: Text = ""


class SecondLevelUnit(Described):
    """One second-level union's answers."""

    name: Text = Field("", description="二级学生会组织的名称")
    answers: list[str] = Field(default_factory=list, description="按二级自评表的顺序，是、否或空")
    staff: Count = Field(None, description="工作人员人数（不公开）")
    presidium: Count = Field(None, description="主席团人数（不公开）")


class SecondLevel(Described):
    """The second-level table and its unions."""

    items: list[SecondLevelItem] = Field(default_factory=list)
    units: list[SecondLevelUnit] = Field(default_factory=list)
    total: Count = Field(None, description="二级学生会组织总数")


class Charter(Described):
    """The charter, with what is counted in it."""

    title: Text = ""
    text: Text = Field("", description="正文，一段一行")
    adopted: Day = Field(None, description="通过日期")
    adopted_by: Text = Field(None, description="通过的会议或机构")
    chapters: int = Field(0, description="章数，由正文数出")
    articles: int = Field(0, description="条数，由正文数出")
    articles_missing_or_misnumbered: list[str] = Field(
        default_factory=list, description="编号不连续的地方"
    )


class RulesDetails(Described):
    """Title and adoption of a rule text."""

    title: Text = None
    adopted: Text = None
    adopted_by: Text = None


class Department(Described):
    """One row of the structure table."""

    name: Text = ""
    headcount: Count = None
    duties: Text = Field("", description="主要职责")


class Person(Described):
    """One person of the roster."""

    no: int | None = Field(None, description="序号，从 1 起")
    name: Text = None
    post: Text = Field(None, description="职务（一般不公开）")
    department: Text = None
    political_status: Text = None
    faculty: Text = None
    grade: Text = None
    rank: int | None = Field(None, description="名次，由 rank_raw 读出")
    cohort_size: int | None = Field(None, description="所属专业人数，由 rank_raw 读出")
    rank_raw: Text = Field("", description="排名栏的原文，与 rank 不一致时以它为准")
    rank_basis: Text = Field(None, description="最近1个学期、最近1学年或入学以来")
    failed_courses: Text = Field(None, description="是否有不及格：是、否")
    from_faculty_union: Text = Field(None, description="是否来自二级学生会组织（不公开）")
    experience: Text = None
    note: Text = None


class RosterCounts(Described):
    """How many people the roster held: in all, and for each value of a column."""

    people: int = Field(description="总人数")
    post: dict[str, int] | None = Field(None, description="各职务的人数")
    department: dict[str, int] | None = Field(None, description="各部门的人数")
    grade: dict[str, int] | None = Field(None, description="各年级的人数")


class Delegation(Described):
    """One delegation and its delegates."""

    name: Text = ""
    count: Count = None


class Congress(Described):
    """The congress in words and figures."""

    text: Text = Field(None, description="召开情况，一段一行")
    date: Day = None
    date_end: Day = None
    place: Text = None
    ordinal: Text = Field(None, description="届次，如 第三次")
    delegates: Count = None
    students: Count = Field(None, description="学生总数（不公开）")
    delegates_without_post: Count = Field(None, description="未任学生会职务的代表数（不公开）")
    candidates: Count = None
    seats: Count = None
    elected: Count = None
    agenda: Text = Field(None, description="议程，一项一行")
    links: list[str] = Field(default_factory=list, description="新闻报道的地址")
    delegations: list[Delegation] = Field(default_factory=list)


class Responsible(Described):
    """One person of the League committee."""

    category: Text = Field("", description="表式规定的类别")
    name: Text = ""
    full_time: Text = Field("", description="是否为专职团干部：是、否")
    post: Text = Field(None, description="现任职务（不公开）")
    note: Text = ""


class Meeting(Described):
    """A training or an appraisal."""

    term: Text = Field("", description="学期：春、秋")
    date: Text = ""
    remark: Text = ""


class Survey(Described):
    """The satisfaction survey."""

    date: Text = ""
    sample: Text = ""
    result: Text = ""


class Facts(Described):
    """What is asked beside the table and not published."""

    students: Text = None
    campuses: Text = None
    staff_grounds: Text = Field(None, description="工作人员超过40人的理由")
    trainings: list[Meeting] = Field(default_factory=list)
    appraisals: list[Meeting] = Field(default_factory=list)
    survey: Survey | None = None
    branch_secretary: Text = None
