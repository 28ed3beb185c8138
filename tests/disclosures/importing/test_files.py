"""Our own data as a file: taken as it is, or refused with what to do."""

import json

import pytest

from disclosures.exchange import Unreadable
from disclosures.importing.files import read_file


def test_data_of_a_known_year_are_taken_as_they_are() -> None:
    data = {"school_year": "2024—2025学年", "roster": [{"name": "安然"}]}
    found = read_file(json.dumps(data).encode(), "数据.json")
    assert (found.data, found.edition) == (data, "2024-2025")


@pytest.mark.parametrize("data", [{}, {"school_year": "1999-2000"}, {"school_year": 5}])
def test_data_of_no_known_year_are_refused_with_the_years_there_are(
    data: dict[str, object],
) -> None:
    with pytest.raises(Unreadable, match=r"school_year.*再试") as refusal:
        read_file(json.dumps(data).encode(), "数据.json")
    assert "2024-2025" in str(refusal.value)


def test_data_of_many_megabytes_are_no_disclosure() -> None:
    rows = [{"name": f"安然{number}", "note": "一" * 60} for number in range(30_000)]
    data = json.dumps({"school_year": "2024-2025", "roster": rows}, ensure_ascii=False)
    with pytest.raises(Unreadable, match="数据文件太大"):
        read_file(data.encode(), "数据.json")
