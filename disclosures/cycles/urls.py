"""Addresses of the cycles, below ``/work/cycles/``."""

from __future__ import annotations

from django.urls import path

from disclosures.cycles import extension_views, release_views, retention_views, views

app_name = "cycles"

urlpatterns = [
    path("", views.index, name="index"),
    path("open/", views.open_, name="open"),
    path("retention/", retention_views.index, name="retention"),
    path("<int:pk>/retention/apply/", retention_views.apply, name="retention_apply"),
    path("<int:pk>/retention/early/", retention_views.early, name="retention_early"),
    path("<int:pk>/", views.change, name="change"),
    path("<int:pk>/calendar/", views.calendar, name="calendar"),
    path("<int:pk>/extensions/", extension_views.index, name="extensions"),
    path("<int:pk>/release/", release_views.release, name="release"),
    path("<int:pk>/statistics.xlsx", views.statistics, name="statistics"),
]
