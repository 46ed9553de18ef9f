"""The hooks that a plugin may implement, in the order of the pipeline.

Each takes nothing and returns an iterable of descriptions (:mod:`framing.extension`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import pluggy

if TYPE_CHECKING:
    from framing.codebook import Codebook
    from framing.extension import Annotator, Measure, Proposer, Reader, Reporter, Section
    from framing.language import Language

hookspec = pluggy.HookspecMarker("framing")
hookimpl = pluggy.HookimplMarker("framing")


class Hooks:
    """The specifications; a plugin implements any of them as functions marked ``@framing.hookimpl``."""

    @hookspec
    def framing_readers(self) -> Iterable[Reader]:
        """Readers for further kinds of files.

        Example::

            @hookimpl
            def framing_readers():
                yield Reader(name="docx", suffixes=(".docx",), read=read_docx)
        """
        yield from ()

    @hookspec
    def framing_languages(self) -> Iterable[Language]:
        """Languages, each a value that reading a text asks: how it is told, split, reduced to dictionary forms.

        Example::

            @hookimpl
            def framing_languages():
                yield Language(code="de", name="German", function_words=frozenset("der die das und".split()))
        """
        yield from ()

    @hookspec
    def framing_codebooks(self) -> Iterable[Codebook]:
        """Parts of a codebook that every run gets: types of source with their roles, dictionaries as concepts, targets.

        Example::

            @hookimpl
            def framing_codebooks():
                yield Codebook(name="unions", sources={"union": ("shop steward", "union official*")})
        """
        yield from ()

    @hookspec
    def framing_annotators(self) -> Iterable[Annotator]:
        """Annotators, each computing one layer.

        Example::

            @hookimpl
            def framing_annotators():
                yield Annotator(name="shouting.capitals", provides="capitals",
                                meaning="words in capitals", requires=("tokens",), bind=capitals)
        """
        yield from ()

    @hookspec
    def framing_measures(self) -> Iterable[Measure]:
        """Measures, each giving scores of a document.

        Example::

            @hookimpl
            def framing_measures():
                yield Measure(name="shouting.share", meaning="share of words in capitals", unit="share",
                              range=(0, 1), high="more shouting", requires=("capitals",), bind=share)
        """
        yield from ()

    @hookspec
    def framing_reporters(self) -> Iterable[Reporter]:
        """Reporters, each writing one kind of file.

        Example::

            @hookimpl
            def framing_reporters():
                yield Reporter(name="xml", suffix=".xml", meaning="scores as XML", write=write_xml)
        """
        yield from ()

    @hookspec
    def framing_sections(self) -> Iterable[Section]:
        """Sections of a report, whatever its format.

        Example::

            @hookimpl
            def framing_sections():
                yield Section(name="shouting.loudest", title="The loudest", make=loudest)
        """
        yield from ()

    @hookspec
    def framing_proposers(self) -> Iterable[Proposer]:
        """Proposers of entries for a codebook, from the articles themselves.

        Example::

            @hookimpl
            def framing_proposers():
                yield Proposer(name="shouting.shouters", meaning="who shouts", propose="shouting.shouters:propose")
        """
        yield from ()

    @hookspec
    def framing_commands(self) -> Iterable[tuple[str, Any]]:
        """Sub-commands: a name and where its Typer app is, as "package.module:name"; or the app, or a function that gives it.

        Example::

            @hookimpl
            def framing_commands():
                yield "shout", "shouting.command:app"
        """
        yield from ()
