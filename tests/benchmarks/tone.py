"""Whether tone.polarity and tone.subjectivity are TextBlob's own numbers, and how fast they come, in the same run.

    python tests/benchmarks/tone.py [--articles N] FILE.jsonl

A hundred articles are read by TextBlob, the same by framing, and so on; what counts is CPU time. Leaves with 1 where a
number differs by more than 1e-9. An article in which no word is known has no score here and zero in TextBlob.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import process_time

TOLERANCE = 1e-9
AT_ONCE = 100  # articles
Numbers = tuple[float, float]  # polarity, subjectivity
Reader = Callable[[str], Numbers]


def in_turn(texts: Sequence[str], *readers: Reader) -> list[tuple[list[Numbers], float]]:
    """What each reader makes of the texts, and the CPU seconds it takes."""
    found: list[tuple[list[Numbers], float]] = [([], 0.0) for _ in readers]
    for first in range(0, len(texts), AT_ONCE):
        for place, reader in enumerate(readers):
            numbers, seconds = found[place]
            start = process_time()
            numbers.extend(map(reader, texts[first : first + AT_ONCE]))
            found[place] = numbers, seconds + process_time() - start
    return found


def by_textblob(text: str) -> Numbers:
    from textblob import TextBlob

    polarity, subjectivity = TextBlob(text).sentiment
    return polarity, subjectivity


def by_framing(text: str) -> Numbers:
    """The assessments as the layer makes them of a text; before voices are asked for, which TextBlob does not know."""
    from framing_tone.assessments import assess

    found = list(assess(text))
    number = len(found) or 1
    return sum(item[1] for item in found) / number, sum(item[2] for item in found) / number


def by_measures(texts: Sequence[str]) -> list[Numbers]:
    """The scores of the whole program, all voices together, all regions counted."""
    import framing
    from framing.text.regions import REGIONS

    documents = [framing.Document(id=f"{i:06}", text=text, outlet="A", language="en") for i, text in enumerate(texts)]
    measures = ("tone.polarity", "tone.subjectivity")
    table = framing.score(documents, measures=measures, regions=tuple(REGIONS), workers=1).table("scores")
    found = {(row["doc_id"], row["measure"]): row["value"] or 0.0 for row in table.filter(voice="").iter_rows(named=True)}
    return [(found[document.id, measures[0]], found[document.id, measures[1]]) for document in documents]


def differ(one: Numbers, other: Numbers) -> bool:
    return any(abs(a - b) > TOLERANCE for a, b in zip(one, other, strict=True))


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--articles", type=int, default=1000)
    given = parser.parse_args()
    with given.file.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for _, line in zip(range(given.articles), lines, strict=False)]
    by_textblob(texts[0])  # both load the same lexicon, which counts for neither
    (expected, slow), (found, fast) = in_turn(texts, by_textblob, by_framing)
    read = sum(map(differ, expected, found))
    wrong = sum(map(differ, expected, by_measures(texts)))
    words = sum(len(text.split()) for text in texts)
    print(f"{len(texts)} articles, {words} words, {sum(theirs == (0, 0) for theirs in expected)} without a known word")
    print(f"that differ from TextBlob by more than {TOLERANCE:g}: {read} as read, {wrong} as scored")
    print(f"TextBlob {1e6 * slow / words:.2f} ms, framing {1e6 * fast / words:.2f} ms a thousand words: × {slow / fast:.1f}")
    return 1 if read or wrong else 0


if __name__ == "__main__":
    sys.exit(main())
