"""The corpus itself: documents are whole, the same for a seed, and their truths follow the format."""

import json
from io import BytesIO
from random import Random
from types import SimpleNamespace

import docx
import pytest

from disclosures import editions
from disclosures.demo import clean_disclosure
from disclosures.exchange import read, write
from tests.disclosures.importing.corpus import HOLDOUT, documents, draw_style
from tests.disclosures.importing.corpus.scoring import score

KEYS = sorted(editions.keys())


@pytest.mark.parametrize("seed", range(len(KEYS)))
def test_a_truth_is_exchange_data_that_the_reader_takes(seed):
    truth = documents(seed, ()).truth
    taken = read(json.loads(json.dumps(truth)), editions.load(KEYS[seed]))
    wanted = [row["name"] for row in truth["roster"]]
    assert [row.name for row in taken.disclosure.roster.rows] == wanted


def test_a_seed_gives_the_same_words_again():
    first, again = documents(12), documents(12)
    assert first.truth == again.truth
    assert first.files["html"] == again.files["html"]
    assert _words(first.files["docx"]) == _words(again.files["docx"])


def _words(raw: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(BytesIO(raw)).paragraphs]


def test_every_person_stands_in_the_page_and_in_the_word_file():
    made = documents(13)
    page = made.files["html"].decode("utf-8", "replace")
    cells = "".join(
        cell.text
        for table in docx.Document(BytesIO(made.files["docx"])).tables
        for row in table.rows
        for cell in row.cells
    )
    names = [row["name"] for row in made.truth["roster"] if len(row["name"]) > 2]
    assert names
    assert all(name in cells for name in names)
    assert made.style.encoding.startswith("utf-8")
    assert all(name in page for name in names)


def test_the_first_hundred_styles_differ_and_the_holdout_has_its_own():
    names = {draw_style(seed).name() for seed in range(100)}
    assert len(names) > 90
    ticks = {draw_style(seed).ticks for seed in range(60)}
    assert draw_style(HOLDOUT).holdout
    assert {draw_style(HOLDOUT + seed).ticks for seed in range(60)} - ticks


def test_the_scorer_gives_everything_for_the_truth_and_nothing_for_nothing():
    truth = documents(5, ()).truth
    assert score(truth, json.loads(json.dumps(truth)))["overall"] == 1
    assert score(truth, {})["overall"] < 0.01


def test_the_scorer_sees_each_damage():
    truth = documents(5, ()).truth
    for name, damage in DAMAGES.items():
        worse = json.loads(json.dumps(truth))
        damage(worse)
        scores = score(truth, worse)
        assert scores[name] < 1, name
        assert scores["overall"] < 1, name


DAMAGES = {
    "head": lambda data: data.update(school="别的大学"),
    "answers": lambda data: data["indicators"][0].update(answer="否或是"),
    "charter": lambda data: data["charter"].update(text="第一章"),
    "charter facts": lambda data: data["charter"].update(articles=1),
    "departments": lambda data: data["departments"].pop(),
    "roster": lambda data: data["roster"].pop(),
    "roster rows": lambda data: data["roster"][0].update(rank_raw="99/100"),
    "rules:election_rules": lambda data: data.update(election_rules=None),
    "congress facts": lambda data: data["congress"].update(delegates=1),
    "responsible": lambda data: data["responsible"][0].update(full_time="不详"),
    "sections": lambda data: data["sections_order"].pop(),
}


def test_the_samples_scorer_agrees(samples_scorer):
    rng = Random(3)
    for seed in range(6):
        truth = documents(seed, ()).truth
        damages = rng.sample(sorted(DAMAGES), 4)
        worse = json.loads(json.dumps(truth))
        for name in damages:
            if name != "departments" or worse["departments"]:
                DAMAGES[name](worse)
        theirs = samples_scorer.score(truth, worse).overall() / 100
        assert abs(theirs - score(truth, worse)["overall"]) < 0.02


def test_our_own_export_is_a_truth_of_itself():
    edition = editions.load(KEYS[-1])
    content = clean_disclosure(Random(1), "青石大学", "student", edition)
    who = SimpleNamespace(
        school="青石大学", organisation="学生会", complaint_emails=["a@example.org"]
    )
    data = write(content, edition, who)
    assert score(data, json.loads(json.dumps(data)))["overall"] == 1
