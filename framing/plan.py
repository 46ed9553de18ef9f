"""Which annotator makes which layer in a run: providers chosen, bound to their settings, circles refused."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar, cast

from framing.errors import InputError, PluginError, RequestError, message_of, unknown
from framing.extension import Annotate, Annotator, Settings
from framing.fence import LEAST, Fault, fence
from framing.quotation import quotation_marks_layer
from framing.regions import COUNTED, regions_layer
from framing.text import lemmas_layer, sentences_layer, tokens_layer
from framing.voice import voices_layer

if TYPE_CHECKING:
    from framing.annotate import Layers
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

CORE = "core"  # the plugin that the annotators above would be of
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
    missing: Mapping[str, str] = field(default_factory=dict)  # layers that nobody provides though several could, and why
    notices: tuple[str, ...] = ()


def plan(
    annotators: Iterable[Annotator],
    settings: Callable[[str], Settings],
    *,
    chosen: Mapping[str, str] | None = None,
    regions: tuple[str, ...] = COUNTED,
    deadline: float = 60.0,
    ours: Collection[str] = (CORE,),
    binder: Callable[[Callable[[Settings], Any], Settings, str, float], Any] | None = None,
) -> Plan:
    """Choose a provider for each layer.

    Of several, the one that ``chosen`` names (the codebook) makes the layer, else the one of a plugin that comes with framing
    (``ours``), else none: like a layer that requires one nobody provides, and layers that need each other in a circle, it is
    unavailable, with that reason, where it is asked for. ``settings(plugin)`` gives a plugin's settings.
    Raises :class:`~framing.errors.RequestError` for a choice that does not exist.
    """
    picked, missing, notices = choose(annotators, chosen or {}, ours)
    binding = binder or bound
    providers = {
        layer: Provider(one, binding(one.bind, settings(one.name.partition(".")[0]), one.name, deadline))
        for layer, one in picked.items()
    }
    return Plan(providers, regions, deadline, missing, notices)


def choose(
    annotators: Iterable[Annotator], chosen: Mapping[str, str], ours: Collection[str]
) -> tuple[dict[str, Annotator], dict[str, str], tuple[str, ...]]:
    """Who makes each layer; the layers that nobody makes though somebody could, and why; and what the user should know of it."""
    by_layer: dict[str, list[Annotator]] = {}
    for annotator in sorted([*CORE_ANNOTATORS, *annotators], key=lambda a: a.name):
        by_layer.setdefault(annotator.provides, []).append(annotator)
    picked: dict[str, Annotator] = {}
    missing: dict[str, str] = {}
    notices: dict[str, None] = {}
    for layer, found in by_layer.items():
        one, told = _pick(layer, found, chosen.get(layer), ours)
        if told:
            notices[told] = None
        if one is None:
            missing[layer] = told
        else:
            picked[layer] = one
    for layer, told in _circles(picked).items():
        del picked[layer]
        missing[layer] = told
        notices[told] = None
    return picked, missing, tuple(notices)


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


def _pick(layer: str, found: Sequence[Annotator], wanted: str | None, ours: Collection[str]) -> tuple[Annotator | None, str]:
    """Who makes a layer, and what there is to say of the choice."""
    if wanted is not None:
        by_name = {annotator.name: annotator for annotator in found}
        if wanted not in by_name:
            raise unknown(f"annotator for layer '{layer}'", wanted, by_name)
        return by_name[wanted], ""
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
