"""E-mail, by Django's mail framework: plain text, one recipient a mail."""

from __future__ import annotations

from smtplib import SMTPRecipientsRefused
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.models import Message, User
from portal.notify.channels import RefusedError

PERMANENT = 500  # SMTP: 5yz will be refused at the next try as well


class Mail:
    """The channel `email`; without a mail server (`EMAIL_HOST`) it reaches nobody."""

    code = "email"
    name = gettext_lazy("邮件")

    def address(self, user: User, message: Message) -> str:
        """Return the address of the account, where there is a server to send by."""
        return user.email.strip() if settings.EMAIL_HOST else ""

    def missing(self) -> str:
        """Say whether the server or the person's address is missing."""
        if not settings.EMAIL_HOST:
            return _("没有配置邮件服务器，只在站内通知。")
        return _("本人没有填写邮箱，只在站内通知。")

    def send(self, address: str, subject: str, text: str, url: str, key: str) -> None:
        """Send one mail; its Message-ID is the same at every try, so that a second copy is known."""
        own_page = settings.SITE_URL + reverse("messages:choices")
        context = {"text": text, "url": url, "own_page": own_page, "site": settings.SITE_URL}
        mail = EmailMessage(
            " ".join(subject.split()),
            render_to_string("email/message.txt", context),
            settings.DEFAULT_FROM_EMAIL,
            [address],
            headers={
                "Message-ID": f"<{key}@{urlsplit(settings.SITE_URL).hostname}>",
                "Auto-Submitted": "auto-generated",
                "List-Unsubscribe": f"<{own_page}>",
            },
        )
        try:
            mail.send()
        except SMTPRecipientsRefused as error:
            raise _judged(error) from error


def _judged(error: SMTPRecipientsRefused) -> Exception:
    code, words = next(iter(error.recipients.values()))
    said = words.decode(errors="replace") if isinstance(words, bytes) else str(words)
    sentence = f"{code} {said}"
    return RefusedError(sentence) if code >= PERMANENT else ConnectionError(sentence)
