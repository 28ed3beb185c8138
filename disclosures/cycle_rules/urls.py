"""Addresses of a cycle's rules, below ``/work/cycles/<cycle>/rules/``."""

from __future__ import annotations

from django.urls import path

from disclosures.cycle_rules import views

app_name = "cycle_rules"

urlpatterns = [
    path("", views.index, name="index"),
    path("<slug:rule>/", views.rule, name="rule"),
    path("<slug:rule>/trials/<int:pk>/", views.trial, name="trial"),
    path("<slug:rule>/trials/<int:pk>/progress/", views.progress, name="progress"),
]
