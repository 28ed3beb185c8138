"""Addresses of the rule catalogue, below ``/work/rules/``."""

from __future__ import annotations

from django.urls import path

from disclosures.rulebook import views

app_name = "rules"

urlpatterns = [
    path("", views.index, name="index"),
    path("<slug:number>/", views.rule, name="rule"),
]
