"""Train the sentence model of framing_stance.

    python tests/benchmarks/train_stance.py NEWSMTSC_TRAIN.jsonl WORDNET_DICT VADER_LEXICON.txt [-o model.npz]

NEWSMTSC_TRAIN holds lines with id, text, target [start, end] and stance −1/0/1 (Hamborg & Donnay 2021);
WORDNET_DICT is the folder of WordNet 3.0's data and index files (data.noun may be split in two); the Pattern
lexicon is the one inside textblob. Needs scikit-learn besides what the package needs. The same bytes each time.
"""

from __future__ import annotations

import argparse
import json
import re
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import scipy.sparse as sp
from scipy.special import softmax
from sklearn.decomposition import TruncatedSVD
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.metrics import f1_score, log_loss
from sklearn.model_selection import GroupKFold
from sklearn.preprocessing import normalize

from framing.english.lemmas import lemma
from framing.forms import fold
from framing_stance.evaluation.features import Sentence
from framing_stance.model.model import MODEL, Lexicon, dense_inputs, names_of, rows_of, sentence_of, word_inputs

DIMENSIONS = 64
RAREST = 2  # sentences a feature must occur in
NAME_SHARE = 0.6  # of a word's occurrences have a capital: it is a name
STRENGTH = 0.06  # inverse of the penalty
SEED = 0


# ── Lexica ──────────────────────────────────────────────────────────────────────────────────


def read_vader(path: Path) -> dict[str, float]:
    """VADER's words (Hutto & Gilbert 2014), scaled to −1 … +1."""
    rows = (line.split("\t")[:2] for line in path.read_text(encoding="utf-8").splitlines())
    return {word: float(value) / 4 for word, value in rows if word.isalpha()}


def read_pattern() -> dict[str, float]:
    """Pattern's words (De Smedt & Daelemans 2012): mean polarity over senses."""
    import textblob

    tree = ET.parse(Path(textblob.__file__).parent / "en" / "en-sentiment.xml")
    senses: dict[str, list[float]] = defaultdict(list)
    for word in tree.iter("word"):
        senses[word.attrib["form"].lower()].append(float(word.attrib["polarity"]))
    return {word: sum(values) / len(values) for word, values in senses.items()}


class Synset(NamedTuple):
    words: list[str]
    topic: str
    gloss: list[str]
    pointers: list[tuple[str, str]]  # relation, synset


_GLOSS_STOPWORDS = frozenset(
    "the of a an or in to and for with by from that is as be on which at it its used being are has have something someone "
    "one who was especially usually not his he they their your you i she her him very some any into this than when etc".split()
)
_RELATED = frozenset("@ & + * > ^ \\".split())


class WordNet:
    """WordNet 3.0 (Miller 1995; Fellbaum 1998), read from its own files."""

    def __init__(self, folder: Path) -> None:
        self.synsets: dict[str, Synset] = {}
        self.senses: dict[str, list[str]] = defaultdict(list)
        self.tagged: Counter[str] = Counter()
        self.names: set[str] = set()  # words that are always written with a capital
        self._common: set[str] = set()
        for path in sorted(folder.glob("data.*")):
            for line in _lines(path):
                self._add_synset(line)
        self.names -= self._common
        for path in sorted(folder.glob("index.*")):
            if path.suffix in (".verb", ".noun", ".adj", ".adv"):
                for line in _lines(path):
                    self._add_word(line)

    def _add_synset(self, line: str) -> None:
        head, _, gloss = line.partition("|")
        parts = head.split()
        count = int(parts[3], 16)
        spelled = [re.sub(r"\(.*\)", "", parts[4 + 2 * i]) for i in range(count)]
        words = [word.lower() for word in spelled]
        for word in spelled:
            (self.names if word[:1].isupper() else self._common).add(word.lower())
        at = 4 + 2 * count
        pointers = [(parts[at + 1 + 4 * i], _part(parts[at + 3 + 4 * i]) + parts[at + 2 + 4 * i]) for i in range(int(parts[at]))]
        content = [lemma(word) for word in re.findall("[a-z]+", gloss.lower()) if word not in _GLOSS_STOPWORDS]
        self.synsets[_part(parts[2]) + parts[0]] = Synset(words, parts[1], content, pointers)

    def _add_word(self, line: str) -> None:
        parts = line.split()
        self.tagged[parts[0]] += int(parts[4 + int(parts[3]) + 1])
        self.senses[parts[0]].extend(_part(parts[1]) + offset for offset in parts[-int(parts[2]) :])

    def traits(self, word: str) -> dict[str, float]:
        """What tells of a word's meaning: its synsets, their words, gloss words, topic and neighbours."""
        traits: dict[str, float] = defaultdict(float)
        by_part: Counter[str] = Counter()
        for key in self.senses.get(word, ()):
            rank = by_part[key[0]]
            by_part[key[0]] += 1
            if rank > 5 or key not in self.synsets:
                continue
            synset, weight = self.synsets[key], 1 / (1 + rank)
            traits["s" + key] += 2 * weight
            traits["x" + synset.topic] += weight
            _spread(traits, synset.words, 2 * weight)
            _spread(traits, synset.gloss, weight)
            for relation, other in synset.pointers:
                if relation in _RELATED and other in self.synsets:
                    traits["s" + other] += 1.5 * weight
                    _spread(traits, self.synsets[other].words, weight)
                    _spread(traits, self.synsets[other].gloss, 0.4 * weight)
        return traits


