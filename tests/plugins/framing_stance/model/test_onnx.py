"""Weights read from a file of ONNX."""

from __future__ import annotations

import struct

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing_stance.model.onnx import tensors


def message(*fields: tuple[int, bytes | int]) -> bytes:
    """A protocol buffer of these fields."""
    return b"".join(
        varint(number << 3) + varint(value) if isinstance(value, int) else varint(number << 3 | 2) + varint(len(value)) + value
        for number, value in fields
    )


def varint(value: int) -> bytes:
    low, rest = value & 127, value >> 7
    return bytes([low | 128]) + varint(rest) if rest else bytes([low])


@given(st.lists(st.lists(st.integers(-128, 127), min_size=3, max_size=3), min_size=1, max_size=200), st.booleans())
def test_arrays_are_read_as_they_were_written(rows: list[list[int]], packed: bool) -> None:
    shape = [(1, varint(len(rows)) + varint(3))] if packed else [(1, len(rows)), (1, 3)]
    small = message(*shape, (2, 3), (8, b"small"), (9, np.array(rows, np.int8).tobytes()))
    real = message((1, 1), (2, 1), (8, b"real"), (9, struct.pack("<f", 1.5)))
    elsewhere = message((1, 1), (2, 1), (8, b"elsewhere"))
    found = tensors(message((1, 8), (7, message((5, small), (1, b"a node"), (5, real), (5, elsewhere)))))
    assert list(found) == ["small", "real"]
    assert found["small"].tolist() == rows and found["real"].tolist() == [1.5]


def test_what_is_no_onnx_file_is_refused() -> None:
    with pytest.raises(ValueError, match="not an ONNX file"):
        tensors(b"\x0b\x0b\x0b")
