"""spaCy's and Prodigy's ``patterns.jsonl``: a JSON object a line, its label, and its pattern as text or as tokens."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from framing.dictionaries.globs import Unsupported, pattern_of
from framing.dictionaries.losses import Losses, flat
from framing.dictionaries.model import Builder, Dictionary
from framing.dictionaries.source import Source
from framing.errors import InputError
from framing.patterns.language import LONGEST_GAP, parse_pattern

_TAGS = {"NOUN": "NOUN", "PROPN": "NAME", "VERB": "VERB", "ADJ": "ADJ", "ADV": "ADV"}  # POS in spaCy, and here
_ITEM = re.compile(
    r"\.\.\.(?P<gap>\d*)|<(?P<lemma>[^<>]+)>(?:/(?P<tag>[A-Z]+))?|\((?P<any>[^()\[\]<>{}. ]+)\)|\[(?P<maybe>[^()\[\]<>{}| .]+)\]"
    r"|(?P<word>(?:(?!\.\.\.)[^\s()\[\]<>{}|])+)"
)
_GAP = re.compile(r"\{0,(\d{1,2})\}")
_PARTS = re.compile(r"-|(?:n['’]t|['’](?:ll|re|ve|d|m))$|(?:(?!n['’]t$|['’](?:ll|re|ve|d|m)$)[^-])+")
_JOINED = re.compile(r"n['’]t|['’](?:ll|re|ve|d|m)")  # tokens of their own to spaCy, parts of a word here
_WILD = re.compile(r"\\?\.\*|\\?\.")


def read(source: Source) -> Dictionary:
    """Read patterns. A text is matched as written, capitals too; ``LOWER`` in any case; a list of tokens with what we know."""
    builder = Builder(source.where)
    for number, line in source.lines():
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            builder.lose(line.strip(), "is left out: not JSON", number)
            continue
        label = record.get("label") if isinstance(record, dict) else None
        if not isinstance(label, str) or not label.strip():
            builder.lose(line.strip(), "is left out: expected a label", number)
            continue
        written = record.get("pattern")
        try:
            pattern = _of_text(written) if isinstance(written, str) else _of_tokens(written)
            parse_pattern(pattern)
        except (Unsupported, InputError) as refused:
            builder.lose(json.dumps(written, ensure_ascii=False), f"is left out: it {refused}", number)
            continue
        builder.add(builder.category([label], number), pattern, line=number)
    return builder.dictionary(source.name, "spacy", source.sha256)


def _of_text(text: str) -> str:
    return f"{pattern_of(text, wildcards='')} {{case}}"


def _of_tokens(tokens: object) -> str:
    if not isinstance(tokens, list) or not all(isinstance(token, dict) for token in tokens):
        raise Unsupported("has no pattern: neither a text nor a list of tokens")
    found: list[str] = []
    cased: set[bool] = set()
    for token in tokens:
        found.extend(_token(token, cased))
    if len(cased) > 1:
        raise Unsupported("asks for capitals in one word and not in another")
    text = " ".join(found)
    text = re.sub(r"(?<=\w) - (?=[\w*?])", "-", text)
    text = re.sub(rf"(?<=\w) (?=(?:{_JOINED.pattern})(?: |$))", "", text)
    return f"{text} {{case}}" if True in cased else text


def _token(token: Mapping[str, Any], cased: set[bool]) -> Iterator[str]:
    """What a token says: nothing for marks, which do not count."""
    rest = dict(token)
    operator = str(rest.pop("OP", "1"))
    gap = _GAP.fullmatch(operator)
    if not rest and gap and 1 <= int(gap[1]) <= LONGEST_GAP:
        yield f"...{int(gap[1])}"
        return
    if rest == {"IS_PUNCT": True}:
        return
    tag = rest.pop("POS", None)
    word = _attribute(*next(iter(rest.items())), cased) if rest else "*"
    if operator not in ("1", "?") or len(rest) > 1 or (tag is not None and (tag not in _TAGS or word[0] == "(")):
        raise Unsupported(f"has a token {json.dumps(dict(token), ensure_ascii=False)[:60]} that patterns cannot say")
    word = f"{word}/{_TAGS[tag]}" if tag else word
    yield f"[{word}]" if operator == "?" else word


def _attribute(name: str, value: Any, cased: set[bool]) -> str:
    name = name.upper()
    if name not in ("LOWER", "ORTH", "TEXT", "LEMMA"):
        raise Unsupported(f"asks for {name[:20]}, which patterns cannot")
    if value == "-":
        return "-"
    if name != "LEMMA":
        cased.add(name != "LOWER")
    if isinstance(value, str):
        return f"<{_word(value)}>" if name == "LEMMA" else _word(value)
    if isinstance(value, dict) and len(value) == 1 and name != "LEMMA":
        kind, inside = next(iter(value.items()))
        if kind == "IN" and isinstance(inside, list) and inside and all(isinstance(word, str) for word in inside):
            return f"({'|'.join(map(_word, inside))})"
        if kind == "REGEX" and isinstance(inside, str):
            return _glob(inside)
    raise Unsupported(f"asks for {name} in a way that patterns cannot")


def _word(text: str) -> str:
    if _JOINED.fullmatch(text):
        return text
    if pattern_of(text, wildcards="") != text:
        raise Unsupported(f"has the token '{text[:40]}', which is not one word here")
    if " " in text:
        raise Unsupported(f"has the token '{text[:40]}', which spaCy never finds: a token is one word")
    return text


def _glob(expression: str) -> str:
    """A regular expression that is only words, ``.*`` and ``.`` between ``^`` and ``$``, as a pattern."""
    body = re.fullmatch(r"\^(.+)\$", expression)
    text = body[1] if body else ""
    word = re.sub(r"\\(.)|\.\*|\.", lambda found: found[1] or ("*" if found[0] == ".*" else "?"), text)
    if not text or _expression(word) != expression or pattern_of(word) != word:
        raise Unsupported("has a regular expression that patterns cannot say")
    return word


def _expression(glob: str) -> str:
    return "^" + "".join({"*": ".*", "?": "."}.get(c) or re.escape(c) for c in glob) + "$"


def write(dictionary: Dictionary, losses: Losses) -> Iterator[str]:
    """A line for each entry."""
    for category in flat(dictionary, "patterns.jsonl", losses):
        for entry in category.entries:
            losses.weight(category.name, entry)
            with losses.noting(category.name, entry):
                yield json.dumps({"label": category.name, "pattern": _written(entry.pattern)}, ensure_ascii=False)


def _written(pattern: str) -> str | list[dict[str, Any]]:
    body, cased, _ = pattern.partition(" {case}")
    if cased and not re.search(r"[*?<>()\[\]{}|]|\.\.\.", body):
        return body
    items = list(_ITEM.finditer(body))
    if re.sub(r"\s+", "", body) != "".join(item.group().replace(" ", "") for item in items):
        raise Unsupported("has conditions, or phrases in brackets, which patterns.jsonl cannot say")
    attribute = "ORTH" if cased else "LOWER"
    tokens = [token for item in items for token in _tokens(item, attribute)]
    if _of_tokens(tokens) != pattern:
        raise Unsupported("cannot be said in tokens of spaCy")
    return tokens


def _tokens(item: re.Match[str], attribute: str) -> Sequence[dict[str, Any]]:
    kind, text = ("lemma" if item["lemma"] else item.lastgroup or "gap"), item.group()
    if kind == "gap":
        return [{"OP": f"{{0,{item['gap'] or 10}}}"}]
    if kind == "lemma":
        return [{"LEMMA": item["lemma"], **_tag(item["tag"])}]
    if kind == "any":
        return [{attribute: {"IN": [word if attribute == "ORTH" else word.lower() for word in item["any"].split("|")]}}]
    inner, slash, tag = (item["maybe"] if kind == "maybe" else text).rpartition("/")
    if not slash or tag not in _TAGS.values():
        inner, tag = f"{inner}{slash}{tag}", ""
    parts = [inner] if re.search(r"[*?]", inner) else _PARTS.findall(inner)
    tokens = [{**_said(part, attribute), **_tag(tag)} for part in parts]
    if kind == "maybe":
        if len(tokens) > 1:
            raise Unsupported("has an optional word that is several tokens to spaCy")
        tokens[0]["OP"] = "?"
    return tokens


def _tag(tag: str | None) -> dict[str, str]:
    return {"POS": next(name for name, ours in _TAGS.items() if ours == tag)} if tag else {}


def _said(word: str, attribute: str) -> dict[str, Any]:
    if word == "*":
        return {}
    word = word if attribute == "ORTH" else word.lower()
    return {attribute: {"REGEX": _expression(word)} if re.search(r"[*?]", word) else word}
