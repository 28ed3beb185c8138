"""What the parts of an edition are called in Chinese: for pages and for the comparison of years."""

from fractions import Fraction

LIMITS: dict[str, tuple[str, str]] = {
    "staff": ("工作人员人数上限", "人"),
    "staff_with_grounds": ("工作人员人数上限（学生人数较多、分校区较多的高校）", "人"),
    "presidium": ("主席团成员人数上限", "人"),
    "departments": ("工作部门个数上限", "个"),
    "department_people": ("每个工作部门的人数（含负责人）", "人"),
    "department_heads_least": ("每个工作部门的负责人，至少", "人"),
    "department_heads_most": ("每个工作部门的负责人，至多", "人"),
    "second_level_staff": ("二级学生会组织的工作人员人数上限", "人"),
    "second_level_presidium": ("二级学生会组织的主席团成员人数上限", "人"),
    "rank_percent": ("学习成绩综合排名在本专业前", "%"),
    "faculty_union_percent": ("来自院系学生会组织的工作人员，占比不低于", "%"),
    "delegates_percent": ("学代会代表占学生人数的比例，不低于", "%"),
    "delegates_without_post_percent": ("非学生会组织骨干的代表，占比不低于", "%"),
    "candidates_excess_percent": ("差额选举的差额比例，不低于", "%"),
    "quorum": ("到会代表占全体代表的比例，不低于（写成分数，如2/3）", ""),
}
"""Field of ``Limits`` → its label and unit."""

FIXED_TEXTS: dict[str, str] = {
    "period": "学年写法",
    "title": "总标题",
    "preamble": "开头的说明",
    "legend": "标记说明",
    "closing": "结尾的说明",
}
"""Field of ``EditionForm`` that is a fixed text → its label."""

TABLE: dict[str, str] = {"title": "自评表标题", "columns": "自评表列名", "values": "自评表两个结论"}
"""Field of ``Table`` → its label."""

MARKS: dict[str, str] = {"": "无标记", "★": "★", "▲": "▲"}


def shown(value: object) -> str:
    """Write a value as people read it: dates and numbers as they are, lists with 、."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, tuple | list):
        return "、".join(shown(each) for each in value)
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    return str(value)
