"""Taking in what somebody of the public says, and giving a receipt."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from secrets import token_hex

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from disclosures.publication.stamp import ALPHABET, spaced
from portal import clock, notify
from portal.domain import audit
from portal.scoping import scope_colleges
from reviews.domain.objections import limits, words
from reviews.domain.objections.publics import Public
from reviews.domain.refusals import Refused
from reviews.enums import StepKind
from reviews.models import Objection, ObjectionContact, ObjectionStep

SALT = "reviews.objections.receipt"
TAIL, CODE = 8, 12
"""Characters of a number behind the federation, and of the code."""


@dataclass(frozen=True)
class Receipt:
    """What the reporter keeps: the number, and the code that opens its page. Only its hash is stored."""

    number: str
    secret: str

    @property
    def spaced(self) -> str:
        """The code in groups of four."""
        return spaced(self.secret)


@transaction.atomic
def receive(
    public: Public, section: str, text: str, contact: str = "", *, sender: str = "", form: str = ""
) -> Receipt:
    """Take in that `section` of a publication is untrue; return the receipt.

    Nobody needs to be logged in: the scope of the one federation is opened here. `sender` as
    `senders.sender_of` says it. `form` names the page on which it was written: the same words sent
    twice from one page (a double click, a reload) are one statement with one receipt. Raises
    Refused with what to mend, TooMany with when to come back.
    """
    if section not in dict(public.sections):
        raise Refused(_("请选择哪一栏不属实。"))
    if public.entry.withdrawn_at:
        raise Refused(
            _("这份公开材料已经撤下，不能再反映它的情况。更正后重新公开的，可以在新版本上反映。")
        )
    text, contact = words.statement(text), words.contact(contact)
    receipt = _receipt(public, form or token_hex(16), section, text, contact)
    with scope_colleges(federation_ids=[public.federation.pk]):
        limits.one_at_a_time(public.federation)
        if not Objection.objects.filter(number=receipt.number).exists():
            limits.check(public.publication, public.federation, sender)
            _keep(public, receipt, sender, section=section, text=text, contact=contact)
    return receipt


def hashed(secret: str) -> str:
    """Return what is stored of a code."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _receipt(public: Public, *parts: str) -> Receipt:
    """Derive number and code from what was sent, with the portal's key."""
    value = "\x1f".join((public.publication.code, *parts))
    digest = salted_hmac(SALT, value, algorithm="sha256").digest()
    letters = "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[: TAIL + CODE])
    return Receipt(f"{public.federation.pk}-{spaced(letters[:TAIL])}", letters[TAIL:])


def _keep(
    public: Public, receipt: Receipt, sender: str, *, section: str, text: str, contact: str
) -> None:
    now = clock.now()
    objection = Objection.objects.create(
        number=receipt.number,
        secret=hashed(receipt.secret),
        publication=public.publication,
        filing_id=public.entry.filing_ref,
        college_id=public.entry.college_ref,
        federation=public.federation,
        section=section,
        text=text,
        sender=sender,
        received_at=now,
    )
    if contact:
        ObjectionContact.objects.create(objection=objection, contact=contact)
    ObjectionStep.objects.create(objection=objection, kind=StepKind.RECEIVED, public=True, at=now)
    audit.record(
        None, "objection.received", objection, federation=public.federation, section=section
    )
    _tell(public, objection)


def _tell(public: Public, objection: Objection) -> None:
    """Tell the federation, once an hour for each publication however many come."""
    hour = timezone.localtime(objection.received_at).strftime("%Y%m%d%H")
    name = f"{public.entry.college_name}{public.entry.union_name}"
    notify.post(
        "objection",
        key=f"objection:{objection.filing_id}:{hour}",
        to="federation",
        subject=_("有人反映%s的公开内容不属实") % name,
        text=_("请查看反映的内容，需要时请学校说明，并作出答复。一小时内再有反映，不另发通知。"),
        url=f"{reverse('review:objections')}?filing={objection.filing_id}",
        college=objection.college,  # whose own members among the reviewers hear nothing of it
        federation=public.federation,
    )
