"""Addresses of the batches of renders, below ``/work/renders/``."""

from __future__ import annotations

from django.urls import path

from disclosures.renders import views

app_name = "renders"

urlpatterns = [
    path("", views.index, name="index"),
    path("start/<int:cycle>/", views.start, name="start"),
    path("<int:pk>/", views.show, name="show"),
    path("<int:pk>/progress/", views.progress, name="progress"),
    path("<int:pk>/pause/", views.pause, name="pause"),
    path("<int:pk>/resume/", views.resume, name="resume"),
    path("<int:pk>/stop/", views.stop, name="stop"),
    path("<int:pk>/retry/", views.retry, name="retry"),
]
