"""Addresses of the inbox, below ``/work/messages/``."""

from __future__ import annotations

from django.urls import path

from portal.views import message_log, messages

app_name = "messages"
urlpatterns = [
    path("", messages.index, name="index"),
    path("read/", messages.read_all, name="read_all"),
    path("<int:pk>/", messages.read, name="read"),
    path("log/", message_log.log, name="log"),
    path("log/<int:pk>/resend/", message_log.resend, name="resend"),
    path("choices/", messages.choices, name="choices"),
]
