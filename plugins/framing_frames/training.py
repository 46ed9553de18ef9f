"""``framing frames train``: from coded articles to a saved model, and what is said of it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from framing import Document, InputError, all_documents, copies_among, unknown
from framing.cli import write
from framing_frames.generic.learned import learn, read_codes


def trained(corpus: Iterable[Document], codes: Path, frame: str | None, save: Path | None) -> str:
    """Learn a frame, save it where asked, and say how well it does."""
    coded = read_codes(codes).frames
    if frame is None and len(coded) > 1:
        raise InputError(f"{codes}: has several frames ({', '.join(coded)}); name one with --frame")
    name = frame or next(iter(coded))
    if name not in coded:
        raise unknown("frame", name, coded)
    documents = [document for document in all_documents(corpus) if document.id in coded[name]]
    model = learn(name, coded[name], documents, groups_of(documents) if documents else [])
    if save is not None:
        write(save, (json.dumps(model, separators=(",", ":")) + "\n").encode())
    told = model["frames"][name]["accuracy"]
    better = told["f1"] > told["always_yes"]
    return (
        f"{name}: learned from {told['coded']} articles, {told['articles']} of them with the frame. "
        f"On articles that were left out: F1 {told['f1']} (always yes: {told['always_yes']}), AUC {told['auc']}."
        + ("" if better else " That is no better than always saying yes: code more articles, or sharpen the question.")
        + (f" Saved in {save}." if save else "")
    )


def groups_of(documents: list[Document]) -> list[int]:
    """A number for each document, the same for copies of one text."""
    copies = copies_among(documents)
    names = copies.frame["doc_id"].to_list()
    groups = {document.id: number for number, document in enumerate(documents)}
    for members in copies.clusters:
        groups.update({names[i]: groups[names[members[0]]] for i in members})
    return [groups[document.id] for document in documents]
