"""Once a roster was counted, questions and letters name nobody of it."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile

from disclosures.domain.retaining import work
from tests.disclosures.domain.retaining.aged import PERSON, files_naming, old
from tests.factories import FlagFactory, LetterFactory, ReviewFactory

pytestmark = pytest.mark.django_db


def test_questions_and_letters_are_masked_and_their_pdf_goes():
    publication = old()
    review = ReviewFactory(submission=publication.submission)
    flag = FlagFactory(review=review, sentence=f"{PERSON}的排名请核对。")
    letter = LetterFactory(review=review, text=f"一、{PERSON}的排名请核对。")
    letter.pdf.save("letter.pdf", ContentFile(PERSON.encode()))
    work.retain(publication.filing_id)
    flag.refresh_from_db()
    letter.refresh_from_db()
    assert flag.sentence == "林*的排名请核对。"
    assert letter.text == "一、林*的排名请核对。"
    assert not letter.pdf
    assert "letter.pdf" not in " ".join(files_naming())
