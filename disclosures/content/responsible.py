"""The people of the League committee who guide the union."""

from disclosures.content.base import Content, Text


class ResponsiblePerson(Content):
    """``category`` is one of the edition's rows; ``full_time`` 是/否; ``post`` is asked, not published."""

    category: Text = ""
    name: Text = ""
    full_time: Text = ""
    post: Text = ""
    note: Text = ""


class Responsible(Content):
    """One row for each category of the edition."""

    rows: tuple[ResponsiblePerson, ...] = ()
