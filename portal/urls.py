"""All addresses. The only module, beside the settings, that knows all three applications."""

from __future__ import annotations

from django.urls import include, path

handler403 = "portal.views.errors.denied"

urlpatterns = [
    path("", include("portal.account_urls")),
    path("work/filings/", include("disclosures.filing.urls")),
    path("work/reviews/", include("reviews.urls")),
    path("", include("disclosures.public.urls")),
]
