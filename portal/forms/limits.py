"""What a form says when somebody tried too often."""

from __future__ import annotations

import math
from datetime import datetime
from http import HTTPStatus

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.translation import gettext as _

from portal import clock

CODE = "too_often"


def too_often(until: datetime) -> forms.ValidationError:
    """Return the error that says after how many minutes it may be tried again."""
    minutes = max(1, math.ceil((until - clock.now()).total_seconds() / 60))
    sentence = _("试错的次数过多，为保护账号，请%(minutes)d分钟后再试。") % {"minutes": minutes}
    return forms.ValidationError(sentence, code=CODE)


def status_of(form: forms.BaseForm) -> int:
    """Return the status with which a page answers that shows `form`: 429 after too many tries."""
    if form.is_bound and form.has_error(NON_FIELD_ERRORS, CODE):
        return HTTPStatus.TOO_MANY_REQUESTS
    return HTTPStatus.OK
