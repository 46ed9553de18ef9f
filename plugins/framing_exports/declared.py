"""What each export is called and writes; the modules that write are imported when one is asked for."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from framing import Reporter

LAYERS = ("attributions", "scare_quotes")  # that a file of passages holds beside those of the measures


def _in(module: str, function: str = "write") -> Callable[..., None]:
    def write(*given: Any, **how: Any) -> None:
        getattr(import_module(f"framing_exports.{module}"), function)(*given, **how)

    return write


REPORTERS = (
    Reporter(
        name="qdpx",
        suffix=".qdpx",
        meaning="a REFI-QDA project for NVivo, ATLAS.ti, MAXQDA or QualCoder: articles with coded passages",
        write=_in("qdpx"),
        layers=LAYERS,
        by_name=True,
    ),
    Reporter(
        name="label-studio",
        suffix=".json",
        meaning="tasks with predictions for Label Studio, from layers; .xml is the labeling interface for them",
        write=_in("label_studio"),
        suffixes=(".xml",),
        layers=LAYERS,
        by_name=True,
    ),
    Reporter(
        name="csv",
        suffix=".csv",
        meaning="one row per passage, for a spreadsheet",
        write=_in("sheet"),
        layers=LAYERS,
        by_name=True,
    ),
    Reporter(
        name="csv-semicolon",
        suffix=".csv",
        meaning="the same with semicolons and decimal commas, as spreadsheets in much of Europe expect it",
        write=_in("sheet", "write_with_semicolons"),
        layers=LAYERS,
        by_name=True,
    ),
    Reporter(
        name="xlsx",
        suffix=".xlsx",
        meaning="one row per passage, for Excel or LibreOffice",
        write=_in("sheet"),
        layers=LAYERS,
        by_name=True,
    ),
    Reporter(
        name="wide",
        suffix=".csv",
        meaning="one row per article, one column per measure, for SPSS, Stata, R or Excel; a folder says what the columns are",
        write=_in("wide"),
        suffixes=(".xlsx", ".parquet", ""),
        by_name=True,
    ),
    Reporter(
        name="doccano",
        suffix=".jsonl",
        meaning="texts with labeled passages of a layer for doccano",
        write=_in("annotation_lines", "write_doccano"),
        layers=LAYERS[:1],
        by_name=True,
    ),
    Reporter(
        name="prodigy",
        suffix=".jsonl",
        meaning="texts with spans of a layer for Prodigy",
        write=_in("annotation_lines", "write_prodigy"),
        layers=LAYERS[:1],
        by_name=True,
    ),
    Reporter(
        name="datasette",
        suffix="",
        meaning="a folder for Datasette: the tables in SQLite, with search, and metadata.json with facets",
        write=_in("datasette"),
        by_name=True,
    ),
    Reporter(
        name="cas",
        suffix="",
        meaning="a folder of UIMA CAS files for INCEpTION; needs dkpro-cassis",
        write=_in("cas"),
        layers=LAYERS,
        by_name=True,
    ),
    Reporter(
        name="w3c",
        suffix=".jsonl",
        meaning="W3C Web Annotations, a line each",
        write=_in("web_annotation"),
        layers=LAYERS,
        by_name=True,
    ),
    Reporter(
        name="docbin",
        suffix=".spacy",
        meaning="spaCy documents with passages as span groups; needs spaCy",
        write=_in("docbin"),
        layers=LAYERS,
        by_name=True,
    ),
    Reporter(
        name="brat",
        suffix="",
        meaning="a folder of texts with standoff annotations for brat",
        write=_in("brat"),
        layers=LAYERS,
        by_name=True,
    ),
)
