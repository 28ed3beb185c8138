"""All addresses. The only module, beside the settings, that knows all three applications."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from health_check.views import HealthCheckView

from portal.views import wellknown

handler403 = "portal.views.errors.denied"
handler404 = "portal.views.errors.missing"

# For containers and load balancers: `/health/?format=text`, status 500 without a database.
health = HealthCheckView.as_view(checks=["health_check.checks.Database"])

urlpatterns = [
    path("health/", login_not_required(health), name="health"),
    path(".well-known/security.txt", wellknown.security, name="security_txt"),
    path("", include("portal.account_urls")),
    path("account/campus/", include("portal.campus.urls")),
    path("work/", include("portal.organisation_urls")),
    path("work/log/", include("portal.log_urls")),
    path("work/messages/", include("portal.message_urls")),
    path("work/results/", include("disclosures.results.urls")),
    path("work/cycles/", include("disclosures.cycles.urls")),
    path("work/cycles/<int:cycle>/rules/", include("disclosures.cycle_rules.urls")),
    path("work/renders/", include("disclosures.renders.urls")),
    path("work/editions/", include("disclosures.yearforms.urls")),
    path("work/filings/", include("disclosures.filing.urls")),
    path("work/rules/", include("disclosures.rulebook.urls")),
    path("work/reviews/", include("reviews.urls")),
    path("work/persons/", include("disclosures.persons.urls")),
    path("work/erasures/", include("reviews.erasures.desk_urls")),
    path("", include("reviews.objections.urls")),
    path("", include("reviews.erasures.urls")),
    path("", include("disclosures.public.urls")),
]
