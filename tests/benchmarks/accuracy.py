"""Predictions on annotated articles, as JSON lines on stdout; it needs nothing but the installed package.

    python tests/benchmarks/accuracy.py sourcing GOLD.jsonl   attributions with the spans of content, cue and source;
                                                              --parser spacy: with the extra accurate; --language zh:
                                                              rows whose table "zh" has text and attributions, others left out
    python tests/benchmarks/accuracy.py stance GOLD.jsonl     −1, 0 or 1 toward a target, given as a span or as a name;
                                                              --model encoder: with the extra stance
    python tests/benchmarks/accuracy.py story GOLD.jsonl      how each entity is treated, subjectivity; on stderr,
                                                              how many pairs of articles with differing feelings are decided
    python tests/benchmarks/accuracy.py frames GOLD.jsonl     which of five generic frames the article has; and passages that
                                                              show an entity harming, mending or suffering, with whether
                                                              the coders gave it that role; on stderr, their precision
    python tests/benchmarks/accuracy.py wordings GOLD.jsonl   rival wordings of each event, best first

One line of gold gives one line of predictions, in order; of wordings, one event does; with --language, one that has
attributions. A document that fails gets an empty one, and a message on stderr.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import framing
from framing.codebook import Codebook, Target
from framing.plugins import Plugins

Record = dict[str, Any]

# Scores of persons lie below zero in the news: of the most mentioned persons of 900 articles of 25 outlets (none of them of the
# sets measured here) the median is −0.09, the standard deviation 0.23. Neutral is half a deviation around it, rounded: −0.2 to 0.
POSITIVE, NEGATIVE = 0.0, -0.2
ROLES = ("content", "cue", "source")


def sourcing(record: Record, plugins: Plugins, parser: str = "none", language: str = "en") -> Record:
    """Attributions of every act, from the core's layer."""
    document = framing.Document(record["id"], record["text"], language=language)
    codebook = framing.Codebook(options={"sourcing": {"parser": parser}})
    for _, layers, found in framing.annotate([document], "attributions", codebook=codebook, plugins=plugins):
        for failure in layers.failures:
            warn(record, failure.reason)
        return {"id": record["id"], "attributions": [{role: pieces(item, role) for role in ROLES} for item in found]}
    return {}


def pieces(attribution: framing.Annotation, role: str) -> list[list[int]]:
    return [list(piece) for piece in attribution.roles.get(role, ())]


def stance(record: Record, plugins: Plugins, model: str = "default") -> Record:
    """Stance toward a target: of a sentence where it is a span, of the whole article's own voice where it is a name."""
    target = record["target"]
    if isinstance(target, str):
        return {"id": record["id"], "target": target, "stance": label(toward(record, [target], plugins, model).get(target))}
    from framing_stance.model.encoder import loader_named
    from framing_stance.model.model import label as likeliest
    from framing_stance.model.model import sentence_of

    start, end = target
    found = loader_named(model)().read(sentence_of(record["text"], start, end))
    return {"id": record["id"], "target": target, "stance": likeliest(found)}


def label(score: float | None) -> int:
    if score is None:
        return 0
    return int(score > POSITIVE) - int(score < NEGATIVE)


def story(record: Record, plugins: Plugins) -> Record:
    """How the article treats each entity, and how subjective the wording is (no measure of loaded language exists)."""
    entities = sorted({*record["entities"], *record["feelings"]})
    prediction: Record = {"id": record["id"], "stance": treated(record, entities, plugins)}
    tone = own_voice(record, Codebook(), "tone.subjectivity", plugins)
    return {**prediction, "loaded": tone[""]} if "" in tone else prediction


# What a mention adds to how an article treats an entity: evaluation by voice, and the role that it is shown in.
EVALUATION = {"own": 2, "attributed": 1}
ROLE = {"harms": -1, "fails": -1, "mends": 1, "succeeds": 1}