def _lines(path: Path) -> Iterable[str]:
    return (line for line in path.read_text(encoding="latin-1").splitlines() if line.strip() and not line.startswith(" "))


def _part(part: str) -> str:
    return "a" if part == "s" else part


def _spread(traits: dict[str, float], words: Iterable[str], weight: float) -> None:
    for word in words:
        traits["w" + word] += weight


def word_vectors(wordnet: WordNet, words: list[str]) -> Any:
    """Vectors of unit length by latent semantic analysis of the words' traits (Deerwester et al. 1990)."""
    columns: dict[str, int] = {}
    entries = [
        (row, columns.setdefault(trait, len(columns)), value)
        for row, word in enumerate(words)
        for trait, value in wordnet.traits(word).items()
    ]
    rows, cols, values = zip(*entries, strict=True)
    matrix = sp.csr_matrix((np.log1p(values), (rows, cols)), shape=(len(words), len(columns)))
    spread = np.asarray((matrix > 0).sum(0)).ravel()
    kept = np.flatnonzero(spread >= 2)
    matrix = normalize(matrix[:, kept] @ sp.diags(np.log(len(words) / spread[kept])))
    reduction = TruncatedSVD(DIMENSIONS, random_state=SEED, n_iter=6)
    return normalize(reduction.fit_transform(matrix) / np.sqrt(reduction.singular_values_))


def build_lexicon(
    wordnet: WordNet, vader: dict[str, float], pattern: dict[str, float], seen: set[str], banned: set[str]
) -> tuple[list[str], Lexicon]:
    """Words with three valences: VADER's, Pattern's, and VADER's spread over WordNet by ridge regression."""
    known = {word for word in wordnet.senses if wordnet.tagged[word] or word in seen}
    words = sorted(
        word
        for word in (known | set(vader) | set(pattern)) - banned - _GLOSS_STOPWORDS - wordnet.names
        if word.isalpha() and len(word) > 2
    )
    vectors = word_vectors(wordnet, words)
    rated = [row for row, word in enumerate(words) if word in vader and word in wordnet.senses]
    spread = Ridge(alpha=1.0).fit(vectors[rated], [vader[words[row]] for row in rated]).predict(vectors)
    spread *= [word in wordnet.senses for word in words]
    valences = np.array([[vader.get(w, vader.get(lemma(w), 0.0)), pattern.get(w, 0.0), spread[i]] for i, w in enumerate(words)])
    scale = np.abs(vectors).max() / 127
    return words, Lexicon(
        {word: row for row, word in enumerate(words)},
        valences.T.astype(np.float16).astype(np.float64).tolist(),
        (np.round(vectors / scale) * scale).astype(np.float32),
    )


# ── Model ───────────────────────────────────────────────────────────────────────────────────


def proper_names(records: list[dict[str, Any]]) -> set[str]:
    """Words that mostly have a capital inside a sentence: a model of stance must not know who is who."""
    seen: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    for record in records:
        for match in re.finditer(r"(?<=[a-z,;] )[^\W\d]\w+", record["text"]):
            word = fold(match.group())
            seen[word] += 1
            capitals[word] += match.group()[0].isupper()
    names = {word for word, count in seen.items() if capitals[word] > NAME_SHARE * count}
    return names | {lemma(word) for word in names}


def read_examples(records: list[dict[str, Any]]) -> tuple[list[Sentence], Any, list[str]]:
    """Sentences with masked target, their stance, and the article each is from."""
    sentences = [sentence_of(record["text"], *record["target"]) for record in records]
    articles = ["_".join(record["id"].split("_")[:3]) for record in records]
    return sentences, np.array([record["stance"] for record in records]), articles


