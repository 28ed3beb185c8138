"""Addresses of the college's pages, under /work/filings/."""

from django.urls import URLPattern

app_name = "filing"
urlpatterns: list[URLPattern] = []
