"""Addresses of the public's pages."""

from django.urls import URLPattern

app_name = "public"
urlpatterns: list[URLPattern] = []
