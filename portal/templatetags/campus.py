"""What the log-in page and the account page show of campuses' own sign-in."""

from __future__ import annotations

from django import template

from portal.campus import providers
from portal.campus.configured import Provider

register = template.Library()


@register.simple_tag
def campus_offered() -> tuple[Provider, ...]:
    """Return the configured providers; none where the operator named none."""
    return providers.offered()
