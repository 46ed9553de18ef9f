"""The annotator of the layer ``scare_quotes`` for Chinese: what is called so, what somebody calls himself, words at arm's length.

Chinese newspapers put names of programs, slogans and new words between quotation marks without any distance, so marks alone
tell nothing: something around them has to (所谓“…”, 打着“…”的幌子, 这种“…”, 被“…”).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from framing import Annotate, Annotation, Document, Layers, Settings, Span
from framing.text import Quotation
from framing_chinese.lists import either
from framing_chinese.script import simplified

LONGEST = 16  # characters of a quotation that holds words at arm's length
_BEFORE = re.compile(f"(?:{either('distancing before')})(?:的)?$")
_AFTER = re.compile(either("distancing after"))
_HARD = re.compile(f"{either('forced verbs')}$")
_VOLUNTARY = re.compile(either("doubted words"))
_NAMED = re.compile(f"(?:{either('naming')})$")
_SO_CALLED = re.compile("所谓的?(?P<what>[\u3400-\u9fff]{2,8}?)(?=[，。；、！？]|不过|其实|根本|纯属|完全|只是|只不过|并不|都是)")
_CLAIMED = re.compile("(?:自称|谎称|冒充|诡称|自诩|号称)(?:是|为)?(?P<what>[^，。；！？“”「」\n]{2,24})")
_QUOTED_CLAIM = re.compile("(?:自称|谎称|自诩|号称|美其名曰)(?:是|为)?[：:，]?$")


def bind(settings: Settings) -> Annotate:
    def annotate(document: Document, layers: Layers) -> list[Annotation]:
        return distanced(document.text, layers.quotations, layers.annotations("attributions"))

    return annotate


def distanced(text: str, quotations: Sequence[Quotation], attributions: Iterable[Annotation]) -> list[Annotation]:
    """What a text holds at arm's length, and quotations that are somebody's though no attribution holds them."""
    view = simplified(text)
    said = [piece for each in attributions for piece in each.roles["content"]]
    found = [Annotation(label, (span,)) for label, span in _of_quotations(view, quotations, said)]
    found.extend(Annotation("so-called", (match.span("what"),)) for match in _SO_CALLED.finditer(view))
    found.extend(Annotation("doubted", (match.span("what"),)) for match in _CLAIMED.finditer(view))
    return found


def _of_quotations(view: str, quotations: Sequence[Quotation], said: Sequence[Span]) -> Iterator[tuple[str, Span]]:
    for quotation in quotations:
        inner = (quotation.inner_start, quotation.inner_end)
        if not quotation.closed or not inner[0] < inner[1] <= inner[0] + LONGEST:
            continue
        before, after = view[max(0, quotation.start - 12) : quotation.start], view[quotation.end : quotation.end + 8]
        if re.search("所谓的?$", before) or _QUOTED_CLAIM.search(before):
            yield "so-called", inner
        elif not _is_spoken(inner, said, before) and _tells_distance(before, after, view[slice(*inner)]):
            yield "distancing", inner


def _is_spoken(inner: Span, said: Sequence[Span], before: str) -> bool:
    """Whether a quotation lies in what somebody says, or only gives a name."""
    return any(start <= inner[0] and inner[1] <= end for start, end in said) or _NAMED.search(before) is not None


def _tells_distance(before: str, after: str, inner: str) -> bool:
    if inner[-1:] in "。！？!?":
        return False
    signal = _BEFORE.search(before) or _AFTER.match(after)
    return bool(
        signal or _HARD.search(before) or _VOLUNTARY.fullmatch(inner) or (inner in ("专家", "砖家") and after[:1] == "们")
    )