def treated(record: Record, names: list[str], plugins: Plugins) -> dict[str, float]:
    """Evaluation in either voice and portrayal together, per mention, −1 to 1; entities that are not mentioned are missing."""
    codebook = Codebook(targets=tuple(target for name in names if (target := target_of(name))))
    document = framing.Document(record["id"], record["text"], title=record.get("title", ""), language="en")
    points: Counter[str] = Counter()
    mentions: Counter[str] = Counter()
    for _, _, evaluations in framing.annotate([document], "evaluations", codebook=codebook, plugins=plugins):
        mentions.update(each.label for each in evaluations)
        told = {
            (e.label, e.attributes["sentence"], str(e.attributes["voice"]), float(e.attributes["value"] or 0))
            for e in evaluations
        }
        for name, _, voice, value in told:
            points[name] += int(EVALUATION.get(voice, 1) * value)
    for _, layers, portrayals in framing.annotate([document], "portrayals", codebook=codebook, plugins=plugins):
        for failure in layers.failures:
            warn(record, failure.reason)
        for each in portrayals:
            points[each.label] += ROLE.get(str(each.attributes["shown"]), 0)
    return {name: points[name] / (3 * number) for name, number in mentions.items()}


def toward(record: Record, names: list[str], plugins: Plugins, model: str = "default") -> dict[str, float]:
    targets = tuple(framing_target for name in names if (framing_target := target_of(name)))
    return own_voice(record, Codebook(targets=targets, options={"stance": {"model": model}}), "stance.toward", plugins)


def own_voice(record: Record, codebook: Codebook, measure: str, plugins: Plugins) -> dict[str, float]:
    """The own-voice scores of a measure by target; targets that an article does not speak of are missing."""
    document = framing.Document(record["id"], record["text"], title=record.get("title", ""), language="en")
    results = framing.score([document], codebook=codebook, measures=[measure], plugins=plugins, workers=1)
    for failure in results.run["failures"]:
        warn(record, failure["reason"])
    rows = results.to_polars().filter(measure=measure, status="ok").iter_rows(named=True)
    return {row["target"]: row["value"] for row in rows if row["voice"] in ("own", "") and not row["category"]}


SHOWN = {"harms": "villain", "mends": "hero", "suffers": "victim"}
ARTICLES = re.compile(r"^(?:the|a|an) ", re.IGNORECASE)
PRONOUN = re.compile(r"^(?:he|her|him|his|i|it|its|my|our|she|their|they|them|us|we|you)$", re.IGNORECASE)


def frames(record: Record, plugins: Plugins) -> Record:
    """The passages of ``portrayals`` in a role that the coders know, each with its entity and whether they gave it that role."""
    roles: dict[str, set[str]] = {}
    targets: dict[str, Target] = {}
    for given in record["roles"]:
        name = ARTICLES.sub("", re.sub(r"['’]s$", "", given["entity"].strip()))
        if not PRONOUN.match(name) and (target := target_of(name)):
            targets[target.name] = target
            roles.setdefault(target.name, set()).add(given["role"])
    document = framing.Document(record["id"], record["text"], language="en")
    codebook = Codebook(targets=tuple(targets.values()))
    passages = []
    for _, layers, found in framing.annotate([document], "portrayals", codebook=codebook, plugins=plugins):
        for failure in layers.failures:
            warn(record, failure.reason)
        for each in found:
            role = SHOWN.get(str(each.attributes["shown"]))
            if role:
                right = role in roles[each.label]
                passages.append({"entity": each.label, "start": each.start, "end": each.end, "role": role, "right": right})
    return {"id": record["id"], "frames": generic(record["text"]), "passages": passages}


FRAMES = {"CO": "conflict", "RE": "resolution", "EC": "economic", "HI": "human_interest", "MO": "moral"}


def generic(text: str) -> dict[str, int]:
    """The generic frames that are told in a text, by the codes of the corpus."""
    from framing_frames.generic.model import load_model
    from framing_frames.generic.ngrams import as_read

    model = load_model()
    told = model.probabilities(as_read(text))
    present = {frame.name: int(p >= frame.threshold) for frame, p in zip(model.frames, told, strict=True)}
    return {code: present[name] for code, name in FRAMES.items()}


def told_of_frames(gold: list[Record], predicted: list[Record]) -> str:
    """How many passages show an entity as its coders do."""
    passages = [passage for prediction in predicted for passage in prediction.get("passages", ())]
    right = sum(passage["right"] for passage in passages)
    return f"{right} of {len(passages)} passages show an entity in a role that its coders gave it ({share(right, len(passages))})"


