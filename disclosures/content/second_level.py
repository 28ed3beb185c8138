"""The second-level table (二级学生会组织改革自评表) and its matrix."""

from disclosures.content.base import Content, Text


class SecondLevelUnit(Content):
    """One faculty union: its answers 是/否 by item id (``"s01"``), and its numbers where given."""

    name: Text = ""
    answers: dict[str, Text] = {}
    staff: Text = ""
    presidium: Text = ""


class SecondLevel(Content):
    """Counts of unions that meet each item, remarks by item, and one row a union."""

    counts: dict[str, Text] = {}
    notes: dict[str, Text] = {}
    total: Text = ""
    units: tuple[SecondLevelUnit, ...] = ()
