"""The dictionary forms of English words."""

from __future__ import annotations

from functools import lru_cache

from framing.forms import fold


@lru_cache(maxsize=1 << 18)
def lemma(form: str) -> str:
    """The dictionary form of a folded English word (simplemma; Barbaresi 2021)."""
    if not form.isalpha():
        return form
    from simplemma import lemmatize

    return fold(lemmatize(form, lang="en"))


# Forms that are words of their own too: the lemmatiser knows those and not what they are forms of.
_ALSO_FORMS = dict(
    pair.split(":")
    for pair in (
        "left:leave felt:feel found:find saw:see rose:rise bore:bear born:bear bound:bind bit:bite broke:break drunk:drink "
        "gone:go ground:grind rung:ring shook:shake shot:shoot swore:swear thought:think won:win wound:wind lay:lie "
        "fell:fall lives:live leaves:leaf wives:wife thieves:thief halves:half people:person data:datum axes:axis "
        "labelled:label building:build meeting:meet beating:beat feeling:feel"
    ).split()
)


def other_lemma(form: str) -> str:
    """The second dictionary form of a folded word that is also a form of another: "left" of "leave", "killing" of "kill"."""
    if form in _ALSO_FORMS or not form.endswith("ing") or lemma(form) != form:
        return _ALSO_FORMS.get(form, "")
    stems = (form[:-3], form[:-3] + "e", form[:-4])  # killing, pricing, planning
    return next((stem for stem in stems if len(stem) > 2 and all(lemma(stem + end) == stem for end in ("s", "ed"))), "")
