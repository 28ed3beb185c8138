"""The demonstration holds a draft for next year."""

from __future__ import annotations

import pytest

from disclosures.domain.edition_drafts import form_in, origin
from disclosures.editions.compare import compare
from disclosures.models import EditionDraft
from reviews.demo.editions import make_draft
from reviews.demo.organisations import make_organisations

pytestmark = pytest.mark.django_db


def test_the_draft_of_next_year_has_a_small_change():
    make_organisations()
    make_draft()
    draft = EditionDraft.objects.get()
    places = {each.place for each in compare(origin(draft).form, form_in(draft))}
    assert (draft.key, draft.federation.level) == ("2026-2027", "national")
    assert {"indicators.i04", "indicators.i13", "limits.presidium"} <= places
