"""Taking in a request to be erased, and giving a receipt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from secrets import token_hex
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from disclosures.domain.publicwords import tidied
from disclosures.models import Erasure
from disclosures.publication.stamp import ALPHABET, spaced
from disclosures.reading.particulars import labels, scan
from portal import clock, notify
from portal.domain import audit
from portal.scoping import scope_colleges
from reviews.domain.erasures import limits, places
from reviews.domain.objections import words
from reviews.domain.objections.limits import one_at_a_time
from reviews.domain.objections.receiving import CODE, TAIL, Receipt, hashed
from reviews.domain.refusals import Refused

if TYPE_CHECKING:
    from reviews.domain.erasures.places import Place
    from reviews.domain.objections.publics import Public

SALT = "reviews.erasures.receipt"
LONGEST = 1000


@dataclass(frozen=True)
class Request:
    """What somebody wrote; `row` is the number of the roster's row where several have the name."""

    section: str
    name: str
    contact: str
    text: str = ""
    row: str = ""
    everywhere: bool = False


class Ambiguous(Refused):
    """Several rows have the name; which one has to be chosen among `places`."""

    def __init__(self, found: list[Place]) -> None:
        super().__init__(_("这一栏里有几位同名的，请选择哪一行是您。"))
        self.places = found


@transaction.atomic
def receive(public: Public, asked: Request, *, sender: str = "", form: str = "") -> Receipt:
    """Take the request in; return the receipt. The same words from the same page are one request.

    Nobody is logged in and nothing is proved here: the college, which knows its people, asks back. Raises
    Refused with what to mend (`Ambiguous`: with what to choose from), TooMany with when to come back.
    """
    if public.entry.withdrawn_at:
        raise Refused(_("这份公开材料已经撤下，网上已经看不到您的信息。"))
    place = _place(public, asked)
    contact, text = _contact(asked.contact), _text(asked.text)
    receipt = _receipt(public, form or token_hex(16), place.name, place.key, contact, text)
    ours = {"federation_ids": [public.federation.pk]}
    with scope_colleges(public.entry.college_ref, **ours):
        one_at_a_time(public.federation)
        if not Erasure.objects.filter(number=receipt.number).exists():
            limits.check(public, sender)
            _keep(public, receipt, asked, place, contact=contact, text=text, sender=sender)
    return receipt


def _place(public: Public, asked: Request) -> Place:
    if asked.section not in dict(places.sections_of(public)):
        raise Refused(_("请选择您的姓名在哪一栏。"))
    found = places.find(public, asked.section, asked.name)
    if not found:
        raise Refused(_("这一栏里没有找到这个姓名。请照公开页面上的写法填写，或换一栏试试。"))
    if len(found) == 1:
        return found[0]
    chosen = [one for one in found if one.key == asked.row]
    if not chosen:
        raise Ambiguous(found)
    return chosen[0]


def _contact(text: str) -> str:
    clean = words.contact(text)
    if not clean:
        raise Refused(_("请留下电话或邮箱：学校要联系您，确认是您本人的请求。"))
    return clean


def _text(text: str) -> str:
    clean = tidied(text)
    if len(clean) > LONGEST:
        raise Refused(_("理由最多写%d个字，请缩短一些。") % LONGEST)
    if "身份证号" in labels(scan(clean)):
        raise Refused(_("请不要填写身份证号：不需要证件，学校会联系您核实。"))
    return clean


def _receipt(public: Public, *parts: str) -> Receipt:
    value = "\x1f".join((public.publication.code, *parts))
    digest = salted_hmac(SALT, value, algorithm="sha256").digest()
    letters = "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[: TAIL + CODE])
    return Receipt(f"{public.federation.pk}-{spaced(letters[:TAIL])}", letters[TAIL:])


def _keep(public: Public, receipt: Receipt, asked: Request, place: Place, **written: str) -> None:
    now = clock.now()
    row = Erasure.objects.create(
        number=receipt.number,
        secret=hashed(receipt.secret),
        publication=public.publication,
        filing_id=public.entry.filing_ref,
        college_id=public.entry.college_ref,
        federation=public.federation,
        section=asked.section,
        name=place.name,
        facts={"row": dict(place.facts), "alone": place.alone} if place.facts else {},
        everywhere=asked.everywhere,
        received_at=now,
        due=clock.today() + timedelta(days=settings.ERASURE_DAYS),
        **written,
    )
    audit.record(
        None, "erasure.received", row,
        college=row.college, federation=public.federation, section=row.section,
    )  # fmt: skip
    for side in ("college", "federation"):
        _tell(row, side)


def _tell(row: Erasure, side: str) -> None:
    """Tell that there is one; whose it is stands on its page alone."""
    notify.post(
        "erasure",
        key=f"erasure:{row.pk}:{side}",
        to=side,
        subject=_("收到一条删除请求"),
        text=_(
            "有人请求不再公开其在%(college)s公开材料中的个人信息。请书记联系本人核实，并在%(day)s前答复。"
        )
        % {"college": row.college.name, "day": row.due.isoformat()},
        url=reverse("erasures:show", args=[row.pk]),
        college=row.college,
        federation=row.federation,
    )
