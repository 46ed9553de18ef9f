"""Which annotator makes which layer of a document in which language: chosen, bound to their settings, circles refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar, cast

from framing.annotate.text_layers import lemmas_layer, sentences_layer, tokens_layer
from framing.annotate.voice import voices_layer
from framing.english import BUILT_IN
from framing.errors import CAUGHT, InputError, LayerUnavailable, PluginError, RequestError, describe, unknown
from framing.extension import Annotate, Annotator, Settings
from framing.language import UNDETERMINED, Language, by_code
from framing.text.quotation import quotation_marks_layer
from framing.text.regions import COUNTED, regions_layer

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
        bind=lambda settings: regions_layer,
    ),
    Annotator(
        name="core.voices",
        provides="voices",
        meaning="whose words a passage is in",
        uses=("attributions", "scare_quotes"),
        bind=lambda settings: voices_layer,
    ),
)

Call = TypeVar("Call", bound="Callable[..., Any]")


@dataclass(frozen=True)
class Provider:
    """An annotator bound to the settings of a run."""

    annotator: Annotator
    annotate: Annotate


@dataclass(frozen=True)
class Plan:
    """Which annotator makes which layer in this run, by the document's language ('' for any other), and what counts."""

    providers: Mapping[str, Mapping[str, Provider]]
    languages: Mapping[str, Language] = field(default_factory=dict)
    regions: tuple[str, ...] = COUNTED
    deadline: float = 60.0

    @cached_property
    def arrays(self) -> frozenset[str]:
        """The layers that are arrays over the text, which whoever reads a document may ask for."""
        return frozenset(layer for layer, made in self.providers.items() if any(p.annotator.array for p in made.values()))

    def annotators(self) -> list[Annotator]:
        """The annotators of this run, each once, by layer and language."""
        return list({p.annotator.name: p.annotator for _, made in sorted(self.providers.items()) for p in made.values()}.values())

    def language(self, code: str) -> Language:
        """A language by its code; one that nobody brings is read as the undetermined one is."""
        return self.languages.get(code, UNDETERMINED)

    def provider(self, layer: str, language: str) -> Provider:
        """Who makes a layer for documents in a language. Raises :class:`~framing.errors.LayerUnavailable`."""
        if layer not in self.providers:
            raise LayerUnavailable(str(unknown("layer", layer, self.providers)))
        found = self.providers[layer]
        provider = found.get(language) or found.get("")
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
) -> Plan:
    """Choose a provider for each layer and language, and refuse cycles.

    An annotator that names a language makes the layer for it before one that is for all. A layer that requires one
    nobody provides is unavailable, with that reason, where it is asked for.

    ``settings(plugin)`` gives a plugin's settings, ``chosen`` names the annotator of a layer that several
    provide. Raises :class:`~framing.errors.RequestError`.
    """
    by_layer: dict[str, list[Annotator]] = {}
    for annotator in sorted([*CORE_ANNOTATORS, *annotators], key=lambda a: a.name):
        by_layer.setdefault(annotator.provides, []).append(annotator)
    known = by_code(languages)
    codes = ("", *sorted({*known, *(code for found in by_layer.values() for annotator in found for code in annotator.languages)}))
    picked: dict[str, dict[str, Annotator]] = {layer: {} for layer in by_layer}
    for layer, found in by_layer.items():
        wanted = (chosen or {}).get(layer)
        if wanted is not None and wanted not in (names := [annotator.name for annotator in found]):
            raise unknown(f"annotator for layer '{layer}'", wanted, names)
        for code in codes:
            if fitting := _fitting(found, code, wanted):
                picked[layer][code] = _pick(layer, fitting)
    for code in codes:
        _check_order({layer: made.get(code) or made.get("") for layer, made in picked.items()})
    used = {annotator.name: annotator for made in picked.values() for annotator in made.values()}
    calls = {name: Provider(a, bound(a.bind, settings(name.partition(".")[0]))) for name, a in used.items()}
    providers = {layer: {code: calls[a.name] for code, a in made.items()} for layer, made in picked.items()}
    return Plan(providers, known, regions, deadline)


def _fitting(found: Sequence[Annotator], code: str, wanted: str | None) -> list[Annotator]:
    """The annotators of a layer for a language ('': one that nobody names): the wanted one, else those that name it, else
    those for all.
    """
    able = [annotator for annotator in found if not annotator.languages or code in annotator.languages]
    named = [annotator for annotator in able if annotator.languages]
    return [annotator for annotator in able if annotator.name == wanted] or named or able


def bound(bind: Callable[[Settings], Call], settings: Settings) -> Call:
    """``bind(settings)``; a plugin that cannot be bound gives a function that fails with the reason on each document."""
    try:
        return bind(settings)
    except (InputError, RequestError):
        raise
    except CAUGHT as error:
        reason = f"bind: {describe(error)}"

        def broken(document: Document, layers: Layers) -> Any:
            raise PluginError(reason)

        return cast(Call, broken)


def _pick(layer: str, found: Sequence[Annotator]) -> Annotator:
    if len(found) > 1:
        names = ", ".join(annotator.name for annotator in found)
        raise RequestError(f"layer '{layer}' is provided by {names}; choose one in the codebook: [layers] {layer} = \"…\"")
    return found[0]


def _check_order(picked: Mapping[str, Annotator | None]) -> None:
    done: set[str] = set()

    def visit(layer: str, path: tuple[str, ...]) -> None:
        if layer in path:
            raise RequestError(f"layers need each other in a circle: {' → '.join((*path[path.index(layer) :], layer))}")
        if layer in done:
            return
        annotator = picked.get(layer)
        for needed in (*annotator.requires, *annotator.uses) if annotator else ():
            visit(needed, (*path, layer))
        done.add(layer)

    for layer in sorted(picked):
        visit(layer, ())
