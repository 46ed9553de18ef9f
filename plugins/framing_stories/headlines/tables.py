"""The headlines of a corpus as tables: each beside its article, what differs within a story, and each outlet's numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Unpack, cast

from framing import Document, How, Pass, Target, all_documents
from framing.tables import Column, TableSet
from framing_stories.headlines.against_body import Against, against, sentence_of, shares
from framing_stories.headlines.casing import as_sentence, together
from framing_stories.headlines.differing import KINDS, differences
from framing_stories.headlines.persons import Actor, actors_of, written
from framing_stories.headlines.reading import Below, Read, read
from framing_stories.headlines.saying import Said, say
from framing_stories.headlines.sides import Difference, Headline
from framing_stories.story_tables import shared_stories

if TYPE_CHECKING:
    from framing import Failure

_STORY = Column("story", "String", "the story; empty for an article that is alone on its story")
_NUMBER = Column("number", "Int64", "the difference within its story, from 1")
HEADLINES: tuple[Column, ...] = (
    _STORY,
    Column("outlet", "String", "who published it"),
    Column("published", "Date", "date of publication, YYYY-MM-DD; empty where unknown"),
    Column("doc_id", "String", "the article"),
    Column("start", "Int64", "where the headline begins in its text: code points from 0; empty where the article has none"),
    Column("end", "Int64", "where it ends, exclusive"),
    Column("headline", "String", "the headline; empty where the article has none"),
    Column("body_start", "Int64", "where the sentence of the article begins that it is compared with; empty where there is none"),
    Column("body_end", "Int64", "where it ends, exclusive"),
    Column("sentence", "String", "that sentence"),
    Column("source", "String", "whom that sentence gives it to; empty where to nobody, or to nobody who is named"),
    Column("hedge", "String", "the word by which that sentence hedges it"),
    Column(
        "own_voice", "Int64", "1 where the headline tells as the outlet's what that sentence attributes, 0 where not; else empty"
    ),
    Column("drops_source", "Int64", "1 where the headline does not name the source that the sentence names, 0 where it does"),
    Column("no_hedge", "Int64", "1 where the headline does not hedge what the sentence hedges, 0 where it does"),
)
DIFFERENCES: tuple[Column, ...] = (
    _STORY,
    _NUMBER,
    Column("kind", "String", ", ".join((*KINDS[:-1],)) + f" or {KINDS[-1]}"),
    Column("claim", "String", "what differs, as a sentence"),
)
PLACES: tuple[Column, ...] = (
    _STORY,
    _NUMBER,
    Column("outlet", "String", "whose headline"),
    Column("doc_id", "String", "the article"),
    Column("start", "Int64", "where it shows in the text of the article; empty where the headline lacks what others have"),
    Column("end", "Int64", "where it ends, exclusive"),
    Column("quote", "String", "the words"),
)
BODIES: tuple[Column, ...] = (
    Column("outlet", "String", "who published"),
    Column("articles", "Int64", "articles that were read"),
    Column("headlines", "Int64", "of these, articles with a headline"),
    Column("compared", "Int64", "of these, articles with a sentence that can be compared with the headline"),
    Column("attributed", "Int64", "of these, where the sentence attributes it"),
    Column("own_voice", "Int64", "of these, headlines that tell it in the outlet's own voice"),
    Column("sourced", "Int64", "where the sentence names whom it attributes it to"),
    Column("drops_source", "Int64", "of these, headlines that do not name the source"),
    Column("hedged", "Int64", "where the sentence hedges it"),
    Column("no_hedge", "Int64", "of these, headlines that do not"),
)
TABLES: Mapping[str, tuple[Column, ...]] = {
    "headlines": HEADLINES,
    "differences": DIFFERENCES,
    "places": PLACES,
    "bodies": BODIES,
}


class Headlines(TableSet):
    """The headlines of a corpus; ``run`` says which stories were looked at, ``failures`` what could not be read."""

    failures: Sequence[Failure] = ()


@dataclass(frozen=True)
class _Article:
    """A document on its story, with what was read of it."""

    document: Document
    read: Read

    @property
    def headline(self) -> str:
        return " ".join(self.document.text[slice(*self.read.span)].split("\n")) if self.read.span else ""


def find_headlines(corpus: Iterable[Document], *, one_story: bool = False, most: int = 0, **how: Unpack[How]) -> Headlines:
    """The headlines of a corpus, what differs between those on one story, and how they stand to the articles below them.

    ``one_story`` takes all documents for one; else the story of the metadata holds, and the rest is grouped. ``most`` reads only
    the articles on so many stories, those of most outlets (0: everything). The other arguments are those of
    :func:`framing.score`. Raises :class:`~framing.errors.InputError` for an empty corpus.
    """
    documents = all_documents(corpus)
    shared = shared_stories(documents, one_story)
    if most and shared:
        shared = {name: shared[name] for name in most_told(shared)[:most]}
        documents = [document for members in shared.values() for document in members]
    story_of = {document.id: name for name, members in shared.items() for document in members}
    # What is below a headline is the article, whatever else counts.
    asked = cast(How, {**how, "by": "all", "regions": ("lead", "body")})
    reading = Pass([replace(d, story=story_of.get(d.id, d.story)) for d in documents], asked, read)
    articles = [_Article(document, found) for document, _, found in reading if found is not None]
    articles.sort(key=lambda a: (str(a.document.published or "~"), a.document.outlet, a.document.id))
    rows = _tables(articles, story_of, asked, reading)
    stories = {name: len(shared[name]) for name in most_told(shared)}
    run = reading.run(headlines={"stories": stories, "unread": len(documents) - len(articles)})
    found = Headlines({name: rows[name] for name in TABLES}, TABLES, run)
    found.failures = [failure for failure in reading.failures if not failure.component.startswith("layer ")]
    return found


def _tables(
    articles: Sequence[_Article], story_of: Mapping[str, str], how: How, reading: Pass[Read]
) -> dict[str, list[dict[str, Any]]]:
    """The rows of each table."""
    on_story: dict[str, list[_Article]] = {}
    for article in articles:
        on_story.setdefault(story_of.get(article.document.id, ""), []).append(article)
    actors = {name: _actors(members, reading.codebook.targets) for name, members in on_story.items() if name}
    told = _said(on_story, actors, how, reading)
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES}
    for name, members in sorted(on_story.items()):
        known = {actor.name for actor in actors.get(name, ())} | {target.name for target in reading.codebook.targets}
        headlines = [_headline(a, told[a.document.id], known) for a in members if a.document.id in told]
        rows["headlines"].extend(_rows(name, members, told))
        if name:
            _add(name, differences(headlines, actors[name]), rows)
    rows["bodies"].extend(_bodies(articles, told))
    return rows


def most_told(stories: Mapping[str, Sequence[Document]]) -> list[str]:
    """The names of stories, those that most outlets are on first, then those of most articles."""
    return sorted(stories, key=lambda name: (-len({d.outlet for d in stories[name]}), -len(stories[name]), name))


def _actors(members: Sequence[_Article], targets: Sequence[Target]) -> list[Actor]:
    """Whom the articles of a story name, of those that stand in a headline of it; the most headlines first.

    Whom the codebook has as a target is one already.
    """
    known = {written(pattern) for target in targets for pattern in (target.name, *target.aliases)}
    lines = [article.headline.casefold() for article in members]
    found = [a for a in actors_of([article.read.actors for article in members]) if known.isdisjoint(map(written, a.aliases))]
    often = {actor.name: sum(any(written(alias) in line for alias in actor.aliases) for line in lines) for actor in found}
    return sorted((actor for actor in found if often[actor.name]), key=lambda actor: (-often[actor.name], actor.name))


def _said(
    on_story: Mapping[str, Sequence[_Article]], actors: Mapping[str, Sequence[Actor]], how: How, reading: Pass[Read]
) -> dict[str, Said]:
    """What each headline says, read as a sentence of its own with the story's actors as targets, by the id of the article."""
    lines = []
    for name, members in on_story.items():
        of_story = together([article.read.written for article in members])
        for article in members:
            if article.read.span:
                line = as_sentence(article.headline, of_story if name else article.read.written)
                old = article.document
                lines.append(Document(id=old.id, text=line, outlet=old.outlet, language=old.language))
    aliases: dict[str, tuple[str, ...]] = {}
    for found in actors.values():
        for actor in found:
            aliases[actor.name] = tuple(dict.fromkeys((*aliases.get(actor.name, ()), *actor.aliases)))
    targets = (*reading.codebook.targets, *(Target(name, found) for name, found in aliases.items()))
    asked = {key: value for key, value in how.items() if key != "progress"}
    how = cast(How, {**asked, "codebook": replace(reading.codebook, targets=targets), "by": "all"})
    return {line.id: said for line, _, said in Pass(lines, how, say) if said is not None} if lines else {}


