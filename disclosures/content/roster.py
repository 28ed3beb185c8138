"""The roster of school-level staff: the union of all years' columns."""

from disclosures.content.base import Content, Text


class RosterRow(Content):
    """One person. ``rank`` is 本人排名/所属专业人数 as typed (``"4/38"``).

    ``rank_basis``: 最近1个学期, 最近1学年 or 入学以来. ``failed_courses``: 是/否.
    ``from_faculty_union``: 是/否 (asked, not published).
    """

    name: Text = ""
    post: Text = ""
    department: Text = ""
    political_status: Text = ""
    faculty: Text = ""
    grade: Text = ""
    rank: Text = ""
    rank_basis: Text = ""
    failed_courses: Text = ""
    from_faculty_union: Text = ""
    experience: Text = ""
    note: Text = ""


class Roster(Content):
    """Rows in the order in which they are published; numbered from 1 by position."""

    rows: tuple[RosterRow, ...] = ()
