"""``framing view``: the report in the browser, with all its passages and articles to search."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

from framing import RequestError
from framing.cli import Shared, new_app, opened, options, serving, with_shared
from framing.report import Made, Subject
from framing_html.options import ALL, BY, MEASURES, MIN_DOCUMENTS

app = new_app()


@app.command(short_help="Show the report in the browser, its passages to search.")
@with_shared
def view(
    shared: Shared,
    by: Annotated[str | None, BY] = None,
    measures: Annotated[str | None, MEASURES] = None,
    everything: Annotated[bool, ALL] = False,
    port: Annotated[int, options.PORT] = 0,
    open_browser: Annotated[bool, options.OPEN] = False,
    workers: Annotated[int | None, options.WORKERS] = None,
    min_documents: Annotated[int | None, MIN_DOCUMENTS] = None,
) -> int:
    """Example: framing view seeds

    Serve the report to this machine's browser until Ctrl-C, with every passage and article of the corpus a page away:
    filtered by outlet, measure, target, wording and voice, and by what they say. Only this machine can see it, and no
    other site can ask for it. A passage that is wrong can be called so in the list of passages: that is written to your
    corrections, and the numbers can be made again while you read on. The paths may also be one result that was saved
    before, whose passages cannot be called wrong.
    """
    from framing_html.recheck import Recheck
    from framing_html.served import Site
    from framing_html.store import fill

    if shared.output is not None:
        raise RequestError("view writes no file; to write the report: framing report … --output report.html")
    with (
        serving(port) as server,
        opened(shared, None, by=by, measures=measures, everything=everything, workers=workers, min_documents=min_documents) as (
            subject,
            sections,
            close,
        ),
        TemporaryDirectory(prefix="framing-") as folder,
    ):
        files = (Path(folder, f"view{number or ''}.sqlite") for number in count())

        def site(subject: Subject, sections: Sequence[Made] | None = None) -> Site:
            made = subject.sections() if sections is None else sections
            return Site(subject, made, fill(next(files), subject.comparison))

        recheck = Recheck(site(subject, sections), site, server.later)
        server.pages, server.writes = recheck.page, recheck.write
        code = close()
        server.show(open_browser)
        return code
