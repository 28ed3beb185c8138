"""What a rule says: a finding, with its severity, place, sentence and evidence."""

import hashlib
import re
from dataclasses import asdict, dataclass, replace
from enum import StrEnum

SECTIONS = (
    "indicators",
    "second_level",
    "charter",
    "departments",
    "roster",
    "candidate_rules",
    "election_rules",
    "congress",
    "delegate_rules",
    "appraisal_rules",
    "party_guidance",
    "responsible",
)
"""Section keys in the order of the form: findings are listed in it."""


class Severity(StrEnum):
    """How much a finding weighs; see ``docs/rules.md``."""

    ERROR = "error"
    CONTRADICTION = "contradiction"
    WARNING = "warning"
    INFORMATION = "information"
    UNCHECKED = "unchecked"

    @property
    def label(self) -> str:
        """The Chinese word for it."""
        return _LABELS[self]

    @property
    def blocks(self) -> bool:
        """Whether it blocks submission."""
        return self is Severity.ERROR

    @property
    def needs_explanation(self) -> bool:
        """Whether it must be mended or explained in writing before submission."""
        return self is Severity.CONTRADICTION

    @property
    def to_tick(self) -> bool:
        """Whether the college ticks that it was read; it never blocks otherwise."""
        return self is Severity.WARNING

    @property
    def rank(self) -> int:
        """Its place from heaviest (0) to lightest."""
        return list(Severity).index(self)


_LABELS = {
    Severity.ERROR: "错误",
    Severity.CONTRADICTION: "矛盾",
    Severity.WARNING: "提醒",
    Severity.INFORMATION: "提示",
    Severity.UNCHECKED: "无法核验",
}

INTERNAL = frozenset({"anchor", "whole", "compared"})
"""What finds an explanation again; a reader of the published format has no use for it."""
_WHERE = re.compile(
    r"(?:^|(?<=；))第[第章节编条款项目行\d一二三四五六七八九十百零〇①-⑳（）()、.．]{2,60}："
)


def section_of(path: str) -> str:
    """Return the section key that a path begins with (``roster[13].rank`` → ``roster``)."""
    return re.split(r"[.\[]", path, maxsplit=1)[0]


@dataclass(frozen=True)
class Finding:
    """One finding; ``path`` is zero-based like the data (``roster[13].rank``, ``charter.text``).

    ``indicator`` is an indicator's id (``i03``) or empty; ``evidence`` what the rule read;
    ``source`` the regulation by name. All of it is plain text in Chinese, ready to be frozen.

    ``anchor`` is the place with the row's name instead of its number (``roster[张三].rank``), the
    same wherever the row goes; ``whole`` the same with all that tells namesakes apart; ``compared``
    what the rule compared, where that is more than the evidence shows. See ``checks.anchors``.
    """

    rule: str
    severity: Severity
    section: str
    indicator: str
    path: str
    message: str
    evidence: str
    source: str
    anchor: str = ""
    whole: str = ""
    compared: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """Rule and path: unique within one run."""
        return self.rule, self.path

    @property
    def basis(self) -> str:
        """Digest of the rule and of what it compared: an explanation falls when it changes.

        Neither the row's number nor the number of the article counts: they change when something
        is inserted above.
        """
        text = f"{self.rule}\x1f{_WHERE.sub('', self.compared or self.evidence)}"
        return hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()

    @property
    def order(self) -> tuple[int, int, list[tuple[int, str]], str]:
        """Sorting key: section of the form, then severity, then place, then rule."""
        place = SECTIONS.index(self.section) if self.section in SECTIONS else len(SECTIONS)
        return place, self.severity.rank, _natural(self.path), self.rule

    def weighing(self, severity: Severity) -> "Finding":
        """Return the same finding with another severity."""
        return replace(self, severity=severity)

    def to_dict(self) -> dict[str, str]:
        """Return the finding as plain data, in the order of the published format."""
        data = {**asdict(self), "severity": self.severity.value}
        return {name: data[name] for name in data if name not in INTERNAL}

    @classmethod
    def from_dict(cls, data: dict[str, str]) -> "Finding":
        """Return the finding that ``to_dict`` wrote; unknown keys are left out.

        Raises ``KeyError`` when a part is missing, ``ValueError`` for an unknown severity.
        """
        texts = {
            name: data.get(name, "") if name in INTERNAL else data[name]
            for name in cls.__dataclass_fields__
            if name != "severity"
        }
        return cls(severity=Severity(data["severity"]), **texts)


def _natural(path: str) -> list[tuple[int, str]]:
    """Split a path so that row 9 comes before row 10."""
    return [
        (int(part), "") if part.isdecimal() else (-1, part) for part in re.split(r"(\d+)", path)
    ]
