"""Against floods: the same bounds as for objections, counted by themselves."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from disclosures.models import Erasure
from portal import clock
from reviews.domain.objections.limits import HOUR, TooMany

if TYPE_CHECKING:
    from reviews.domain.objections.publics import Public


def check(public: Public, sender: str) -> None:
    """Raise TooMany where a bound is reached. To be called behind `one_at_a_time`, in the federation's scope."""
    now = clock.now()
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    rows = Erasure.objects.filter(federation=public.federation)
    mine = rows.filter(sender=sender, received_at__gte=midnight)
    if sender and mine.count() >= settings.OBJECTIONS_PER_SENDER:
        sentence = _("您所在的网络今天提交的请求已经很多，请明天再来。")
        raise TooMany(sentence, midnight + timedelta(days=1))
    recent = rows.filter(received_at__gt=now - HOUR)
    of_filing = recent.filter(filing=public.entry.filing_ref).count()
    if of_filing >= settings.OBJECTIONS_PER_PUBLICATION or (
        recent.count() >= settings.OBJECTIONS_PER_FEDERATION
    ):
        raise TooMany(_("一小时内收到的请求太多，请过一小时再提交。"), now + HOUR)
