"""The baked files as browsers get them."""

from __future__ import annotations

import gzip
import hashlib
import json
from typing import Any
from urllib.parse import unquote

import brotli
import jsonschema
import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from disclosures.domain import publish
from disclosures.domain.bake import bake
from disclosures.enums import FileKind
from disclosures.models import Publication
from disclosures.models.storages import published_storage
from tests.disclosures.publication import invented
from tests.disclosures.publication.approved import approved, baked
from tests.factories import (
    PublicationFileFactory,
    RegisterEntryFactory,
    SubmissionFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

QUERIES = 2
"""The file's row, the register's line; what the middleware asks besides is tested with it."""


def body(response: Any) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_the_page_is_the_stored_file(client: Client, published: Publication) -> None:
    response = client.get(f"/d/{published.code}/")
    data = body(response)
    assert response["Content-Type"] == "text/html; charset=utf-8"
    assert hashlib.sha256(data).hexdigest() == published.files.get(kind="page").sha256
    assert "云岭海洋大学学生会改革情况" in data.decode()


def test_a_publication_without_files_is_not_there_yet(client: Client) -> None:
    code = approved().code
    for path in ("", "disclosure.pdf", "disclosure.docx", "disclosure.xlsx", "data.json"):
        assert client.get(f"/d/{code}/{path}").status_code == 404
    assert client.get(f"/verify/{code}/").status_code == 404


def test_encodings_caching_and_304(client: Client, published: Publication) -> None:
    path = f"/d/{published.code}/"
    with CaptureQueriesContext(connection) as asked:
        plain = client.get(path)
    assert len([one for one in asked if "disclosures_" in one["sql"]]) == QUERIES
    html = body(plain)
    packed = client.get(path, headers={"accept-encoding": "gzip, deflate"})
    best = client.get(path, headers={"accept-encoding": "gzip, br"})
    assert (packed["Content-Encoding"], best["Content-Encoding"]) == ("gzip", "br")
    assert gzip.decompress(body(packed)) == brotli.decompress(body(best)) == html
    assert len({plain["ETag"], packed["ETag"], best["ETag"]}) == 3
    assert "Accept-Encoding" in plain["Vary"]
    assert plain["Cache-Control"] == "public, max-age=600"
    again = client.get(path, headers={"accept-encoding": "br", "if-none-match": best["ETag"]})
    assert (again.status_code, body(again)) == (304, b"")
    refused = client.get(path, headers={"accept-encoding": "br;q=0"})
    assert "Content-Encoding" not in refused
    body(refused)


def test_downloads_carry_a_chinese_name(client: Client, published: Publication) -> None:
    pdf = client.get(f"/d/{published.code}/disclosure.pdf")
    data = client.get(f"/d/{published.code}/data.json")
    assert pdf["Content-Type"] == "application/pdf"
    assert unquote(pdf["Content-Disposition"]).endswith(
        "云岭海洋大学学生会改革情况（2024—2025学年）.pdf"
    )
    assert data["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert body(pdf)[:5] == b"%PDF-"
    assert json.loads(body(data))["school"] == "云岭海洋大学"


@pytest.mark.parametrize(
    ("ending", "kind"), [("docx", "wordprocessingml.document"), ("xlsx", "spreadsheetml.sheet")]
)
def test_word_and_excel_have_chinese_names_and_their_types(
    client: Client, published: Publication, ending: str, kind: str
) -> None:
    response = client.get(f"/d/{published.code}/disclosure.{ending}")
    assert response["Content-Type"].endswith(kind)
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert unquote(response["Content-Disposition"]).endswith(f"（2024—2025学年）.{ending}")
    assert body(response)[:2] == b"PK"
    page = body(client.get(f"/d/{published.code}/")).decode()
    assert f'href="disclosure.{ending}"' in page


def test_a_publication_from_before_word_and_excel_still_works(client: Client) -> None:
    entry = RegisterEntryFactory()
    code = entry.publication.code
    for kind in (FileKind.PAGE, FileKind.PDF, FileKind.DATA):
        file = PublicationFileFactory(publication=entry.publication, kind=kind)
        published_storage().save(file.path, ContentFile(b"baked"))
    for path in ("", "disclosure.pdf", "data.json"):
        assert client.get(f"/d/{code}/{path}").status_code == 200
    for path in ("disclosure.docx", "disclosure.xlsx"):
        assert client.get(f"/d/{code}/{path}").status_code == 404
    assert client.get(f"/verify/{code}/").status_code == 200


def test_the_schema_is_published_and_the_data_keep_to_it(
    client: Client, published: Publication
) -> None:
    response = client.get("/about/data/schema.json")
    assert response["Content-Type"] == "application/schema+json; charset=utf-8"
    assert response["Access-Control-Allow-Origin"] == "*"
    schema = json.loads(response.content)
    assert schema["$id"] in client.get("/about/data/").content.decode()
    data = json.loads(body(client.get(f"/d/{published.code}/data.json")))
    assert list(jsonschema.Draft202012Validator(schema).iter_errors(data)) == []
    assert 'href="/about/data/"' in client.get("/about/").content.decode()


def test_search_engines_stay_away(client: Client, published: Publication) -> None:
    response = client.get(f"/d/{published.code}/")
    assert response["X-Robots-Tag"] == "noindex"
    assert b'<meta name="robots" content="noindex">' in body(response)


def test_what_names_people_is_never_found_by_a_search_engine(client: Client) -> None:
    code = baked(noindex=False).code
    response = client.get(f"/d/{code}/")
    assert response["X-Robots-Tag"] == "noindex"
    assert b'<meta name="robots" content="noindex">' in body(response)
    for path in ("disclosure.pdf", "data.json", "disclosure.docx", "disclosure.xlsx"):
        assert client.head(f"/d/{code}/{path}")["X-Robots-Tag"] == "noindex"


def test_the_page_loads_nothing_but_its_own_and_little(
    client: Client, published: Publication
) -> None:
    size = 0
    response = client.get(f"/d/{published.code}/", headers={"accept-encoding": "br"})
    html = brotli.decompress(data := body(response)).decode()
    size += len(data)
    assert "<script" not in html
    assert "style=" not in html
    for name in {part.split('"')[0] for part in html.split("/d/assets/")[1:]}:
        asset = client.get(f"/d/assets/{name}", headers={"accept-encoding": "br"})
        assert asset["Cache-Control"] == "public, max-age=31536000, immutable"
        size += len(body(asset))
    assert size < 40_000


def test_every_section_can_be_linked(client: Client, published: Publication) -> None:
    html = body(client.get(f"/d/{published.code}/")).decode()
    for section in published.document["sections"]:
        assert f'id="{section["anchor"]}"' in html
        assert f'<a href="#{section["anchor"]}">' in html


def test_nothing_that_was_filed_becomes_markup(client: Client) -> None:
    nasty = "<script>alert(1)</script>"
    roster = invented.Roster(rows=(invented.RosterRow(name=nasty, rank='" onload="x'),))
    charter = invented.RulesText(text=f"第一条　{nasty}")
    congress = invented.Congress(text=nasty, links=("javascript:alert(1)",))
    content = invented.disclosure(roster=roster, charter=charter, congress=congress)
    html = body(client.get(f"/d/{baked(content=content).code}/")).decode()
    assert "<script" not in html
    assert 'href="javascript:' not in html
    assert "&lt;script&gt;" in html


def test_an_old_version_says_that_there_is_a_new_one(
    client: Client, published: Publication
) -> None:
    content = invented.disclosure(rows=3).model_dump(mode="json")
    again = SubmissionFactory(filing=published.filing, ordinal=2, content=content)
    new = publish.create(again, UserFactory())
    bake(new.pk)
    old = client.get(f"/d/{published.code}/")
    assert f'href="/d/{new.code}/"' in old.content.decode()
    assert '<meta name="robots" content="noindex">' in old.content.decode()
    again = client.get(f"/d/{published.code}/", headers={"if-none-match": old["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert "旧版本" not in body(client.get(f"/d/{new.code}/")).decode()
    assert "已有新版本" in client.get(f"/verify/{published.code}/").content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "assets/../../secret",
        "assets/0123456789abcdef.css",
        "assets/x.py",
        "{code}/index.html",
        "{code}/index.html.br",
        "{code}/1",
        "{code}/chart.png",
    ],
)
def test_no_other_file_is_given_out(client: Client, published: Publication, path: str) -> None:
    assert client.get(f"/d/{path.format(code=published.code)}").status_code == 404
