"""Guards: what makes a sentence mean something else."""

import re

NEGATED = re.compile(
    r"(?:不得|不再|不能|不应|不可|不会|不允许|严禁|禁止|杜绝|避免|防止|取消|撤销|未|非|无需|不(?![仅但断同少低足超论管]))"
    r"[^,。;]{0,10}$"
)
"""In front of the matching words: they are forbidden or denied."""

FACULTY = "(?:各|二级|院系|系级|分院|书院|班级|年级|基层|校区)"


def faculty_words(school: str) -> re.Pattern[str]:
    """Return what names a faculty's union rather than the school's.

    In a college that is itself called 学院, 学院学生会 is the school's own union; elsewhere a
    faculty's.
    """
    own = "" if squeezed_end(school) else "|学院|院级|(?<!全)院学生"
    return re.compile(
        rf"二级|各(?:学院|院|系|分院|书院|校区|班)|院\(系\)|院系|系\(院\)|系级|系学生|分院|书院|班级学生|基层{own}"
    )


def squeezed_end(school: str) -> bool:
    """Say whether the school is itself called 学院."""
    return school.strip().endswith("学院")
