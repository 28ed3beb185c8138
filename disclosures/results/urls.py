"""Addresses of the results, below ``/work/results/``."""

from __future__ import annotations

from django.urls import path

from disclosures.results import views

app_name = "results"

urlpatterns = [
    path("", views.index, name="index"),
    path("<int:pk>/", views.show, name="show"),
    path("<int:pk>/release/", views.release, name="release"),
    path("<int:pk>/withdraw/", views.withdraw, name="withdraw"),
]
