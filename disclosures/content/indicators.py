"""Section one: the self-assessment table, and the facts behind it that are asked but not published."""

from disclosures.content.base import Content, Text


class Answer(Content):
    """The answer to one indicator. ``answer`` is 是, 否, "" or (from an import) ``both``.

    ``number`` and ``date`` fill the prompt of the 备注 column (实有__人, 召开日期为：____);
    ``reason`` and ``remedy_date`` are asked when the answer is 否.
    """

    answer: Text = ""
    number: Text = ""
    date: Text = ""
    note: Text = ""
    reason: Text = ""
    remedy_date: Text = ""


class Meeting(Content):
    """A training or an appraisal: term (春 or 秋), date, remark."""

    term: Text = ""
    date: Text = ""
    remark: Text = ""


class Survey(Content):
    """The satisfaction survey of indicator 19."""

    date: Text = ""
    sample: Text = ""
    result: Text = ""


class Indicators(Content):
    """Answers by indicator id (``"i03"``), then the facts that are asked and not published."""

    answers: dict[str, Answer] = {}
    students: Text = ""
    campuses: Text = ""
    staff_grounds: Text = ""
    trainings: tuple[Meeting, ...] = ()
    appraisals: tuple[Meeting, ...] = ()
    survey: Survey = Survey()
    branch_secretary: Text = ""
