"""Addresses by which somebody who is named asks not to be; none of them is served from a file."""

from django.urls import path

from reviews.erasures import receipt, report

app_name = "erasure"
urlpatterns = [
    path("erasure/", receipt.state, name="state"),
    path("d/<slug:code>/erasure/", report.new, name="new"),
    path("d/<slug:code>/erasure/sent/", report.sent, name="sent"),
]
