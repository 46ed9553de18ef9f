"""Whatever is wrong with a ZIP file is one of the errors that its readers expect."""

from __future__ import annotations

import io
import zipfile
import zlib
from lzma import LZMAError
from random import Random

import pytest

from framing.load.zips import BROKEN_ZIP

METHODS = {"stored": zipfile.ZIP_STORED, "deflated": zipfile.ZIP_DEFLATED, "bzip2": zipfile.ZIP_BZIP2, "lzma": zipfile.ZIP_LZMA}


def packed(method: int) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as archive:
        archive.writestr("a.txt", "The crews walked out. " * 40)
    return data.getvalue()


def opened(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            archive.read(name)


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
def test_damage_anywhere_is_expected(method: int) -> None:
    whole, random = packed(method), Random(0)
    opened(whole)
    met = set()
    for _ in range(2_000):
        damaged = bytearray(whole)
        for _ in range(random.choice((1, 2, 4))):
            damaged[random.randrange(len(damaged))] = random.randrange(256)
        try:
            opened(bytes(damaged[: random.randrange(len(damaged))] if random.random() < 0.15 else damaged))
        except (OSError, *BROKEN_ZIP) as error:
            met.add(type(error))
    assert {zipfile.BadZipFile, NotImplementedError, ValueError} <= met
    assert method != zipfile.ZIP_DEFLATED or zlib.error in met
    assert method != zipfile.ZIP_LZMA or LZMAError in met
