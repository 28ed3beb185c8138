"""The structure table, or in the early years a chart with its text equivalent."""

from disclosures.content.base import Content, Text


class Department(Content):
    """One row of the structure table; 主席团 may be the first row or absent."""

    name: Text = ""
    headcount: Text = ""
    duties: Text = ""


class Departments(Content):
    """``chart`` is the id of an attachment, ``chart_text`` what the picture says."""

    rows: tuple[Department, ...] = ()
    chart: Text = ""
    chart_text: Text = ""
