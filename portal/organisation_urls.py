"""Addresses of colleges and federations, below ``/work/``."""

from __future__ import annotations

from django.urls import path

from portal.views import colleges, federations

urlpatterns = [
    path("colleges/", colleges.index, name="colleges"),
    path("colleges/add/", colleges.add, name="college_add"),
    path("colleges/paste/", colleges.paste, name="colleges_paste"),
    path("colleges/<int:pk>/", colleges.correct, name="college_correct"),
    path("federations/", federations.index, name="federations"),
]
