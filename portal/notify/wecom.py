"""An example of a further channel: the robot of a WeCom (企业微信) group, which reviewers share.

Switched on by `NOTIFY_CHANNELS=portal.notify.wecom.Robot` and `WECOM_ROBOTS=<slug>=<address>`, the
slug of a federation and the address of its group's robot. What goes to that federation is posted in
the group, once for all. The address holds the robot's key and is therefore a secret: the log shows
the slug.

Source: developer.work.weixin.qq.com, "群机器人配置说明" (text messages up to 2048 bytes, answer
`{"errcode": 0}`).
"""

from __future__ import annotations

import json
from http.client import HTTPMessage
from typing import IO, Any
from urllib.request import HTTPRedirectHandler, Request, build_opener

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.enums import Audience
from portal.models import Message, User
from portal.notify.channels import RefusedError

SECONDS = 10
MOST_BYTES = 2048
NO_SUCH_ROBOT = 93000
ANSWER_BYTES = 10_000


class Robot:
    """The channel `wecom`: only what goes to a federation that has a robot."""

    code = "wecom"
    name = gettext_lazy("企业微信群")

    def address(self, user: User, message: Message) -> str:
        """Return the slug of the federation that the message goes to, where it has a robot."""
        if message.audience != Audience.FEDERATION or message.federation is None:
            return ""
        slug = message.federation.slug
        return slug if slug in settings.WECOM_ROBOTS else ""

    def missing(self) -> str:
        """Say that there is no group for this message."""
        return _("没有为这类收件人设置企业微信群。")

    def send(self, address: str, subject: str, text: str, url: str, key: str) -> None:
        """Post into the group. The robot knows no keys: a second try may be a second message."""
        target = settings.WECOM_ROBOTS.get(address, "")
        if not target.startswith(("https://", "http://127.0.0.1:")):
            raise RefusedError(_("没有这个企业微信群的地址，或地址不是 https。"))
        body = {"msgtype": "text", "text": {"content": _content(subject, text, url)}}
        _judge(_post(target, body))


class _NoRedirect(HTTPRedirectHandler):
    """The key in the address goes to nobody else."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        return None


def _content(subject: str, text: str, url: str) -> str:
    """Subject, as much of the text as there is room for, and the link whole."""
    room = MOST_BYTES - len(f"{subject}\n\n{url}".encode())
    short = text.encode()[: max(room, 0)].decode(errors="ignore")
    return f"{subject}\n{short}\n{url}"


def _post(target: str, body: dict[str, Any]) -> dict[str, Any]:
    request = Request(  # noqa: S310 - the operator's address, of a fixed scheme
        target, json.dumps(body).encode(), {"Content-Type": "application/json"}
    )
    with build_opener(_NoRedirect).open(request, timeout=SECONDS) as answer:
        return dict(json.loads(answer.read(ANSWER_BYTES)))


def _judge(answer: dict[str, Any]) -> None:
    code = answer.get("errcode")
    if code == NO_SUCH_ROBOT:
        raise RefusedError(_("企业微信说没有这个机器人。"))
    if code != 0:
        raise ConnectionError(f"errcode {code}")
