"""Addresses of sign-in by a campus's own server."""

from __future__ import annotations

from django.urls import path

from portal.campus import views

app_name = "campus"
urlpatterns = [
    path("", views.identities, name="identities"),
    path("<int:pk>/unlink/", views.unlink, name="unlink"),
    path("<slug:provider_id>/", views.start, name="start"),
    path("<slug:provider_id>/back/", views.back, name="back"),
    path("<slug:provider_id>/link/", views.link, name="link"),
    path("<slug:provider_id>/again/", views.again, name="again"),
]
