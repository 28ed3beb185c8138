"""Addresses of the years' forms, below ``/work/editions/``."""

from __future__ import annotations

from django.urls import path

from disclosures.yearforms import drafts, previews, views

app_name = "editions"

urlpatterns = [
    path("", views.index, name="index"),
    path("new/", views.clone, name="clone"),
    path("of/<str:value>/", views.show, name="show"),
    path("drafts/<int:pk>/", drafts.overview, name="draft"),
    path("drafts/<int:pk>/parts/<str:part>/", drafts.part, name="part"),
    path("drafts/<int:pk>/open/", drafts.open_, name="open"),
    path("drafts/<int:pk>/delete/", drafts.delete, name="delete"),
    path("drafts/<int:pk>/preview/", previews.page, name="preview"),
    path("drafts/<int:pk>/forms/<str:section>/", previews.section, name="section"),
    path("drafts/<int:pk>/pdf/", previews.pdf, name="pdf"),
    path("drafts/<int:pk>/pdf/progress/", previews.progress, name="pdf_progress"),
]
