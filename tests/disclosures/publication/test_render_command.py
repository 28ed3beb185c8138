"""`manage.py render_disclosure`, without a database."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from disclosures import editions, exchange
from disclosures.publication.assemble import assemble
from tests.disclosures.publication import invented
from tests.disclosures.publication.reading import normal, pdf_pages, pdf_sections, section_texts

SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "samples"


def written(tmp_path: Path, **changes: object) -> Path:
    file = tmp_path / "材料.json"
    file.write_text(json.dumps(invented.document().data | changes, ensure_ascii=False), "utf-8")
    return file


def test_it_writes_the_pdf(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "公开.pdf"
    call_command("render_disclosure", str(written(tmp_path)), "--output", str(output))
    text = normal("".join(pdf_pages(output.read_bytes())))
    assert "云岭海洋大学学生会改革情况" in text
    assert "yunxi@example.org" in text
    assert "已写入" in capsys.readouterr().out


def test_wrong_parts_are_named_and_the_rest_is_set(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "公开.pdf"
    call_command("render_disclosure", str(written(tmp_path, nonsense=1)), "--output", str(output))
    assert "nonsense" in capsys.readouterr().err
    assert output.read_bytes()[:5] == b"%PDF-"


def test_the_policy_can_be_tried(tmp_path: Path) -> None:
    output = tmp_path / "公开.pdf"
    options = ["--output", str(output), "--names", "masked", "--ranks", "band"]
    call_command("render_disclosure", str(written(tmp_path)), *options)
    text = normal("".join(pdf_pages(output.read_bytes())))
    assert "林知夏" not in text
    assert "未在前30%" in text


@pytest.mark.parametrize(
    ("content", "options"),
    [("{", []), ("", []), ('{"school_year": "1999"}', []), ("{}", ["--edition", "1999"])],
)
def test_what_cannot_be_read_ends_with_2_and_a_sentence(
    tmp_path: Path, content: str, options: list[str]
) -> None:
    file = tmp_path / "材料.json"
    file.write_text(content, "utf-8")
    with pytest.raises(CommandError) as refused:
        call_command("render_disclosure", str(file), "--output", str(tmp_path / "x.pdf"), *options)
    assert refused.value.returncode == 2
    assert str(refused.value).endswith("。")


def test_a_missing_file_and_an_unwritable_place_say_so(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="读不了"):
        call_command("render_disclosure", str(tmp_path / "no.json"), "--output", "x.pdf")
    with pytest.raises(CommandError, match="写不了"):
        call_command(
            "render_disclosure", str(written(tmp_path)), "--output", str(tmp_path / "no" / "x.pdf")
        )


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the shared samples are not here")
@pytest.mark.parametrize("sample", ["sample-a-2024", "sample-c-2020"])
def test_a_real_disclosure_reads_back_word_for_word(tmp_path: Path, sample: str) -> None:
    file, output = SAMPLES / f"{sample}.json", tmp_path / "x.pdf"
    call_command("render_disclosure", str(file), "--output", str(output))
    data = exchange.decode(file.read_bytes())
    form = exchange.edition_of(data)
    found = exchange.read(data, form)
    header = invented.header(form.key).model_copy(
        update={"school": found.header.school, "organisation": found.header.organisation}
    )
    document = assemble(found.disclosure, editions.load(form.key), header)
    read = pdf_sections(output.read_bytes(), document)
    for key, texts in section_texts(document).items():
        at = 0
        for text in texts:
            place = read[key].find(text, at)
            assert place >= 0, f"{key}: {text[:80]}"
            at = place + len(text)
