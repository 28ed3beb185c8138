"""Addresses of bringing something in, below ``/work/filings/<pk>/import/``; part of the namespace ``filing``."""

from __future__ import annotations

from django.urls import path

from disclosures.filing.imports import columns, one, originals, start

urlpatterns = [
    path("", start.page, name="import"),
    path("paste/", start.paste, name="import_paste"),
    path("last-year/", start.last_year, name="import_last_year"),
    path("<int:number>/", one.show, name="import_one"),
    path("<int:number>/progress/", one.progress, name="import_progress"),
    path("<int:number>/columns/", columns.columns, name="import_columns"),
    path("<int:number>/discard/", one.discard, name="import_discard"),
    path("<int:number>/file/", originals.file, name="import_file"),
    path("<int:number>/look/", originals.look, name="import_look"),
    path("<int:number>/pictures/<int:picture>/", originals.picture, name="import_picture"),
]
