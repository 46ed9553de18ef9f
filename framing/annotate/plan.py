"""Which annotator makes which layer of a document in which language: chosen, bound to their settings, circles refused."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar, cast

from framing.annotate.batched import bind_of
from framing.annotate.text_layers import lemmas_layer, sentences_layer, tokens_layer
from framing.annotate.voice import voices_layer
from framing.corrections import NONE, Corrections
from framing.english import BUILT_IN
from framing.errors import InputError, LayerUnavailable, PluginError, RequestError, message_of, unknown
from framing.extension import Annotate, Annotator, Settings, plugin_of
from framing.guard.fence import LEAST, Fault, fence
from framing.language import UNDETERMINED, Language, by_code
from framing.text.quotation import quotation_marks_layer
from framing.text.regions import COUNTED, regions_for

if TYPE_CHECKING:
    from framing.annotate.layers import Layers
    from framing.model import Document

CORE_ANNOTATORS: tuple[Annotator, ...] = (
    Annotator(
        name="core.tokens",
        provides="tokens",
        meaning="words and marks with offsets",
        bind=lambda settings: tokens_layer,
        array=True,
    ),
    Annotator(
        name="core.lemmas",
        provides="lemmas",
        meaning="dictionary form of each token",
        bind=lambda settings: lemmas_layer,
        needs=("lemmas",),
        array=True,
    ),
    Annotator(
        name="core.sentences", provides="sentences", meaning="sentence spans", bind=lambda settings: sentences_layer, array=True
    ),
    Annotator(
        name="core.quotation_marks",
        provides="quotation_marks",
        meaning="what stands between quotation marks",
        bind=lambda settings: quotation_marks_layer,
        array=True,
    ),
    Annotator(
        name="core.regions",
        provides="regions",
        meaning="headline, subhead, lead, body, furniture, repeat",
        bind=lambda settings: regions_for(settings.codebook.furniture),
    ),
    Annotator(
        name="core.voices",
        provides="voices",
        meaning="whose words a passage is in",
        uses=("attributions", "scare_quotes"),
        bind=lambda settings: voices_layer,
    ),
)

CORE = "core"  # the plugin that the annotators above would be of
Call = TypeVar("Call", bound="Callable[..., Any]")


@dataclass(frozen=True)
class Provider:
    """An annotator bound to the settings of a run."""

    annotator: Annotator
    annotate: Annotate


@dataclass(frozen=True)
class Plan:
    """Which annotator makes which layer in this run, by the document's language ('' for any other), and what counts.

    ``corrections`` are the user's, which each layer is given once it is made.
    """

    providers: Mapping[str, Mapping[str, Provider]]
    languages: Mapping[str, Language] = field(default_factory=dict)
    regions: tuple[str, ...] = COUNTED
    deadline: float = 60.0
    missing: Mapping[str, str] = field(default_factory=dict)  # layers that nobody provides though several could, and why
    notices: tuple[str, ...] = ()
    corrections: Corrections = NONE
    held: Mapping[str, Layers] = field(default_factory=dict)  # of the documents that are read at once, by their ids

    @cached_property
    def arrays(self) -> frozenset[str]:
        """The layers that are arrays over the text, which whoever reads a document may ask for."""
        return frozenset(layer for layer, made in self.providers.items() if any(p.annotator.array for p in made.values()))

    def annotators(self) -> list[Annotator]:
        """The annotators of this run, each once, by layer and language."""
        return list({p.annotator.name: p.annotator for _, made in sorted(self.providers.items()) for p in made.values()}.values())

    @cached_property
    def saved(self) -> tuple[str, ...]:
        """The layers that are kept with the scores."""
        return tuple(sorted(layer for layer, made in self.providers.items() if any(p.annotator.saved for p in made.values())))

    def language(self, code: str) -> Language:
        """A language by its code; one that nobody brings is read as the undetermined one is."""
        return self.languages.get(code, UNDETERMINED)

    def provider(self, layer: str, language: str) -> Provider:
        """Who makes a layer for documents in a language. Raises :class:`~framing.errors.LayerUnavailable`."""
        if layer in self.missing and layer not in self.providers:
            raise LayerUnavailable(self.missing[layer])
        if layer not in self.providers:
            raise LayerUnavailable(str(unknown("layer", layer, self.providers)))
        found = self.providers[layer]
        provider = found.get(language) or found.get("")
        if provider is None and layer in self.missing:
            raise LayerUnavailable(self.missing[layer])
        if provider is None:
            makers = ", ".join(f"{made.annotator.name} for '{code}'" for code, made in sorted(found.items()))
            raise LayerUnavailable(f"no annotator makes layer '{layer}' for language '{language}', only {makers}")
        if lacking := sorted(set(provider.annotator.needs) - self.language(language).capabilities):
            raise LayerUnavailable(f"{provider.annotator.name} needs {', '.join(lacking)}, which language '{language}' lacks")
        return provider


def plan(
    annotators: Iterable[Annotator],
    settings: Callable[[str], Settings],
    *,
    languages: Iterable[Language] = BUILT_IN,
    chosen: Mapping[str, str] | None = None,
    regions: tuple[str, ...] = COUNTED,
    deadline: float = 60.0,
    ours: Collection[str] = (CORE,),
    corrections: Corrections = NONE,
    binder: Callable[[Callable[[Settings], Any], Settings, str, float], Any] | None = None,
) -> Plan:
    """Choose a provider for each layer and language.

    An annotator that names a language makes the layer for it before one that is for all. Of several, the one that
    ``chosen`` names (the codebook) makes the layer, else the one of a plugin that comes with framing (``ours``), else none:
    like a layer that requires one nobody provides, and layers that need each other in a circle, it is unavailable, with that
    reason, where it is asked for. ``settings(plugin)`` gives a plugin's settings.
    Raises :class:`~framing.errors.RequestError` for a choice that does not exist.
    """
    known = by_code(languages)
    picked, missing, notices = choose(annotators, chosen or {}, ours, known)
    binding = binder or bound
    used = {one.name: one for made in picked.values() for one in made.values()}
    calls = {
        name: Provider(one, binding(bind_of(one), settings(name.partition(".")[0]), name, deadline)) for name, one in used.items()
    }
    providers = {layer: {code: calls[one.name] for code, one in made.items()} for layer, made in picked.items() if made}
    return Plan(providers, known, regions, deadline, missing, notices, corrections)


def choose(
    annotators: Iterable[Annotator], chosen: Mapping[str, str], ours: Collection[str], languages: Iterable[str]
) -> tuple[dict[str, dict[str, Annotator]], dict[str, str], tuple[str, ...]]:
    """Who makes each layer, by language; the layers that nobody makes though somebody could, and why; and what to tell."""
    by_layer: dict[str, list[Annotator]] = {}
    for annotator in sorted([*CORE_ANNOTATORS, *annotators], key=lambda a: a.name):
        by_layer.setdefault(annotator.provides, []).append(annotator)
    named = {code for found in by_layer.values() for annotator in found for code in annotator.languages}
    codes = ("", *sorted({*languages, *named}))
    picked: dict[str, dict[str, Annotator]] = {layer: {} for layer in by_layer}
    missing: dict[str, str] = {}
    notices: dict[str, None] = {}
    for layer, found in by_layer.items():
        wanted = chosen.get(layer)
        if wanted is not None and wanted not in (names := [annotator.name for annotator in found]):
            raise unknown(f"annotator for layer '{layer}'", wanted, names)
        for code in codes:
            if fitting := _fitting(found, code, wanted, ours):
                one, told = _pick(layer, fitting, ours)
                if told:
                    notices[told] = None
                if one is None:
                    missing[layer] = told
                else:
                    picked[layer][code] = one
    for code in codes:
        of_language = {layer: one for layer, made in picked.items() if (one := made.get(code) or made.get(""))}
        for layer, told in _circles(of_language).items():
            picked[layer].clear()
            missing[layer] = told
            notices[told] = None
    return picked, missing, tuple(notices)


def _fitting(found: Sequence[Annotator], code: str, wanted: str | None, ours: Collection[str]) -> list[Annotator]:
    """The annotators of a layer for a language ('': one that nobody names) to choose from: the wanted one, else those that
    name it, and those for all that may not be passed over without a word; else those for all.
    """
    able = [annotator for annotator in found if not annotator.languages or code in annotator.languages]
    if chosen := [annotator for annotator in able if annotator.name == wanted]:
        return chosen
    if not (named := [annotator for annotator in able if annotator.languages]):
        return able
    further = [annotator for annotator in able if annotator not in named and plugin_of(annotator.name) != CORE]
    if any(plugin_of(annotator.name) in ours for annotator in named):
        return sorted([*named, *further], key=lambda annotator: annotator.name)
    return [*named, *(annotator for annotator in further if plugin_of(annotator.name) in ours)]


def bound(bind: Callable[[Settings], Call], settings: Settings, name: str, deadline: float) -> Call:
    """``bind(settings)``; a plugin that cannot be bound gives a function that fails with the reason on each document."""
    try:
        with fence(max(deadline, LEAST) if deadline else 0, passing=(InputError, RequestError)):
            call = bind(settings)
            if not callable(call):
                raise PluginError(f"expected a function of a document and its layers, got {type(call).__name__}")
    except (InputError, RequestError) as refused:
        kind = InputError if isinstance(refused, InputError) else RequestError
        raise kind(message_of(refused)) from None
    except Fault as fault:
        reason = f"bind: {fault}"

        def broken(document: Document, layers: Layers) -> Any:
            raise PluginError(reason)

        return cast(Call, broken)
    return call


def _pick(layer: str, found: Sequence[Annotator], ours: Collection[str]) -> tuple[Annotator | None, str]:
    """Who makes a layer, and what there is to say of the choice."""
    if len(found) == 1:
        return found[0], ""
    names = " and ".join(annotator.name for annotator in found)
    own = [annotator for annotator in found if annotator.name.partition(".")[0] in ours]
    if len(own) == 1:
        other = next(annotator.name for annotator in found if annotator not in own)
        choice = f'to choose another: [layers] {layer} = "{other}" in the codebook'
        return own[0], f"layer '{layer}' is provided by {names}: {own[0].name} is kept; {choice}"
    choice = f'choose one in the codebook: [layers] {layer} = "…"'
    return None, f"layer '{layer}' is provided by {names}, and what needs it is left out; {choice}"


def _circles(picked: Mapping[str, Annotator]) -> dict[str, str]:
    """The layers that need each other in a circle, and how."""
    found: dict[str, str] = {}
    done: set[str] = set()

    def visit(layer: str, path: tuple[str, ...]) -> None:
        if layer in path:
            circle = path[path.index(layer) :]
            told = f"layers need each other in a circle: {' → '.join((*circle, layer))}"
            found.update(dict.fromkeys(circle, told))
            return
        if layer in done:
            return
        annotator = picked.get(layer)
        for needed in (*annotator.requires, *annotator.uses) if annotator else ():
            visit(needed, (*path, layer))
        done.add(layer)

    for layer in sorted(picked):
        visit(layer, ())
    return found
