"""What a coder is asked of a measure, which answers there are, and what an answer adds to the article's number.

The form of a question follows from how the measure makes its number, so that what people count is what the program counts:

=======  ==================================================  ====================================
form     the measure                                         an answer
=======  ==================================================  ====================================
words    a share of words, asked of each sentence            none, all, or a number of words
count    a rate, asked of the article or of each sentence    a whole number
part     a share of what the article holds                   "3 of 7"; 0 of 0 where it holds none
sign     a mean from −1 to 1                                 favourable, neutral, unfavourable, none
number   any other mean                                      a number, or none
=======  ==================================================  ====================================
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from framing.errors import InputError
from framing.extension import Measure

Form = Literal["words", "count", "part", "sign", "number", "shown"]
SENTENCE = "{sentence}"  # in a question, says that it is asked of each sentence
SIGNS: Mapping[str, float] = {"favourable": 1.0, "neutral": 0.0, "unfavourable": -1.0}
NONE, ALL, RIGHT, WRONG = "none", "all", "right", "wrong"
_SPELLED = {"favorable": "favourable", "unfavorable": "unfavourable", "positive": "favourable", "negative": "unfavourable"}
_PART = re.compile(r"(\d+)\s*(?:of|/|out of)\s*(\d+)", re.IGNORECASE)
MOST = 1_000_000  # what one answer may count


class Counted(NamedTuple):
    """What an answer adds to the numerator and to the denominator of its article; ``d`` None leaves the program's own."""

    n: float
    d: float | None


@dataclass(frozen=True)
class Question:
    """What is asked of one measure: in which form, of the article or of each sentence, and in which words.

    ``text`` may hold {target}, {category} and {voice}; ``answers`` says in words what may be answered.
    """

    measure: str
    form: Form
    by_sentence: bool
    text: str

    @property
    def answers(self) -> str:
        """What may be answered, for the sheet."""
        return _ANSWERS[self.form]

    def asked(self, target: str, category: str, voice: str) -> str:
        """The question of one series."""
        named = {"{target}": target, "{category}": category, "{voice}": voice, SENTENCE: "the sentence in [[ ]]"}
        return re.sub("|".join(map(re.escape, named)), lambda found: named[found[0]], self.text)


_ANSWERS: Mapping[Form, str] = {
    "words": "none, all, or the number of words",
    "count": "a whole number",
    "part": "how many of how many, such as 3 of 7; 0 of 0 where there is none",
    "sign": "favourable, neutral, unfavourable; none where it is not evaluated",
    "number": "a number; none where there is nothing to count it in",
    "shown": "right or wrong",
}
CHOICES: Mapping[Form, tuple[str, ...]] = {
    "words": (NONE, ALL),
    "count": (),
    "part": (),
    "sign": (*SIGNS, NONE),
    "number": (NONE,),
    "shown": (RIGHT, WRONG),
}


def question_of(measure: Measure) -> Question:
    """What is asked of a measure. Raises :class:`~framing.errors.InputError` with the reason where it cannot be coded."""
    if measure.estimand == "pooled":
        raise InputError(
            f"{measure.name} cannot be coded: it is pooled over all articles of an outlet and brought down to equal numbers, "
            "which no correction article by article can repeat"
        )
    if not measure.question:
        raise InputError(f"{measure.name} cannot be coded: its plugin brings no question that a person could answer")
    return Question(measure.name, _form(measure), SENTENCE in measure.question, measure.question)


def form_of(answers: str) -> Form | None:
    """The form of a question by what may be answered, as a sheet says it; None for other words."""
    return next((form for form, told in _ANSWERS.items() if told == answers.strip()), None)


def _form(measure: Measure) -> Form:
    if measure.estimand == "mean":
        return "sign" if measure.show == "signed" else "number"
    if measure.show != "share":
        return "count"
    return "words" if SENTENCE in measure.question else "part"


def shown_question(measure: Measure) -> Question:
    """What is asked of a passage that the program shows: whether it is right."""
    text = f"Does this passage show what it is shown for: {measure.meaning}?"
    return Question(measure.name, "shown", False, text)


def read_answer(form: Form, answer: str, words: int = 0) -> Counted:
    """What an answer counts; ``words`` is the length of the sentence. Raises ValueError that says what was expected."""
    told = " ".join(answer.split()).casefold()
    told = _SPELLED.get(told, told)
    if form == "sign":
        return _sign(told)
    if form == "part":
        return _part(told)
    if form == "shown":
        if told not in (RIGHT, WRONG):
            raise ValueError(f"expected {_ANSWERS[form]}")
        return Counted(float(told == RIGHT), 1.0)
    if form == "words" and told in (NONE, ALL):
        return Counted(float(words) if told == ALL else 0.0, None)
    if form == "number":
        return Counted(0.0, 0.0) if told == NONE else Counted(_number(told, form), 1.0)
    return _count(told, form, words)


def _sign(told: str) -> Counted:
    if told == NONE:
        return Counted(0.0, 0.0)
    if told in SIGNS:
        return Counted(SIGNS[told], 1.0)
    if told.replace("−", "-").removesuffix(".0") in ("-1", "0", "1"):
        return Counted(float(told.replace("−", "-")), 1.0)
    raise ValueError(f"expected {_ANSWERS['sign']}")


def _part(told: str) -> Counted:
    found = _PART.fullmatch(told)
    if not found or int(found[1]) > int(found[2]) or int(found[2]) > MOST:
        raise ValueError(f"expected {_ANSWERS['part']}")
    return Counted(float(found[1]), float(found[2]))


def _count(told: str, form: Form, words: int) -> Counted:
    number = _number(told, form)
    if number != int(number) or number < 0 or (form == "words" and number > words):
        limit = f" of {words}" if form == "words" else ""
        raise ValueError(f"expected {_ANSWERS[form]}{limit}")
    return Counted(number, None)


def _number(told: str, form: Form) -> float:
    """A number as a spreadsheet may write it: 3, 3.0, 3,5."""
    try:
        number = float(told.replace("−", "-").replace(",", "."))
    except ValueError:
        number = math.nan
    if not abs(number) <= MOST:
        raise ValueError(f"expected {_ANSWERS[form]}")
    return number
