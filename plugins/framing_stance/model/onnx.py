"""Reads the named arrays of an ONNX file (a protocol buffer), and nothing else of it; so no runtime is needed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

# Field numbers of onnx.proto: ModelProto.graph, GraphProto.initializer, and of TensorProto.
_GRAPH, _INITIALIZER = 7, 5
_DIMS, _TYPE, _NAME, _DATA = 1, 2, 8, 9
_TYPES = {1: "<f4", 3: "i1", 7: "<i8", 9: "?"}  # TensorProto.DataType
_VARINT, _DOUBLE, _BYTES, _FLOAT = 0, 1, 2, 5  # wire types


def tensors(data: bytes) -> dict[str, Any]:
    """The initializers of a model by name, in the order of the file; those of other types or stored elsewhere are left out."""
    found: dict[str, Any] = {}
    for field, graph in _fields(memoryview(data)):
        if field == _GRAPH:
            for part, tensor in _fields(graph):
                if part == _INITIALIZER:
                    found.update(_tensor(tensor))
    return found


def _tensor(data: memoryview) -> dict[str, Any]:
    import numpy as np

    shape: list[int] = []
    name, kind, raw = "", 0, None
    for field, value in _fields(data):
        if field == _DIMS:
            shape += [value] if isinstance(value, int) else list(_packed(value))
        elif field == _TYPE:
            kind = value
        elif field == _NAME:
            name = bytes(value).decode()
        elif field == _DATA:
            raw = value
    if raw is None or kind not in _TYPES:
        return {}
    return {name: np.frombuffer(raw, _TYPES[kind]).reshape(shape)}


def _fields(data: memoryview) -> Iterator[tuple[int, Any]]:
    """The numbers and values of a message's fields."""
    at = 0
    while at < len(data):
        key, at = _varint(data, at)
        wire = key & 7
        if wire == _VARINT:
            value, at = _varint(data, at)
            yield key >> 3, value
            continue
        if wire == _BYTES:
            size, at = _varint(data, at)
        elif wire in (_DOUBLE, _FLOAT):
            size = 8 if wire == _DOUBLE else 4
        else:
            raise ValueError(f"not an ONNX file: wire type {wire} at byte {at}")
        yield key >> 3, data[at : at + size]
        at += size


def _packed(data: memoryview) -> Iterator[int]:
    at = 0
    while at < len(data):
        value, at = _varint(data, at)
        yield value


def _varint(data: memoryview, at: int) -> tuple[int, int]:
    """An integer of seven bits a byte, the low ones first, and where it ends."""
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, at
