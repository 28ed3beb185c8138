"""Addresses below ``/work/persons/``."""

from django.urls import path

from disclosures.persons import views

app_name = "persons"
urlpatterns = [path("", views.index, name="index")]