def _headline(article: _Article, said: Said, known: set[str]) -> Headline:
    """A headline with what it says of those whom its own story names."""
    deeds = {deed.span: deed for deed in reversed(said.deeds) if deed.actor in known}
    leads = said.leads if said.leads in known else ""
    speeches = tuple(speech for speech in said.speeches if speech[0] in known)
    said = said._replace(
        leads=leads, speeches=speeches, deeds=tuple(deeds[span] for span in sorted(deeds)), named=said.named & known
    )
    return Headline(article.document, article.headline, article.read, said)


def _beside(article: _Article, told: Mapping[str, Said]) -> tuple[Below, Against] | None:
    """The sentence that a headline is compared with, and how it stands to it."""
    said = told.get(article.document.id)
    below = sentence_of(said, article.read.below) if said else None
    return (below, against(article.headline, said, below)) if said and below else None


def _rows(story: str, members: Sequence[_Article], told: Mapping[str, Said]) -> Iterator[dict[str, Any]]:
    for article in members:
        span, found = article.read.span or (None, None), _beside(article, told)
        row: dict[str, Any] = {
            "story": story,
            "outlet": article.document.outlet,
            "published": str(article.document.published or ""),
            "doc_id": article.document.id,
            "start": span[0],
            "end": span[1],
            "headline": article.headline,
            "sentence": "",
            "source": "",
            "hedge": "",
        }
        if found is not None:
            below, beside = found
            row |= {"body_start": below.span[0], "body_end": below.span[1], "sentence": below.text}
            row |= {"source": below.source, "hedge": below.hedge}
            row |= {"own_voice": _flag(beside.own), "drops_source": _flag(beside.drops), "no_hedge": _flag(beside.flat)}
        yield row


