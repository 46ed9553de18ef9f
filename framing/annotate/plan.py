"""Which annotator makes which layer in a run: providers chosen, bound to their settings, circles refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar, cast

from framing.annotate.text_layers import lemmas_layer, sentences_layer, tokens_layer
from framing.annotate.voice import voices_layer
from framing.errors import CAUGHT, InputError, PluginError, RequestError, describe, unknown
from framing.extension import Annotate, Annotator, Settings
from framing.text.quotation import quotation_marks_layer
from framing.text.regions import COUNTED, regions_layer

if TYPE_CHECKING:
    from framing.annotate.layers import Layers
    from framing.model import Document

CORE_ANNOTATORS: tuple[Annotator, ...] = (
    Annotator(name="core.tokens", provides="tokens", meaning="words and marks with offsets", bind=lambda settings: tokens_layer),
    Annotator(name="core.lemmas", provides="lemmas", meaning="dictionary form of each token", bind=lambda settings: lemmas_layer),
    Annotator(name="core.sentences", provides="sentences", meaning="sentence spans", bind=lambda settings: sentences_layer),
    Annotator(
        name="core.quotation_marks",
        provides="quotation_marks",
        meaning="what stands between quotation marks",
        bind=lambda settings: quotation_marks_layer,
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
    """Which annotator makes which layer in this run, and what counts."""

    providers: Mapping[str, Provider]
    regions: tuple[str, ...] = COUNTED
    deadline: float = 60.0


def plan(
    annotators: Iterable[Annotator],
    settings: Callable[[str], Settings],
    *,
    chosen: Mapping[str, str] | None = None,
    regions: tuple[str, ...] = COUNTED,
    deadline: float = 60.0,
) -> Plan:
    """Choose a provider for each layer and refuse cycles.

    A layer that requires one nobody provides is unavailable, with that reason, where it is asked for.

    ``settings(plugin)`` gives a plugin's settings, ``chosen`` names the annotator of a layer that several
    provide. Raises :class:`~framing.errors.RequestError`.
    """
    by_layer: dict[str, list[Annotator]] = {}
    for annotator in sorted([*CORE_ANNOTATORS, *annotators], key=lambda a: a.name):
        by_layer.setdefault(annotator.provides, []).append(annotator)
    picked = {layer: _pick(layer, found, (chosen or {}).get(layer)) for layer, found in by_layer.items()}
    _check_order(picked)
    providers = {layer: Provider(a, bound(a.bind, settings(a.name.partition(".")[0]))) for layer, a in picked.items()}
    return Plan(providers, regions, deadline)


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


def _pick(layer: str, found: Sequence[Annotator], wanted: str | None) -> Annotator:
    if wanted is not None:
        by_name = {annotator.name: annotator for annotator in found}
        if wanted not in by_name:
            raise unknown(f"annotator for layer '{layer}'", wanted, by_name)
        return by_name[wanted]
    if len(found) > 1:
        names = ", ".join(annotator.name for annotator in found)
        raise RequestError(f"layer '{layer}' is provided by {names}; choose one in the codebook: [layers] {layer} = \"…\"")
    return found[0]


def _check_order(picked: Mapping[str, Annotator]) -> None:
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