def told_of_pairs(gold: list[Record], predicted: list[Record]) -> str:
    """Of the pairs of articles of one story whose coders feel differently about an entity: how many are decided, and rightly."""
    said = {prediction["id"]: prediction["stance"] for prediction in predicted}
    pairs = decided = right = 0
    for a, b in combinations((record for record in gold if record["id"] in said and "feelings" in record), 2):
        if a.get("story") != b.get("story"):
            continue
        for entity in a["feelings"].keys() & b["feelings"].keys():
            felt = a["feelings"][entity] - b["feelings"][entity]
            told = [said[each["id"]].get(entity) for each in (a, b)]
            pairs += bool(felt)
            if felt and None not in told and told[0] != told[1]:
                decided += 1
                right += (felt > 0) == (told[0] > told[1])
    return f"{decided} of {pairs} pairs decided, {right} of them in the order of the coders ({share(right, decided)})"


def share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %" if whole else "none"


SUMMARIES: dict[str, Callable[[list[Record], list[Record]], str]] = {"frames": told_of_frames, "story": told_of_pairs}


def target_of(name: str) -> Target | None:
    """A target found by its full name and, where the name is two or three capitalised words, by the last of them."""
    words = re.findall(r"\w+(?:[.'’&-]\w+)*\.?", re.sub(r"['’]s\b", "", name))
    if not words:
        return None
    last = words[-1]
    by_surname = 2 <= len(words) <= 3 and all(word[0].isupper() for word in words) and len(last) > 2
    return Target(name, (" ".join(words), *([f"{last} {{case}}"] if by_surname else [])))


def predictions(task: str, gold: Path, **options: str) -> Iterator[Record]:
    """One prediction for each line of gold; an empty one where anything goes wrong."""
    predict, empty = TASKS[task]
    plugins = framing.load_plugins()
    with gold.open(encoding="utf-8") as lines:
        for line in lines:
            record = in_language(json.loads(line), options.get("language", ""))
            if record is None:
                continue
            try:
                yield predict(record, plugins, **options)
            except Exception as error:  # one document must not cost the others their prediction
                warn(record, f"{type(error).__name__}: {error}")
                yield {"id": record["id"], **{key: record[key] for key in ("target",) if key in record}, **empty}


def in_language(record: Record, language: str) -> Record | None:
    """A record as it is in a language: the table of that name where it has one, with the id; None without attributions there."""
    if not language:
        return record
    table = record.get(language, record)
    return {"id": record["id"], **table} if isinstance(table, dict) and table.get("attributions") is not None else None


def wordings(gold: Path) -> Iterator[Record]:
    """The proposed pairs of each event: of things, persons and names, which the annotation has, without deeds."""
    from framing_terms.rival_tables import propose_rivals

    records: list[Record] = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    for event in dict.fromkeys(record["event"] for record in records):
        articles = [record for record in records if record["event"] == event]
        documents = [framing.Document(r["id"], r["text"], outlet=r["outlet"], language="en", story=str(event)) for r in articles]
        rows = propose_rivals(documents).to_polars().iter_rows(named=True)
        yield {"event": event, "proposals": [{"a": row["a"], "b": row["b"]} for row in rows if row["kind"] != "deed"]}


def warn(record: Record, message: str) -> None:
    print(f"{record['id']}: {message}", file=sys.stderr)


TASKS: dict[str, tuple[Callable[..., Record], Record]] = {
    "sourcing": (sourcing, {"attributions": []}),
    "stance": (stance, {"stance": 0}),
    "story": (story, {"stance": {}}),
    "frames": (frames, {"frames": {}, "passages": []}),
}


def main(arguments: list[str]) -> None:
    usage = argparse.ArgumentParser(prog="accuracy.py")
    usage.add_argument("task", choices=[*TASKS, "wordings"])
    usage.add_argument("gold", type=Path)
    usage.add_argument("--parser", help="option sourcing.parser, for the task sourcing")
    usage.add_argument("--model", help="option stance.model, for the task stance")
    usage.add_argument("--language", help="code of the language, for the task sourcing; the table of that name is read")
    given = usage.parse_args(arguments)
    options: dict[str, str] = {}
    for option, task in (("parser", "sourcing"), ("model", "stance"), ("language", "sourcing")):
        if value := getattr(given, option):
            if given.task != task:
                usage.error(f"--{option} belongs to the task {task}")
            options[option] = value
    told = []
    found = wordings(given.gold) if given.task == "wordings" else predictions(given.task, given.gold, **options)
    for prediction in found:
        print(json.dumps(prediction, ensure_ascii=False))
        told.append(prediction)
    if summary := SUMMARIES.get(given.task):
        gold = [json.loads(line) for line in given.gold.read_text(encoding="utf-8").split("\n") if line]
        print(summary(gold, told), file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:])
