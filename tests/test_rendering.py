"""The guard that every test of a page runs under (tests/conftest.py) notices a render."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from disclosures.publication import engine
from tests.rendering import InRequest

PAGE = "<html lang='zh-CN'><title>甲</title><p>乙</p></html>"


def setting(request: HttpRequest) -> HttpResponse:
    return HttpResponse(engine.print_pdf(PAGE, identifier=b"x"))


urlpatterns = [path("set/", setting)]


@pytest.mark.urls("tests.test_rendering")
def test_a_view_that_sets_a_pdf_is_caught(settings: Any) -> None:
    settings.MIDDLEWARE = []
    with pytest.raises(InRequest):
        Client().get("/set/")


def test_a_job_may() -> None:
    assert engine.print_pdf(PAGE, identifier=b"x").startswith(b"%PDF")
