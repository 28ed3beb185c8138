"""Who discloses and for which year, as the data say."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from disclosures import editions
from disclosures.editions import EditionForm, EditionUnknown
from disclosures.exchange.parts import Part


@dataclass(frozen=True)
class Header:
    """What stands outside the sections; ``title`` and ``preamble`` as in the source.

    ``complaint_emails`` are the mailboxes of the closing line. The portal itself takes title,
    preamble and mailboxes from edition and cycle; these serve to find stale ones.
    """

    school: str = ""
    organisation: str = ""
    school_year: str = ""
    title: str = ""
    preamble: str = ""
    complaint_emails: tuple[str, ...] = ()
    sections_order: tuple[str, ...] = ()
    sections_missing: tuple[str, ...] = ()

    @property
    def graduate(self) -> bool:
        """Whether a graduate union discloses."""
        return "研究生" in self.organisation


def read_header(data: Part) -> Header:
    """Read what stands outside the sections."""
    for key in ("school", "organisation", "school_year"):
        if not data.has(key):
            data.say(key, "缺少这一项。")
    return Header(
        school=data.text("school"),
        organisation=data.text("organisation"),
        school_year=data.text("school_year"),
        title=data.text("title"),
        preamble=data.text("preamble"),
        complaint_emails=data.texts("complaint_emails"),
        sections_order=data.texts("sections_order"),
        sections_missing=data.texts("sections_missing"),
    )


def edition_of(data: object) -> EditionForm:
    """Return the form of the data's ``school_year``; ``EditionUnknown`` where it names none we keep."""
    year = data.get("school_year") if isinstance(data, Mapping) else None
    key = re.sub(r"\s|学年|年", "", str(year or ""))
    key = re.sub("[—–―－~～至]+", "-", key)
    if key not in editions.keys():  # noqa: SIM118 - a module, not a dictionary
        raise EditionUnknown(str(year or "（未写明）")[:40], editions.keys())
    return editions.load(key)
