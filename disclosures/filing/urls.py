"""Addresses of the college's pages, below ``/work/filings/``."""

from __future__ import annotations

from django.urls import include, path

from disclosures.filing import (
    autosave,
    check,
    downloads,
    findings,
    indicators,
    pictures,
    pledge,
    receipt,
    reopen,
    section,
    start,
    structure,
    tasks,
    waiting,
)

app_name = "filing"

urlpatterns = [
    path("start/<int:union>/<int:cycle>/", start.start, name="start"),
    path("<int:pk>/", tasks.tasks, name="tasks"),
    path("<int:pk>/import/", include("disclosures.filing.imports.urls")),
    path("<int:pk>/history/", tasks.history, name="history"),
    path("<int:pk>/sections/<slug:key>/", section.section, name="section"),
    path("<int:pk>/sections/<slug:key>/autosave/", autosave.autosave, name="autosave"),
    path("<int:pk>/sections/<slug:key>/structure/", structure.preview, name="structure"),
    path("<int:pk>/findings/", findings.findings, name="findings"),
    path("<int:pk>/indicators/", indicators.indicators, name="indicators"),
    path("<int:pk>/findings/explain/", findings.explain, name="explain"),
    path("<int:pk>/check/", check.check, name="check"),
    path("<int:pk>/check/preview/", check.preview, name="preview"),
    path("<int:pk>/downloads/", downloads.index, name="downloads"),
    path("<int:pk>/downloads/<slug:kind>/", downloads.draft, name="download"),
    path("<int:pk>/submit/", check.submit, name="submit"),
    path("<int:pk>/submissions/<int:ordinal>/", receipt.receipt, name="receipt"),
    path(
        "<int:pk>/submissions/<int:ordinal>/downloads/<slug:kind>/",
        downloads.submission,
        name="download_submission",
    ),
    path("<int:pk>/reopen/", reopen.reopen, name="reopen"),
    path("<int:pk>/reopen/drop/", reopen.drop, name="drop"),
    path("<int:pk>/pull-back/", receipt.pull_back, name="pull_back"),
    path("<int:pk>/pledge/", pledge.pledge, name="pledge"),
    path("<int:pk>/pledge/order/", pledge.order, name="pledge_order"),
    path("<int:pk>/pledge/progress/", pledge.progress, name="pledge_progress"),
    path("<int:pk>/pledge/paper/<int:paper>/", pledge.paper, name="pledge_paper"),
    path("<int:pk>/pledge/<int:pledge>/", pledge.scan, name="pledge_scan"),
    path("<int:pk>/waiting/", waiting.page, name="waiting"),
    path("<int:pk>/waiting/<str:name>", waiting.file, name="waiting_file"),
    path("<int:pk>/attachments/<int:attachment>/", pictures.attachment, name="attachment"),
]