def _flag(value: bool | None) -> int | None:
    return None if value is None else int(value)


def _add(story: str, found: Sequence[Difference], rows: Mapping[str, list[dict[str, Any]]]) -> None:
    for number, difference in enumerate(found, 1):
        key = {"story": story, "number": number}
        rows["differences"].append({**key, "kind": difference.kind, "claim": difference.claim})
        for headline, span in difference.places:
            document, start = headline.document, (headline.read.span or (0, 0))[0]
            shows = span[1] > span[0]
            rows["places"].append({
                **key,
                "outlet": document.outlet,
                "doc_id": document.id,
                "start": start + span[0] if shows else None,
                "end": start + span[1] if shows else None,
                "quote": headline.quote(span) if shows else "",
            })  # fmt: skip


def _bodies(articles: Sequence[_Article], told: Mapping[str, Said]) -> Iterator[dict[str, Any]]:
    every = Counter(article.document.outlet for article in articles)
    having = Counter(article.document.outlet for article in articles if article.read.span)
    for outlet in sorted(every):
        beside = [_beside(article, told) for article in articles if article.document.outlet == outlet]
        numbers = shares(every[outlet], having[outlet], [each[1] for each in beside if each is not None])
        yield {"outlet": outlet, **dict(zip((column.name for column in BODIES[1:]), numbers, strict=True))}
