"""Addresses of the log, below ``/work/log/``."""

from __future__ import annotations

from django.urls import path

from portal.views import log

app_name = "log"
urlpatterns = [
    path("", log.index, name="index"),
    path("mine/", log.mine, name="mine"),
    path("head/", log.head, name="head"),
    path("export/<slug:kind>/", log.export, name="export"),
]
