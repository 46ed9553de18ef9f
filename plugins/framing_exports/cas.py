"""A folder of UIMA CAS files for INCEpTION and other UIMA tools, by dkpro-cassis: one XMI a document, and ``TypeSystem.xml``.

Each passage is ``framing.Passage``; one in several pieces is as many, which share ``group``. The library turns code points into
the UTF-16 units of UIMA. XML holds no control characters: texts with any are written as CAS JSON, which INCEpTION reads too.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

from framing import Comparison, RequestError, Results
from framing_exports.exchange import guid, legal
from framing_exports.passages import by_document, documents_of, passages

TYPE = "framing.Passage"
FEATURES = ("of", "kind", "target", "category", "label", "voice", "source")
GROUP = "group"  # what the pieces of one passage have in common


def write(results: Results, comparison: Comparison | None, path: Path) -> None:
    """Write the folder. Raises RequestError where dkpro-cassis is missing."""
    if find_spec("cassis") is None:
        raise RequestError.lacking("cas", "dkpro-cassis")
    import cassis

    types: Any = cassis.TypeSystem()
    passage_type = types.create_type(name=TYPE, supertypeName="uima.tcas.Annotation")
    for name in (*FEATURES, GROUP):
        types.create_feature(domainType=passage_type, name=name, rangeType="uima.cas.String")
    found = by_document(passages(results))
    types.to_xml(path / "TypeSystem.xml")
    for number, row in enumerate(documents_of(results), 1):
        cas: Any = cassis.Cas(typesystem=types)
        cas.sofa_string, cas.sofa_mime = row["text"], "text/plain"
        for place, passage in enumerate(found.get(row["doc_id"], ())):
            told = {name: legal(getattr(passage, name)) or None for name in FEATURES}
            group = guid("passage", passage.doc_id, place) if len(passage.pieces) > 1 else None
            cas.add_all([passage_type(begin=start, end=end, group=group, **told) for start, end in passage.pieces])
        if legal(row["text"]) == row["text"]:
            cas.to_xmi(path / f"{number:05}.xmi")
        else:
            cas.to_json(path / f"{number:05}.json")
