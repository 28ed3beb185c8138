"""Words for what the log of messages keeps as codes."""

from __future__ import annotations

from django import template

from portal.enums import DeliveryState
from portal.notify import catalogue, channels

register = template.Library()
register.filter("kind_name", catalogue.name_of)
register.filter("channel_name", channels.name_of)

TONES = {
    DeliveryState.WAITING: "warn",
    DeliveryState.SENDING: "info",
    DeliveryState.SENT: "good",
    DeliveryState.FAILED: "bad",
    DeliveryState.NONE: "neutral",
}


@register.filter
def state_tone(state: str) -> str:
    """The tone of a delivery's state, as tags want it."""
    return TONES[DeliveryState(state)]
