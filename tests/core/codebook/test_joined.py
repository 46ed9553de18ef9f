"""What plugins add to every codebook, and that what the researcher wrote stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from framing import Codebook, Concept, Document, Target, Wording, annotate, hookimpl, load_plugins
from framing.codebook import parse_codebook
from framing.codebook.joined import joined, told
from framing.errors import InputError


def test_a_plugin_adds_to_a_codebook_and_what_the_researcher_wrote_stands() -> None:
    own = parse_codebook('[targets]\n"Port" = ["the port"]\n[sources]\n"union" = ["steward"]\n')
    wording = Wording("strike", ("strike*",))
    added = Codebook(
        name="unions",
        targets=(Target("port", ("harbor",)), Target("Crew", ("the crew",))),
        concepts=(Concept("action", (wording,)),),
        sources={"Union": ("steward", "delegate"), "guild": ("guild master",)},
    )
    both = joined(own, [added])
    assert [target.name for target in both.targets] == ["Port", "Crew"] and both.targets[0].aliases == ("the port",)
    assert both.concepts == added.concepts
    assert both.sources == {"union": ("steward", "delegate"), "guild": ("guild master",)}
    assert (both.sha256, both.text) == (own.sha256, own.text)
    assert joined(both, [added]) == both
    (line,) = told(own, [added])
    assert line == ("plugin codebook 'unions' adds targets: 2, concepts: 1, source types: 2; the codebook's own stand for port")


def test_cues_and_lines_of_the_page_come_from_codebooks_and_plugins() -> None:
    text = (
        "Ferries stop\n\nMara Lind telegraphed that it is late.\n\nMORE FROM the harbor desk\n\nThe port is quiet. More from it."
    )
    article = Document(id="a", outlet="Gazette", language="en", text=text)
    plugins = load_plugins(["sourcing"])

    def found(codebook: Codebook) -> tuple[list[str], list[str]]:
        ((_, layers, told),) = annotate([article], "attributions", plugins=plugins, codebook=codebook)
        sources = [str(a.attributes["entity"]) for a in told if a.attributes["cue_lemma"] == "telegraph"]
        return sources, [a.label for a in layers.annotations("regions")]

    own = parse_codebook('cues = ["telegraph"]\nfurniture = ["more from*desk"]\n')
    assert found(own) == (["Mara Lind"], ["headline", "lead", "furniture", "body"])
    added = Codebook(name="desk", cues=("telegraph",), furniture=("More from*",))
    assert found(joined(Codebook(), [added])) == found(own)
    assert found(Codebook())[0] == [] and found(Codebook())[1][2] != "furniture"
    for wrong in ('cues = "telegraph"', "furniture = [1]"):
        with pytest.raises(InputError, match="expected a list of texts"):
            parse_codebook(wrong)


def test_the_codebook_of_a_plugin_is_checked_and_reaches_the_run() -> None:
    class Unions:
        @hookimpl
        def framing_codebooks(self) -> Iterator[Codebook]:
            yield Codebook(name="unions", sources={"union": ("shop steward",)})
            yield Codebook(name="broken", sources={"union": ("(shop",)})
            yield Codebook(name="greedy", options={"stance": {"pronouns": False}})
            yield Codebook(sources={"union": ("x",)})
            yield Codebook(name="loose", sources={"union": "steward"})  # type: ignore[dict-item]

    plugins = load_plugins(["sourcing"], extra={"unions": Unions()})
    assert [codebook.name for codebook in plugins.codebooks] == ["unions"]
    errors = next(info.errors for info in plugins.infos if info.name == "unions")
    assert len(errors) == 4 and all(error.startswith("framing_codebooks: ") for error in errors)
    assert "sources.union" in errors[0] and "sets options" in errors[1]
    text = "Ferries stop\n\n“We are tired,” the shop steward said on Monday.\n\nThe port is quiet."
    article = Document(id="a", outlet="Gazette", language="en", text=text)
    for given, kind in ((plugins, "union"), (replace(plugins, codebooks=()), "")):
        ((_, _, found),) = annotate([article], "attributions", plugins=given)
        assert [a.attributes["source_type"] for a in found if a.attributes["source_type"] == "union"] == [kind][: kind != ""]
