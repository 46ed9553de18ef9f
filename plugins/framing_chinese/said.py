"""What each paragraph gives to whom: candidates with source, cue and content, in places of the paragraph's view."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from framing import Span
from framing_chinese.cues import Cue, cues_in
from framing_chinese.heads import ACCORDING, ACTS, EYES, FROM, LAWS, LEAVES, NAMED, QUOTING, SAYING, SHARED, SUBJECT, TURN
from framing_chinese.lists import words_of
from framing_chinese.masks import QUOTED, Paragraph
from framing_chinese.sources import clause_start, is_refused, source_in, without_opening
from framing_chinese.speakers import leading_person, names_a_speaker

_ENDS = "。！？!?"
Told = tuple[Cue, Span]  # a cue and its source
_NEAR = 60  # characters between a quotation and the clause that says whose it is
_AHEAD = 300  # characters in which a statement may be cut short
_SHORTEST = 6  # characters of a statement that stands before its verb
_CLOSING = frozenset(words_of("closing verbs"))


@dataclass(frozen=True)
class Said:
    """A statement, where it stands, its cue (empty where a quotation alone tells it) and its source."""

    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    verb: str
    act: str
    pattern: str


def said_in(paragraph: Paragraph) -> list[Said]:
    """The candidates of a paragraph in order."""
    found: list[Said] = []
    last: Span | None = None
    taken: set[Span] = set()  # what is somebody's already
    for start, end in paragraph.sentences():
        said = _Sentence(paragraph, start, end, last, taken).read()
        last = next((each.source for each in reversed(said) if each.source), last)
        found.extend(said)
    return found


@dataclass
class _Sentence:
    """A sentence of a paragraph, and what was read in those before it."""

    paragraph: Paragraph
    start: int
    end: int
    last: Span | None
    taken: set[Span]

    def read(self) -> list[Said]:
        found = list(self._introduced())
        place = max((said.cue[1] for said in found if said.cue), default=self.start)
        self.last = next((said.source for said in reversed(found) if said.source), self.last)
        told: list[Told] = []
        for cue in cues_in(self.paragraph.view, place, self.end):
            if (source := self._source(cue, told[-1][0] if told else None)) is not None:
                told.append((cue, source))
                self.last = source
        kept = self._outermost(told)
        for number, (cue, source) in enumerate(kept):
            said = list(self._statement(cue, source, self._limit(kept, number)))
            self.taken.update(piece for each in said for piece in each.content)
            found.extend(said)
        return found or list(self._unintroduced())

    def _rest(self, begin: int, limit: int | None = None) -> Span | None:
        """What stands from a place to the end of the sentence, without marks around it."""
        view, end = self.paragraph.view, self.end if limit is None else limit
        while begin < end and (view[begin] in "，,：:；; 、" or view[begin].isspace()):
            begin += 1
        while end > begin and (view[end - 1] in f"{_ENDS}，,；;）)" or view[end - 1].isspace()):
            end -= 1
        return (begin, end) if begin < end else None

    def _cut(self, begin: int, end: int) -> int:
        """Where a statement ends because the writer, or somebody else, goes on."""
        view = self.paragraph.view
        for match in re.finditer("[，,；;]", view[begin : min(end, begin + _AHEAD)]):
            if view[begin : begin + match.start()].strip("，,：: ") and LEAVES.match(view, begin + match.end(), end):
                return begin + match.start()
        return end

    def _introduced(self) -> Iterator[Said]:
        """Statements that the head of a clause gives to somebody: 据…报道, 记者从…获悉, 在…看来, 俗话说, a name and a colon."""
        view = self.paragraph.view
        at = _head(view, self.start, self.end)
        for pattern, name in (
            (ACCORDING, "according"),
            (FROM, "from"),
            (EYES, "eyes"),
            (SAYING, "saying"),
            (NAMED, "according"),
        ):
            match = (
                pattern.match(view, at, self.end)
                or (pattern is FROM and pattern.search(view, at, min(self.end, at + 40)))
                or None
            )
            if match is None or (name == "according" and LAWS.search(match["source"])):
                continue
            cue = match.span("cue") if "cue" in match.groupdict() else (match.start(), match.start("source"))
            source = match.span("source") if match["source"] else None
            if source is not None and name == "according":
                source = self._according_source(source, match)
            rest = self._rest(match.end())
            if rest is not None:
                yield Said((rest,), cue, source, view[slice(*cue)], "speech" if name != "eyes" else "belief", name)
                yield from self._quoted_medium(source, cue, rest)
            return
        if self.start == 0 and (turn := TURN.match(view, 0, self.end)) and names_a_speaker(turn["source"]):
            content = self._after_colon(turn.end())
            if content:
                yield Said(content, turn.span("cue"), turn.span("source"), "：", "speech", "turn")

    def _according_source(self, source: Span, match: re.Match[str]) -> Span | None:
        """The source of 据…报道, with the noun where that is what says it: 世卫组织的数据."""
        view = self.paragraph.view
        if view[source[1] - 1] == "的" or match.groupdict().get("cue") in (
            "数据",
            "数字",
            "报告",
            "资料",
            "说法",
            "统计数据",
            "调查",
            "分析",
        ):
            return source[0], match.end("cue")
        quoting = QUOTING.search(view[slice(*source)])
        return source_in(view, source[0], source[0] + quoting.start() if quoting else source[1]) or None

    def _quoted_medium(self, source: Span | None, cue: Span, content: Span) -> Iterator[Said]:
        """Whom the medium of 据…援引…消息 quotes."""
        view = self.paragraph.view
        begin = source[1] if source else cue[0]
        if (quoting := QUOTING.match(view[begin : cue[0]])) is not None:
            span = begin + quoting.start("source"), begin + quoting.end("source")
            yield Said((content,), (begin, span[0]), span, "援引", "speech", "quoting")

    def _source(self, cue: Cue, previous: Cue | None) -> Span | None:
        """Whom a cue gives its statement to, which may be the source of the one before it."""
        view = self.paragraph.view
        begin = clause_start(view, self.start, cue.start)
        opened = previous.end if previous is not None and previous.start == begin else begin
        if (source := source_in(view, opened, cue.start)) is not None:
            return source
        if SHARED.fullmatch(view[begin : cue.start].strip()) and self.last is not None:
            return self.last
        if begin > self.start and not is_refused(view, begin, cue.start) and cue.act == "speech":
            return self._clause_before(begin)
        return None

    def _clause_before(self, end: int) -> Span | None:
        """The source in the clause before that of a cue which has none: 张敏昨日在微博发文，称…"""
        view = self.paragraph.view
        end -= 1
        if view[end] not in "，,":
            return None
        begin = clause_start(view, self.start, end)
        begin = without_opening(view, begin, end)
        if acts := ACTS.match(view, begin, end):
            return source_in(view, begin, acts.end())
        if person := leading_person(view[begin:end]):
            return begin, begin + person
        subject = SUBJECT.match(view, begin, end)
        return source_in(view, begin, subject.end()) if subject else None

    def _outermost(self, told: Sequence[Told]) -> list[Told]:
        """Without the verbs of one clause but the first, and those whose clause goes on with what another says."""
        view = self.paragraph.view
        kept: list[Told] = []
        for cue, source in told:
            begin = clause_start(view, self.start, cue.start)
            inner = kept and kept[-1][0].start == begin and source[0] >= kept[-1][0].end
            if kept and begin <= kept[-1][0].start and not inner:
                continue
            kept.append((cue, source))
        return kept

    def _limit(self, kept: Sequence[Told], number: int) -> int:
        """Where the statement of a cue ends at the latest: at the clause of the next cue, unless that is what it says."""
        view, cue = self.paragraph.view, kept[number][0]
        limit = self.end
        if number + 1 < len(kept):
            begin = clause_start(view, self.start, kept[number + 1][0].start)
            between = view[cue.after : begin] if begin > cue.start else "，"
            nested = sum(mark in "，,：:" for mark in between) == len(between.strip()) <= 1
            limit = limit if nested else begin
        return self._cut(cue.after, limit)

    def _statement(self, cue: Cue, source: Span, limit: int) -> Iterator[Said]:
        view = self.paragraph.view
        content = self._content(cue, source, limit)
        if not content:
            return
        yield Said(content, (cue.start, cue.end), source, cue.verb, cue.act, "verb")
        head = view[source[1] : cue.start]
        if (quoting := QUOTING.match(head)) is not None:
            span = source[1] + quoting.start("source"), source[1] + quoting.end("source")
            yield Said(content, (source[1], span[0]), span, "援引", "speech", "quoting")

    def _content(self, cue: Cue, source: Span, limit: int) -> tuple[Span, ...]:
        view, at = self.paragraph.view, cue.after
        following = view[at] if at < limit else ""
        earlier = self._quotation_before(source[0] if self.start <= source[0] < cue.start else cue.start)
        earlier = tuple(piece for piece in earlier if piece not in self.taken)
        if following in ("：", ":"):
            return self._after_colon(at + 1)
        if following in _ENDS or not following:
            return (*earlier, *self._goes_on(limit)) if earlier else self._stated_before(cue)
        opening = at + 1 if following in "，," else at
        inner = self._quotation_from(opening)
        if earlier and (following in "，," or not self._goes_on_from(at)):
            return (*earlier, *inner)
        rest = self._rest(at, limit)
        if inner and (rest is None or self._stands_alone(opening, following, limit)):
            return inner
        return (rest,) if rest else earlier

    def _stated_before(self, cue: Cue) -> tuple[Span, ...]:
        """The statement that stands before a source and a verb at the end of the sentence: 他们明天出发，镇长说。"""
        view = self.paragraph.view
        begin = clause_start(view, self.start, cue.start)
        if begin <= self.start or view[begin - 1] not in "，," or cue.verb not in _CLOSING:
            return ()
        content = self._until(begin)
        return (content,) if content and content[1] - content[0] >= _SHORTEST else ()

    def _until(self, end: int) -> Span | None:
        """The sentence up to a place, without marks around it."""
        view, begin = self.paragraph.view, self.start
        while begin < end and not (view[begin].isalnum() or view[begin] in f"{QUOTED}"):
            begin += 1
        while end > begin and not (view[end - 1].isalnum() or view[end - 1] in f"{QUOTED}）)"):
            end -= 1
        return (begin, end) if begin < end else None

    def _stands_alone(self, opening: int, following: str, limit: int) -> bool:
        """Whether a quotation is all that is said: nothing comes behind it, or it stands between the verb and a comma."""
        behind = self._behind(opening)
        return self._rest(behind, limit) is None or (following == QUOTED and self.paragraph.view[behind] in "，,")

    def _goes_on_from(self, at: int) -> bool:
        """Whether a verb behind a quotation goes on with a clause of its own, rather than with an object."""
        return any(mark in self.paragraph.view[at : min(self.end, at + _AHEAD)] for mark in f"，,：:{QUOTED}")

    def _quotation_before(self, place: int) -> tuple[Span, ...]:
        """The quotation that ends right before the clause that begins at or before a place, without its marks."""
        view = self.paragraph.view
        begin = clause_start(view, self.start, place)
        at = begin - 1
        while at > max(self.start, begin - _NEAR) and view[at] != QUOTED:
            at -= 1
        if at < self.start or view[at] != QUOTED:
            return ()
        quotation = self.paragraph.quotation_at(at)
        if quotation is None:
            return ()
        opening = quotation.start - self.paragraph.start
        stands_alone = opening == 0 or not view[opening - 1].isalnum()
        return self._inner(opening) if stands_alone and self._is_speech(opening, at) else ()

    def _is_speech(self, opening: int, at: int) -> bool:
        inner = self._text(opening)
        return inner[-1:] in "，。！？,!?…—" or self.paragraph.view[at + 1 : at + 2] in "，," or len(inner) > 8

    def _text(self, opening: int) -> str:
        quotation = self.paragraph.quotation_at(opening)
        return self.paragraph.inner(quotation) if quotation else ""

    def _inner(self, opening: int) -> tuple[Span, ...]:
        quotation = self.paragraph.quotation_at(opening)
        if quotation is None or quotation.inner_start == quotation.inner_end:
            return ()
        return ((quotation.inner_start - self.paragraph.start, quotation.inner_end - self.paragraph.start),)

    def _quotation_from(self, place: int) -> tuple[Span, ...]:
        view = self.paragraph.view
        while place < self.end and view[place].isspace():
            place += 1
        return self._inner(place) if place < self.end and view[place] == QUOTED else ()

    def _behind(self, place: int) -> int:
        quotation = self.paragraph.quotation_at(place)
        return min(self.end - 1, quotation.end - self.paragraph.start) if quotation else place

    def _after_colon(self, place: int) -> tuple[Span, ...]:
        if inner := self._quotation_from(place):
            return inner
        rest = self._rest(place)
        return (rest,) if rest else ()

    def _goes_on(self, limit: int) -> tuple[Span, ...]:
        """The quotation that the next sentence goes on with, where it has no cue of its own: “…。”他说。“…。”"""
        view, place = self.paragraph.view, limit
        while place < len(view) and (view[place] in _ENDS or view[place].isspace()):
            place += 1
        if place >= len(view) or view[place] != QUOTED:
            return ()
        quotation = self.paragraph.quotation_at(place)
        behind = quotation.end - self.paragraph.start if quotation else place
        return self._inner(place) if not view[behind:].strip(f"{_ENDS} ") or view[behind] == QUOTED else ()

    def _unintroduced(self) -> Iterator[Said]:
        """A whole sentence in quotation marks that begins a paragraph and has no verb: who says it mostly comes next."""
        view = self.paragraph.view
        if self.start or not view.startswith(QUOTED):
            return
        inner = self._text(0)
        quotation = self.paragraph.quotation_at(0)
        if quotation is None or inner[-1:] not in "。！？!?…，" or len(inner) < 4:
            return
        behind = quotation.end - self.paragraph.start
        person = leading_person(view[behind : self.end])
        source = (behind, behind + person) if person else None
        if source is not None or view[behind:].strip():
            yield Said(self._inner(0), None, source, "", "speech", "quoted")


def _head(view: str, start: int, end: int) -> int:
    """Where the clause begins that may open with 据…: behind a time and words that join sentences."""
    match = re.compile(r"(?:\s|另|又|而|但|不过|此外|同时|而且|[^，,。]{0,12}[日午晨晚]，)*").match(view, start, end)
    return match.end() if match else start