def vocabulary(sentences: list[Sentence], lexicon: Lexicon, banned: set[str]) -> tuple[dict[str, int], Any]:
    """The features that occur in enough sentences and hold no banned word, and their inverse document frequency."""
    counts = Counter(name for s in sentences for name in {name for name, _ in names_of(s, rows_of(s, lexicon))})
    names = sorted(name for name, count in counts.items() if count >= RAREST and banned.isdisjoint(_words_of(name)))
    rarity = np.log(len(sentences) / (1 + np.array([counts[name] for name in names])))
    return {name: column for column, name in enumerate(names)}, rarity.astype(np.float16).astype(np.float32)


def _words_of(name: str) -> list[str]:
    return [word.lstrip("!~") for word in re.split("[ _]", name.partition(":")[2])]


def design(sentences: list[Sentence], lexicon: Lexicon, names: dict[str, int], rarity: Any) -> Any:
    """One row a sentence: word features, then dense features."""
    data: list[Any] = []
    columns: list[Any] = []
    dense: list[Any] = []
    for s in sentences:
        rows = rows_of(s, lexicon)
        where, values = word_inputs(names_of(s, rows), names, rarity)
        columns.append(where)
        data.append(values)
        dense.append(dense_inputs(s, rows, lexicon))
    ends = np.cumsum([0, *map(len, columns)])
    words = sp.csr_matrix((np.concatenate(data), np.concatenate(columns), ends), shape=(len(sentences), len(names)))
    return sp.hstack([words, sp.csr_matrix(np.array(dense))]).tocsr()


def regression(strength: float = STRENGTH) -> LogisticRegression:
    return LogisticRegression(C=strength, max_iter=2000, tol=1e-5, class_weight="balanced", random_state=SEED)


def cross_validated(matrix: Any, stances: Any, articles: list[str]) -> Any:
    """Log-odds of each example by a model that saw no example of its article; five folds."""
    odds = np.zeros((len(stances), 3))
    for train, test in GroupKFold(5).split(stances, stances, articles):
        odds[test] = regression().fit(matrix[train], stances[train]).decision_function(matrix[test])
    return odds


def temperature(odds: Any, stances: Any) -> float:
    """What the log-odds are divided by for the likeliest probabilities (Guo et al. 2017)."""
    grid = np.round(np.arange(0.5, 3.01, 0.05), 2)
    return float(min(grid, key=lambda t: log_loss(stances, softmax(odds / t, axis=1))))


def save(
    path: Path, words: list[str], lexicon: Lexicon, names: dict[str, int], rarity: Any, model: LogisticRegression, heat: float
) -> None:
    weights = (model.coef_.T / heat).astype(np.float32)
    scale = np.float32(np.abs(lexicon.vectors).max() / 127)
    np.savez_compressed(
        path,
        lexicon_words=_blob(words),
        valences=np.array(lexicon.valences).T.astype(np.float16),
        vectors=np.round(lexicon.vectors / scale).astype(np.int8),
        vector_scale=scale,
        names=_blob(names),
        rarity=rarity.astype(np.float16),
        word_weights=weights[: len(names)].astype(np.float16),
        dense_weights=weights[len(names) :],
        bias=(model.intercept_ / heat).astype(np.float32),
    )


def _blob(names: Iterable[str]) -> Any:
    return np.frombuffer("\n".join(names).encode(), np.uint8)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("examples", type=Path)
    parser.add_argument("wordnet", type=Path)
    parser.add_argument("vader", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=MODEL)
    arguments = parser.parse_args()
    records = [json.loads(line) for line in arguments.examples.read_text(encoding="utf-8").splitlines()]
    banned = proper_names(records)
    sentences, stances, articles = read_examples(records)
    seen = {word for s in sentences for word in s.lemmas}
    words, lexicon = build_lexicon(WordNet(arguments.wordnet), read_vader(arguments.vader), read_pattern(), seen, banned)
    names, rarity = vocabulary(sentences, lexicon, banned)
    matrix = design(sentences, lexicon, names, rarity)
    odds = cross_validated(matrix, stances, articles)
    heat = temperature(odds, stances)
    score = 100 * float(f1_score(stances, odds.argmax(1) - 1, average="macro"))
    print(f"five folds by article: macro-F1 {score:.2f}, temperature {heat}")
    save(arguments.output, words, lexicon, names, rarity, regression().fit(matrix, stances), heat)
    print(f"{arguments.output}: {arguments.output.stat().st_size / 1e6:.2f} MB, {len(names)} features, {len(words)} words")


if __name__ == "__main__":
    main()
