"""``framing show``: an article with its voices made visible."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from framing.cli.options import Shared, format_option, with_shared

View = Literal["text", "jsonl"]


@with_shared
def show(
    shared: Shared,
    document: Annotated[str | None, typer.Option("--document", "-d", metavar="ID", help="Only the one with this id.")] = None,
    layer: Annotated[
        str | None, typer.Option("--layer", "-l", metavar="NAME", help="Mark the annotations of this layer too, such as terms.")
    ] = None,
    format: Annotated[View, format_option(View, "Text, or a JSON object a document with every segment.")] = "text",  # noqa: A002
) -> int:
    """Example: framing show seeds/ngo-report.txt

    Show an article with its voices: what is the outlet's own, what is attributed and to whom, and what is held at
    arm's length. Regions that do not count (furniture, repeat) are named in the margin.
    """
    from framing.annotate import Failure
    from framing.cli.annotate import annotated
    from framing.cli.article import as_record, header, legend, passages_of, render_article, shares
    from framing.cli.destination import check_output, dumps, sink
    from framing.cli.session import open_session
    from framing.errors import InputError
    from framing.terminal import width, wrap

    session = open_session(shared)
    check_output(shared.output, read=shared.paths)
    failures: list[Failure] = []
    colour, shown = session.style.colour, 0
    with sink(shared.output) as stream:
        for article, layers, annotations in annotated(session, layer or "regions"):
            if document is not None and article.id != document:
                continue
            passages = passages_of(article, layers, annotations if layer else ())
            if format == "jsonl":
                stream.write(f"{dumps(as_record(article, passages))}\n")
            else:
                text = render_article(article, passages, width=width(), colour=colour)
                above = [*header(article), shares(layers, passages)]
                lines = [line for each in above for line in wrap(each, width())]
                stream.write("\n".join((*lines, legend(colour=colour, marked=layer or ""), "", text, "")))
            failures.extend(layers.failures)
            shown += 1
        if not shown:
            raise InputError(f"no document has the id '{document}'; framing annotate … --layer sentences lists ids")
    return session.close(failures)
