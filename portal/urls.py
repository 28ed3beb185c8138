"""All addresses. The only module that knows all three applications."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("", include("disclosures.public.urls")),
    path("work/filings/", include("disclosures.filing.urls")),
    path("work/reviews/", include("reviews.urls")),
]
