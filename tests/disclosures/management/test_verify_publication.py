"""In the terminal: the verdict, its exit status, and what the certificate alone can say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import OperationalError

from disclosures.publication import signing
from tests import certificates
from tests.disclosures.publication.verifying import published as making
from tests.disclosures.publication.verifying.published import AT, Published, released


@pytest.fixture
def published(db: None, settings: Any, tmp_path: Path) -> Published:
    """A first version, present."""
    return released(settings, tmp_path)


def run(capsys: Any, *words: Any) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as ended:
        call_command("verify_publication", *(str(word) for word in words))
    out = capsys.readouterr()
    return int(str(ended.value.code)), out.out, out.err


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.django_db
def test_verdicts_and_exit_status(published: Published, tmp_path: Path, capsys: Any) -> None:
    right = write(tmp_path, "right.pdf", published.pdf)
    wrong = write(tmp_path, "wrong.pdf", published.pdf + b"\n")
    status, out, _err = run(capsys, right)
    assert (status, "是公开的原件，而且是现行版本" in out) == (0, True)
    status, out, _err = run(capsys, right, wrong)
    assert (status, "签名以后被改动过" in out) == (1, True)
    status, out, _err = run(capsys, wrong, "--json")
    answer = json.loads(out)
    assert (status, answer["verdict"]) == (1, "altered")
    assert (answer["file"], answer["code"]) == (str(wrong), published.publication.code)


def test_a_file_that_is_not_there(tmp_path: Path, capsys: Any) -> None:
    status, _out, err = run(capsys, tmp_path / "none.pdf")
    assert status == 2
    assert "打不开文件" in err


def test_with_the_certificate_no_database_is_asked(tmp_path: Path, capsys: Any) -> None:
    pem = write(tmp_path, "own.pem", certificates.ours().pem)
    bare = making.pdf_of("7K3MP9QX2HTD")
    signed = signing.sign(bare, certificates.ours().signer(), AT)
    other = signing.sign(bare, certificates.make("别人").signer(), AT)
    files = {"signed": signed, "other": other, "bare": bare, "touched": signed + b" "}
    told = {}
    for name, data in files.items():
        path = write(tmp_path, f"{name}.pdf", data)
        status, out, _err = run(capsys, "--certificate", pem, path, "--json")
        told[name] = (status, json.loads(out)["verdict"])
        assert "要连上数据库" in out
    assert told == {
        "signed": (0, "genuine"),
        "other": (1, "unknown"),
        "bare": (1, "unknown"),
        "touched": (1, "altered"),
    }


def test_an_authority_may_be_given_instead(tmp_path: Path, capsys: Any) -> None:
    authority = certificates.make("根证书", is_authority=True)
    signer = certificates.make("学联", authority=authority).signer()
    path = write(tmp_path, "a.pdf", signing.sign(making.pdf_of("7K3MP9QX2HTD"), signer, AT))
    root = write(tmp_path, "root.crt", authority.der)
    status, out, _err = run(capsys, "--certificate", root, path)
    assert (status, "2025年11月3日" in out) == (0, True)


def test_a_database_out_of_reach_says_what_can_be_done(
    tmp_path: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise OperationalError("connection refused")

    name = "disclosures.management.commands.verify_publication.as_public"
    monkeypatch.setattr(name, refuse)
    status, _out, err = run(capsys, write(tmp_path, "a.pdf", b"%PDF-1.7"))
    assert status == 2
    assert "连不上数据库" in err
    assert "--certificate" in err


def test_a_certificate_that_is_none(tmp_path: Path, capsys: Any) -> None:
    wrong = write(tmp_path, "wrong.pem", b"no certificate")
    status, _out, err = run(capsys, "--certificate", wrong, wrong)
    assert status == 2
    assert "读不了证书文件" in err
