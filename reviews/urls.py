"""Addresses of the reviewer's pages, under /work/reviews/."""

from django.urls import URLPattern

app_name = "review"
urlpatterns: list[URLPattern] = []
