"""How fast patterns are found, beside tools that people know: same articles, one process, same run, counts checked equal first.

    python tests/benchmarks/terms.py [--articles N] [--rounds R] FILE.jsonl

Contenders take turns, round after round; what counts is CPU time once each has compiled its terms and seen the articles
once. The peers (flashtext2, ahocorasick-rs, spacy) are asked for only here; one that is not installed is said to be so.
Terms are words of the articles, and only such on which all contenders agree, for they differ in what a word is.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median
from time import process_time

from framing.english.lemmas import lemma
from framing.english.sentences import sentences as sentence_spans
from framing.patterns.language import PatternSet, parse_pattern
from framing.text.tokens import tokenize

Counts = Counter[str]
Count = Callable[[Sequence[str]], list[Counts]]  # texts → how often each term is in each of them
GROWTH = (50, 500, 5_000, 50_000)
GAP = 10  # words


def ours(patterns: Sequence[str]) -> Count:
    """All patterns, from the bare texts."""
    found = PatternSet((pattern, parse_pattern(pattern)) for pattern in patterns)
    return lambda texts: list(found.count_each(texts))


def ours_one_by_one(patterns: Sequence[str]) -> Count:
    """The same, with one call a text."""
    return each(PatternSet((pattern, parse_pattern(pattern)) for pattern in patterns).count)


def each(count: Callable[[str], Counts]) -> Count:
    """A way of counting in one text, for many."""
    return lambda texts: [count(text) for text in texts]


def flashtext(terms: Sequence[str]) -> Count:
    from flashtext2 import KeywordProcessor

    processor = KeywordProcessor(case_sensitive=False)
    for term in terms:
        processor.add_keyword(term)
    return each(lambda text: Counter(processor.extract_keywords(text)))


def phrase_matcher(terms: Sequence[str]) -> Count:
    import spacy
    from spacy.matcher import PhraseMatcher

    nlp = spacy.blank("en")
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    for term in terms:
        matcher.add(term, [nlp.make_doc(term)])
    names = nlp.vocab.strings
    return each(lambda text: Counter(names[name] for name, _, _ in matcher(nlp.make_doc(text))))


def alternation(terms: Sequence[str]) -> Count:
    compiled = re.compile(rf"\b(?:{'|'.join(map(re.escape, terms))})\b", re.IGNORECASE)
    return each(lambda text: Counter(found.lower() for found in compiled.findall(text)))


def aho_corasick(terms: Sequence[str]) -> Count:
    """Overlapping matches, then whole words only: leftmost-longest ones would lose terms."""
    from ahocorasick_rs import AhoCorasick

    automaton = AhoCorasick(list(terms))

    def count(text: str) -> Counts:
        text = f" {text.lower()} "
        found = automaton.find_matches_as_indexes(text, overlapping=True)
        return Counter([terms[n] for n, start, end in found if not (text[start - 1].isalnum() or text[end].isalnum())])

    return each(count)


def gap_regexes(patterns: Sequence[str]) -> Count:
    """One regular expression a pattern, with the shortest gap that stays in the sentence."""
    gap = rf"(?:[^\w.!?\n]+\w+){{0,{GAP}}}?[^\w.!?\n]+"
    pairs = [(pattern, pattern.split(f" ...{GAP} ")) for pattern in patterns]
    compiled = [(pattern, re.compile(rf"\b{first}{gap}{last}\b", re.IGNORECASE)) for pattern, (first, last) in pairs]
    return each(lambda text: Counter({pattern: found for pattern, regex in compiled if (found := len(regex.findall(text)))}))


def gap_matcher(patterns: Sequence[str]) -> Count:
    import spacy
    from spacy.matcher import Matcher

    nlp = spacy.blank("en")
    matcher = Matcher(nlp.vocab)
    between = {"TEXT": {"NOT_IN": [".", "!", "?", "\n", "\n\n"]}, "OP": f"{{0,{GAP}}}"}
    for pattern in patterns:
        first, last = pattern.split(f" ...{GAP} ")
        matcher.add(pattern, [[{"LOWER": first}, between, {"LOWER": last}]])
    names = nlp.vocab.strings
    return each(lambda text: Counter(names[n] for n, _ in {(name, start) for name, start, _ in matcher(nlp.make_doc(text))}))


PLAIN = {
    "framing": ours,
    "framing, one call a text": ours_one_by_one,
    "flashtext2": flashtext,
    "spaCy PhraseMatcher": phrase_matcher,
    "re alternation": alternation,
    "ahocorasick-rs": aho_corasick,
}
GAPS = {"framing": ours, "re": gap_regexes, "spaCy Matcher": gap_matcher}


def installed(contenders: dict[str, Callable[[Sequence[str]], Count]], terms: Sequence[str]) -> dict[str, Count]:
    """The contenders, ready; one without its package is named and left out."""
    ready: dict[str, Count] = {}
    for name, make in contenders.items():
        try:
            ready[name] = make(terms)
        except ImportError as missing:
            print(f"({name} is left out: {missing})")
    return ready


def agreed(
    contenders: dict[str, Callable[[Sequence[str]], Count]], candidates: Sequence[str], texts: Sequence[str], wanted: int
) -> tuple[list[str], dict[str, Count]]:
    """So many candidates of which all contenders find as many in every text, and the contenders made ready for them."""
    ready = installed(contenders, candidates)
    doubtful: set[str] = set()
    for counts in zip(*(count(texts) for count in ready.values()), strict=True):
        doubtful.update(term for found in counts for term in found.keys() | counts[0].keys() if found[term] != counts[0][term])
    terms = [term for term in candidates if term not in doubtful][:wanted]
    ready = installed({name: contenders[name] for name in ready}, terms)
    totals = {name: sum(count(texts), Counter[str]()) for name, count in ready.items()}
    assert all(total == totals["framing"] for total in totals.values()), "contenders count differently"
    print(f"{len(terms)} terms ({len(doubtful)} left out), each contender finds {totals['framing'].total():,} mentions\n")
    return terms, ready


def race(jobs: dict[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    """CPU seconds of each job in each round."""
    taken: dict[str, list[float]] = {name: [] for name in jobs}
    for _ in range(rounds):
        for name, job in jobs.items():
            before = process_time()
            job()
            taken[name].append(process_time() - before)
    return taken


def table(taken: dict[str, list[float]], megabytes: float) -> Iterator[str]:
    """Ratios are medians over rounds of two times measured side by side."""
    first = next(iter(taken.values()))
    yield "| job | MB/s | time, first line = 1 |"
    yield "| --- | ---: | ---: |"
    for name, seconds in taken.items():
        ratio = median(theirs / mine for theirs, mine in zip(seconds, first, strict=True))
        yield f"| {name} | {megabytes / median(seconds):.2f} | {ratio:.2f} |"
    yield ""


def over(count: Count, texts: Sequence[str]) -> Callable[[], object]:
    return lambda: count(texts)


def on_layers(patterns: Sequence[str], texts: Sequence[str]) -> Callable[[], object]:
    """Only the matching: tokens, lemmas and sentences are there."""
    found = PatternSet((pattern, parse_pattern(pattern)) for pattern in patterns)
    tokens = [tokenize(text) for text in texts]
    layers = [(t, [lemma(form) for form in t.forms], sentence_spans(text), text) for t, text in zip(tokens, texts, strict=True)]
    return lambda: [found.find(*each) for each in layers]


def run(texts: Sequence[str], rounds: int) -> None:
    random, megabytes = Random(0), sum(len(text.encode()) for text in texts) / 1e6
    words = Counter(word for text in texts for word in re.findall(r"\b[a-z]{4,}\b", text))
    vocabulary = sorted(word for word in words if words[word] > 2)
    random.shuffle(vocabulary)
    print(f"{len(texts)} articles, {megabytes:.1f} MB; CPU time, one process, median of {rounds} rounds\n")

    print("## 500 plain terms, end to end\n")
    terms, ready = agreed(PLAIN, vocabulary[:700], texts, 500)
    jobs = {name: over(count, texts) for name, count in ready.items()}
    print("\n".join(table(race({**jobs, "framing, matching on ready layers": on_layers(terms, texts)}, rounds), megabytes)))

    print(f"## 50 patterns with a gap of up to {GAP} words, end to end\n")
    often = [word for word, _ in words.most_common(400)][40:]
    candidates = [f"{first} ...{GAP} {last}" for first, last in zip(often[::2], often[1::2], strict=False)]
    gaps, ready = agreed(GAPS, candidates, texts, 50)
    jobs = {name: over(count, texts) for name, count in ready.items()}
    print("\n".join(table(race({**jobs, "framing, matching on ready layers": on_layers(gaps, texts)}, rounds), megabytes)))

    print("## Kinds of patterns\n")
    stems = [word[:5] for word in vocabulary if len(word) > 6]
    wildcards = [f"{first}* {second}*" for first, second in zip(stems[:500], reversed(stems), strict=False)]
    kinds = {"5,000 plain terms": vocabulary[:5000], "500 wildcard phrases": wildcards, "50 gap patterns": gaps}
    jobs = {f"{name}, end to end": over(ours(patterns), texts) for name, patterns in kinds.items()}
    jobs |= {f"{name}, on ready layers": on_layers(patterns, texts) for name, patterns in kinds.items()}
    warm(jobs)
    print("\n".join(table(race(jobs, rounds), megabytes)))

    print("## More and more terms, that occur as often together\n")
    rare = vocabulary[:50] + [f"{word}{tail}" for word in sorted(words) for tail in ("xa", "xe", "xi", "xo", "xu")]
    jobs = {f"{number:,} terms, end to end": over(ours(rare[:number]), texts) for number in GROWTH}
    jobs |= {f"{number:,} terms, on ready layers": on_layers(rare[:number], texts) for number in GROWTH}
    warm(jobs)
    print("\n".join(table(race(jobs, rounds), megabytes)))


def warm(jobs: dict[str, Callable[[], object]]) -> None:
    for job in jobs.values():
        job()


def main() -> None:
    parser = argparse.ArgumentParser(description="Speed of finding patterns beside its peers.")
    parser.add_argument("file", type=Path, help="articles as JSON lines with a text")
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    with asked.file.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in islice(lines, asked.articles)]
    run(texts, asked.rounds)


if __name__ == "__main__":
    main()
