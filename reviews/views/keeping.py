"""A question's sentence kept as a usual one, on the way."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from reviews.domain import reasons
from reviews.domain.refusals import Refused
from reviews.pages.section import SectionPage


def keep_sentence(request: HttpRequest, page: SectionPage, values: dict[str, Any]) -> None:
    """Keep the sentence of a question that was just written; a refusal is said and harms nothing."""
    finding = page.finding(values["rule"], values["path"])
    federation = page.reading.filing.federation
    try:
        reasons.keep(
            request.actor, federation, page.key, values["reason"], values["sentence"], finding
        )
    except Refused as refused:
        messages.warning(request, _("没有留作常用语：%s") % refused.sentence)
    else:
        messages.success(request, _("已留作常用语，下次可以直接选。"))
