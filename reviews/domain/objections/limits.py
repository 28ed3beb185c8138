"""Against floods: how much is taken in, counted in the database, so that all processes count alike."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from portal import clock
from reviews.domain.refusals import Refused
from reviews.models import Objection

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from disclosures.models import Publication
    from portal.models import Federation

HOUR = timedelta(hours=1)
LOCK = 0x4F424A
"""First half of the advisory lock's key; the second is the federation."""


class TooMany(Refused):
    """Nothing more is taken in before `until`."""

    def __init__(self, sentence: str, until: datetime) -> None:
        super().__init__(sentence)
        self.until = until


def one_at_a_time(federation: Federation) -> None:
    """Let the statements to one federation pass one after the other until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [LOCK, federation.pk])


def check(publication: Publication, federation: Federation, sender: str) -> None:
    """Raise TooMany where a bound is reached. To be called behind `one_at_a_time`, in the federation's scope."""
    now = clock.now()
    recent = Objection.objects.filter(federation=federation, received_at__gt=now - HOUR)
    _today(federation, sender, now)
    of_publication = recent.filter(publication__filing=publication.filing_id)
    _hour(of_publication, settings.OBJECTIONS_PER_PUBLICATION, _("这份公开内容"))
    _hour(recent, settings.OBJECTIONS_PER_FEDERATION, _("本学联"))


def _today(federation: Federation, sender: str, now: datetime) -> None:
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    mine = Objection.objects.filter(federation=federation, sender=sender, received_at__gte=midnight)
    if sender and mine.count() >= settings.OBJECTIONS_PER_SENDER:
        sentence = (
            _("您所在的网络今天已经反映了%d次，请明天再来。") % settings.OBJECTIONS_PER_SENDER
        )
        raise TooMany(sentence, midnight + timedelta(days=1))


def _hour(recent: QuerySet[Objection], most: int, whose: str) -> None:
    """Refuse when the last hour had `most`: until the oldest of them is an hour old."""
    oldest = recent.order_by("-received_at").values_list("received_at", flat=True)[most - 1 : most]
    for received in oldest:
        until = received + HOUR
        time = timezone.localtime(until + timedelta(minutes=1)).strftime("%H:%M")
        sentence = _("%(whose)s一小时内收到的反映太多，请在%(time)s以后再提交。") % {
            "whose": whose,
            "time": time,
        }
        raise TooMany(sentence, until)
