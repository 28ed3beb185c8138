import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosures import editions, exchange


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_encodings(encoding: str) -> None:
    assert exchange.decode('{"校名": "江南理工学院"}'.encode(encoding)) == {"校名": "江南理工学院"}


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "文件是空的"),
        (b" \n", "文件是空的"),
        (b'{"a": 1,\n "b" 2}', "第2行第6个字符处读不下去"),
        (b"PK\x03\x04\xff\xff\xff", "文字编码认不出来"),
        (b"[" * 200_000, "嵌套过深"),
        (b"9" * 10_000, "过长的数字"),
        (b"{'a': 1}", "这不是完整的 JSON 文件"),
    ],
)
def test_what_cannot_be_read_gets_a_sentence(raw: bytes, sentence: str) -> None:
    with pytest.raises(exchange.Unreadable, match=sentence):
        exchange.decode(raw)


@given(st.binary())
def test_any_bytes_give_data_or_a_sentence(raw: bytes) -> None:
    with contextlib.suppress(exchange.Unreadable, editions.EditionUnknown):
        exchange.read(exchange.decode(raw))
