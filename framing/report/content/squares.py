"""Rival wordings by voice: which outlet uses which wording in whose voice, as one sentence and a square a mention."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from framing.compare.comparison import Comparison
from framing.compare.estimates import Key
from framing.model import VOICES
from framing.report.blocks import Cell, Prose, Ref, Row, Table, Voices
from framing.report.content.numbers import count
from framing.report.content.spoken import listed
from framing.report.described import Use, these_texts, wordings

WORDINGS = 4  # columns
CLAUSES = 4  # of the sentence
NAMED = 3  # outlets in a clause
SAYS = {
    "own": ("writes {} in its own voice", "write {} in their own voice"),
    "attributed": ("gives {} as the words of a source", "give {} as the words of a source"),
    "distanced": ("holds {} at arm’s length", "hold {} at arm’s length"),
}
VOICED = "Own: in the outlet’s own words. Attributed: in a source’s words. Distanced: held at arm’s length."
Uses = Mapping[str, Sequence[Use]]  # by wording


def squares(
    comparison: Comparison, preferred: str, name: str, most: int
) -> tuple[Prose, Table, Sequence[tuple[str, Key]]] | None:
    """The sentence, the picture and whose passages show it; None where no two groups use wordings of one concept.

    The concept is the ``preferred`` one, else the first of the codebook. ``most`` is the number of rows.
    """
    found = wordings(comparison)
    if not found:
        return None
    concept = preferred if preferred in found else next(iter(found))
    uses = found[concept]
    said = _clauses(uses)
    sentence = f"{_opening(comparison)} {'; '.join(_clause(*clause) for clause in _with_it(said))}."
    sides = [(groups[0].group, groups[0].key) for _, _, groups in said]
    lead = f"{concept[:1].upper()}{concept[1:]}:"
    return Prose((sentence,), lead=lead), _picture(comparison, uses, concept, name, most), sides[:3]


def _opening(comparison: Comparison) -> str:
    return f"{these_texts(comparison)}," if max(comparison.sample.documents.values()) == 1 else "Most often,"


def _clauses(uses: Uses) -> list[tuple[str, str, list[Use]]]:
    """By wording and voice the groups for which it is the commonest, by wording in the codebook's order, most used first."""
    best: dict[str, tuple[str, Use]] = {}
    for wording, of_wording in uses.items():
        for use in of_wording:
            if use.group not in best or use.mentions > best[use.group][1].mentions:
                best[use.group] = (wording, use)
    by_kind: dict[tuple[str, str], list[Use]] = {}
    for wording, use in best.values():
        by_kind.setdefault((wording, use.key[3]), []).append(use)
    order = {wording: place for place, wording in enumerate(uses)}
    kinds = sorted(by_kind, key=lambda kind: (-sum(use.mentions for use in by_kind[kind]), kind))[:CLAUSES]
    kinds.sort(key=lambda kind: (order[kind[0]], VOICES.index(kind[1]) if kind[1] in VOICES else len(VOICES)))
    return [(*kind, sorted(by_kind[kind], key=lambda use: (-use.mentions, use.group))) for kind in kinds]


def _with_it(said: Sequence[tuple[str, str, list[Use]]]) -> list[tuple[str, str, list[Use]]]:
    """The clauses with a wording named once: after that it is "it"."""
    return [
        ("it" if place and said[place - 1][0] == wording else f"“{wording}”", voice, groups)
        for place, (wording, voice, groups) in enumerate(said)
    ]


def _clause(wording: str, voice: str, groups: Sequence[Use]) -> str:
    one, several = SAYS.get(voice, ("has {}", "have {}"))
    return f"{listed([use.group for use in groups], NAMED)} {(one if len(groups) == 1 else several).format(wording)}"


def _picture(comparison: Comparison, uses: Uses, concept: str, name: str, most: int) -> Table:
    """A row a group, those with most mentions of the first wording on top, a column a wording, the commonest if many."""
    shown = _columns(uses)
    counts = {(group, wording): _voices(uses[wording], group) for group in comparison.groups for wording in shown}
    longest = float(max(sum(by_voice.values()) for by_voice in counts.values()))
    measure = next(iter(uses.values()))[0].key[0]

    def row(group: str) -> Row:
        cells = (_cell(counts[group, wording], longest, Ref(group, measure, concept, wording)) for wording in shown)
        return Row(group, tuple(cells))

    having = [group for group in comparison.groups if any(counts[group, wording] for wording in shown)]
    having.sort(key=lambda group: [-sum(counts[group, wording].values()) for wording in shown])
    without = [group for group in comparison.groups if group not in having]
    note = " ".join(_notes(comparison.by, len(having) - most, listed(without, most) if without else "", len(uses) - len(shown)))
    title = f"{concept[:1].upper()}{concept[1:]}: who uses which wording, in whose voice"
    return Table(name, title, tuple(shown), tuple(map(row, having[:most])), note=note, corner=comparison.by)


def _notes(by: str, further_groups: int, without: str, further_wordings: int) -> Iterator[str]:
    """What the picture means, and what of the table it leaves out."""
    yield VOICED
    if further_groups > 0:
        yield f"{count(further_groups, by)} more in the table below."
    if without:
        yield f"None of these wordings: {without}."
    if further_wordings > 0:
        yield f"{count(further_wordings, 'further wording')} in the table below."


def _columns(uses: Uses) -> list[str]:
    """The wordings that fit beside each other, those with most mentions, in the order of the codebook."""
    weight = {wording: sum(use.mentions for use in of_wording) for wording, of_wording in uses.items()}
    kept = sorted(weight, key=lambda wording: -weight[wording])[:WORDINGS]
    return [wording for wording in uses if wording in kept]


def _voices(of_wording: Sequence[Use], group: str) -> dict[str, int]:
    """The mentions of a wording in a group, by voice."""
    return {use.key[3] or "unknown": use.mentions for use in of_wording if use.group == group}


def _cell(counted: Mapping[str, int], longest: float, to: Ref) -> Cell:
    """The squares of a wording in a group, and the same in words."""
    by_voice = {voice: counted.get(voice, 0) for voice in VOICES}
    told = ", ".join(f"{number:,} {voice}" for voice, number in by_voice.items() if number)
    return Cell(told, Voices(**by_voice, most=longest), to) if told else Cell("0")
