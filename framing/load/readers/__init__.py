"""The readers that are built in; further ones come from plugins through ``framing_readers``."""

from framing.extension import Reader
from framing.load.readers.arrow import read_arrow, read_parquet
from framing.load.readers.databases import SUFFIXES, read_database
from framing.load.readers.jsons import read_json, read_json_lines
from framing.load.readers.tabular import read_csv
from framing.load.readers.texts import read_text

TEXT = Reader(name="core.text", suffixes=(".txt", ".md"), read=read_text)
CSV = Reader(name="core.csv", suffixes=(".csv", ".tsv"), read=read_csv)
JSON = Reader(name="core.json", suffixes=(".json",), read=read_json)
JSON_LINES = Reader(name="core.jsonl", suffixes=(".jsonl", ".ndjson"), read=read_json_lines)
PARQUET = Reader(name="core.parquet", suffixes=(".parquet",), read=read_parquet)
ARROW = Reader(name="core.arrow", suffixes=(".arrow", ".feather", ".ipc"), read=read_arrow)
SQLITE = Reader(name="core.sqlite", suffixes=SUFFIXES, read=read_database)
CORE_READERS: tuple[Reader, ...] = (TEXT, CSV, JSON, JSON_LINES, PARQUET, ARROW, SQLITE)
