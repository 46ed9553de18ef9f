"""What a language is: all that reading a text asks of one, as a value. Plugins bring languages by ``framing_languages``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from framing.forms import fold

if TYPE_CHECKING:
    from framing.model import Span
    from framing.text.tokens import Tokens

CAPABILITIES = ("function_words", "lemmas", "negation", "page_lines")  # what a plugin may ask of a language
LETTERS = re.compile(r"[^\W\d_\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")  # of languages with blanks between their words
SAMPLE = 2500  # characters at the beginning of a text that tell its language


@dataclass(frozen=True, eq=False)
class Negation:
    """How a language negates: the ``words`` without one of which nothing is negated, and whether a mention is.

    ``negates(forms, matched, begin, end)`` gets the folded tokens of a document, the positions of the mention's words, and
    the bounds of its sentence (``end`` exclusive).
    """

    words: frozenset[str]
    negates: Callable[[Sequence[str], Sequence[int], int, int], bool]


@dataclass(frozen=True, eq=False)
class PageLines:
    """What tells lines of the page from lines of the article, and a picture's description from its caption.

    ``furniture`` matches a whole line (its group ``unfinished``, if any, only counts in a line that ends no sentence),
    ``caption`` is searched for near the end of a line. ``telling`` are words that a full sentence of an article holds and the
    description of a picture seldom does, ``telling_start`` those that it begins with, ``articles`` those that a description does.
    ``endings`` are what may end a line of the page and looks like the end of a sentence.
    """

    furniture: re.Pattern[str]
    caption: re.Pattern[str]
    telling_start: frozenset[str] = frozenset()
    telling: frozenset[str] = frozenset()
    articles: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, eq=False)
class Classes:
    """The closed classes of a language's words, all folded; a class that is not given is empty. Since 0.1.

    A rule that wants more or fewer than a class says so where it stands: ``subordinators | {"that"}``, ``prepositions - {"of"}``.
    """

    # Verbs.
    be: frozenset[str] = frozenset()  # am, is … been, being
    have: frozenset[str] = frozenset()
    do: frozenset[str] = frozenset()
    modals: frozenset[str] = frozenset()
    # Pronouns.
    subjects: frozenset[str] = frozenset()  # "they left"
    objects: frozenset[str] = frozenset()  # "left them"
    possessives: frozenset[str] = frozenset()  # before a noun: "their house"
    reflexives: frozenset[str] = frozenset()
    pronouns: frozenset[str] = frozenset()  # all personal ones
    relatives: frozenset[str] = frozenset()  # "the mayor who left"
    quantifiers: frozenset[str] = frozenset()  # that stand alone for whom they count: "many said"
    # What opens a noun phrase.
    articles: frozenset[str] = frozenset()
    demonstratives: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()  # articles, demonstratives, possessives
    # What joins words, phrases and clauses.
    prepositions: frozenset[str] = frozenset()
    coordinators: frozenset[str] = frozenset()
    concessives: frozenset[str] = frozenset()  # "although it rained"
    subordinators: frozenset[str] = frozenset()  # the concessives too
    # What turns a statement round.
    negators: frozenset[str] = frozenset()
    nearly_negators: frozenset[str] = frozenset()  # "hardly anybody came"
    function_words: frozenset[str] = frozenset()  # the commonest ones, of any class
    # The calendar.
    month_names: tuple[str, ...] = ()  # in their order
    months: frozenset[str] = frozenset()
    short_months: frozenset[str] = frozenset()
    weekdays: frozenset[str] = frozenset()
    short_weekdays: frozenset[str] = frozenset()
    relative_days: frozenset[str] = frozenset()  # today, tomorrow

    def names_nobody(self, words: str) -> bool:
        """Whether words are nothing but pronouns and quantities: "it", "he's", "some of them"; not "US", in capitals."""
        if len(words) > 1 and words.isalpha() and words.isupper():
            return False
        small = self.prepositions | self.articles
        told = [form for word in words.split() if (form := fold(word).partition("'")[0]) not in small]
        open_words = self.pronouns | self.relatives | self.demonstratives | self.quantifiers
        return bool(told) and all(form in open_words or form.strip("%").isdecimal() for form in told)


_Negation = Negation  # the names of members of Language
_PageLines = PageLines


@dataclass(frozen=True, kw_only=True, eq=False)
class Language:
    """A language by its ISO 639-1 ``code``. What is left out the core does without, or does as for any language.

    ``resembles(text)`` says from 0 to 1 how surely a text is in it; without it, the share of ``function_words`` does.
    ``tokens`` and ``sentences`` split a text, with exact offsets. ``lemma`` gives the dictionary form of a folded word,
    ``other_lemma`` a second one ('' if there is none). ``left_out`` matches behind an apostrophe that stands for letters and
    quotes nothing ("'em"), ``possessive`` is the letter before one that may close a quotation or end a possessive ("s").
    ``classes`` are its closed classes of words, for whoever has rules for the language.

    A language whose words do not stand apart may have ``units``: what patterns are matched on in place of words, such as
    characters, whose forms may be of one width and one variant of the script while their offsets are those of the text. A match
    is none where it begins or ends inside one of ``whole_words``. ``letters`` are those that patterns for the language are
    written in: where a wording has patterns, but none with such letters, it cannot be found in the language.
    All functions are such that a process can be told of them by name. ``Language.Negation`` and ``Language.PageLines`` are what
    its fields ``negation`` and ``page_lines`` hold.
    """

    Negation: ClassVar[type[_Negation]] = Negation
    PageLines: ClassVar[type[_PageLines]] = PageLines

    code: str
    name: str
    function_words: frozenset[str] = frozenset()
    resembles: Callable[[str], float] | None = None
    tokens: Callable[[str], Tokens] | None = None
    sentences: Callable[[str], list[Span]] | None = None
    lemma: Callable[[str], str] | None = None
    other_lemma: Callable[[str], str] | None = None
    negation: _Negation | None = None
    page_lines: _PageLines | None = None
    left_out: re.Pattern[str] | None = None
    possessive: str = ""
    classes: Classes = Classes()
    units: Callable[[str], Tokens] | None = None
    whole_words: Callable[[str], Sequence[Span]] | None = None
    letters: re.Pattern[str] = LETTERS

    @property
    def capabilities(self) -> frozenset[str]:
        """Which of :data:`CAPABILITIES` it has."""
        parts = (self.function_words, self.lemma, self.negation, self.page_lines)
        return frozenset(name for name, part in zip(CAPABILITIES, parts, strict=True) if part)

    def similarity(self, text: str) -> float:
        """How surely a text is in this language, 0 to 1; 0 says that it is not."""
        if self.resembles is not None:
            return self.resembles(text)
        words = [word.casefold() for word in _WORDS.findall(text)]
        share = sum(word in self.function_words for word in words) / len(words) if words else 0.0
        return share if share >= FEWEST_FUNCTION_WORDS else 0.0


_WORDS = re.compile(r"[^\W\d_]+")
FEWEST_FUNCTION_WORDS = 0.18  # of the words of a text; chosen on running text of both: with less it is in another language
UNDETERMINED = Language(code="und", name="undetermined")


def detect(text: str, languages: Iterable[Language]) -> str:
    """The code of the language that a text resembles most, of equal ones the first; 'und' where it resembles none."""
    sample = text[:SAMPLE]
    found = [(language.similarity(sample), language.code) for language in languages]
    surest = max((sure for sure, _ in found), default=0.0)
    return next((code for sure, code in found if sure == surest), "und") if surest > 0 else "und"


def by_code(languages: Iterable[Language]) -> Mapping[str, Language]:
    """Languages by their codes."""
    return {language.code: language for language in languages}
