"""What plugins add to every codebook, and that what the researcher wrote stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from framing import Codebook, Concept, Document, Target, Wording, annotate, hookimpl, load_plugins
from framing.codebook import parse_codebook
from framing.codebook.joined import joined, told


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
    assert line == ("plugin codebook 'unions' adds 2 targets, 1 concept, 2 source types; the codebook's own stand for port")


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
