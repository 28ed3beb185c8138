"""Addresses by which the public says that something is untrue.

They stand beside the baked pages but run as the portal: nothing of them is served from a file.
"""

from django.urls import path

from reviews.objections import receipt, report

app_name = "objection"
urlpatterns = [
    path("objections/", receipt.state, name="state"),
    path("d/<slug:code>/objections/", receipt.listed, name="list"),
    path("d/<slug:code>/objections/new/", report.new, name="new"),
    path("d/<slug:code>/objections/sent/", report.sent, name="sent"),
]
