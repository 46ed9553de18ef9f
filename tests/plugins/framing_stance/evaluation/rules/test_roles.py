"""Who acts against an evil or suffers it is not evil."""

from __future__ import annotations

import pytest

from framing_stance.model import model


def foreign(text: str, target: str) -> set[str]:
    words = text.split()
    read = model.sentence_of(text, text.index(target), text.index(target) + len(target))
    assert len(words) >= len(read.forms) - 3
    return {form for form, is_foreign in zip(read.forms, read.foreign, strict=True) if is_foreign}


@pytest.mark.parametrize(
    ("text", "target", "yes", "no"),
    [
        ("Police arrested a violent thief.", "Police", {"arrested", "violent", "thief"}, set()),
        ("Police arrested a violent thief.", "thief", set(), {"violent"}),
        ("Violent police arrested a thief.", "police", {"thief"}, {"violent"}),
        ("A vile thief was arrested by police.", "police", {"vile", "thief"}, set()),
        ("The lying mayor was arrested.", "mayor", set(), {"lying", "arrested"}),
        ("A mayor arrested in May for theft fled.", "mayor", set(), {"theft", "arrested"}),
        ("The war on crime is a disgrace.", "war", {"crime"}, {"disgrace"}),
        ("A brutal gang tortured the migrants.", "migrants", {"brutal", "tortured"}, set()),
        ("Migrants were tortured by a brutal gang.", "Migrants", {"brutal", "tortured"}, set()),
        ("Police met the mayor, who is corrupt.", "Police", {"who", "corrupt"}, set()),
        ("Police met the mayor, who is corrupt.", "mayor", set(), {"who", "corrupt"}),
        ("The clerk who praised the corrupt mayor left.", "mayor", set(), {"corrupt"}),
        ("Migrants trapped in a brutal camp left.", "Migrants", {"trapped", "brutal"}, set()),
        ("A brutal gang tortured the migrants.", "gang", set(), {"brutal", "tortured"}),
    ],
)
def test_who_acts_against_an_evil_or_suffers_it_is_not_evil(text: str, target: str, yes: set[str], no: set[str]) -> None:
    found = foreign(text, target)
    assert yes <= found
    assert not no & found
