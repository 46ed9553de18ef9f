"""Lists of addresses without texts, and how to get the texts: nothing is fetched here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from shlex import quote
from typing import Any

from framing.load.readers.columns import ALIASES, key, names_in
from framing.load.readers.decoding import clean_line

_URLS = frozenset(map(key, ALIASES["url"]))
_LEAD = key("lead_paragraph")
_SCHEME = re.compile(r"(https?|ftp|s3|gs|az|hdfs):/{1,2}\S+", re.IGNORECASE)  # a path has one slash where there were two
GET = (
    "nothing is fetched here: save the addresses, one a line, in addresses.txt, and get the texts with: "
    "trafilatura -i addresses.txt --json --with-metadata > articles.jsonl"
)
ADDRESSES = (
    "addresses and no article; nothing is fetched here: get the texts with: "
    "trafilatura -i FILE --json --with-metadata > articles.jsonl"
)
LEAD_ONLY = (
    "no texts, only the first paragraph of each article (the New York Times gives no more); to read these as they are: "
    "--columns text=lead_paragraph"
)


def only_addresses(record: Mapping[str, Any]) -> str:
    """Why a record without a text is none, where it has the address of one; '' elsewhere."""
    for compared, name in names_in(record).items():
        value = record.get(name)
        if compared in _URLS and isinstance(value, str) and _SCHEME.match(value.strip()):
            return f"addresses (in '{clean_line(name)[:40]}') and no texts; {GET}"
    return ""


def only_leads(record: Mapping[str, Any]) -> bool:
    """Whether a record has the first paragraph of an article alone."""
    return _LEAD in names_in(record)


def is_address(named: str) -> bool:
    """Whether what was named as a path is an address."""
    return _SCHEME.match(named) is not None


def refusal(address: str) -> str:
    """What to do with an address that was named as a path."""
    scheme, _, rest = clean_line(address).partition(":")
    address = f"{scheme}://{rest.lstrip('/')}"
    if address.lower().startswith("http"):
        return (
            f"{address}: an address, and nothing is fetched here; get the text with: "
            f"trafilatura -u {quote(address)} --json --with-metadata > article.json"
        )
    return f"{address}: an address, and nothing is fetched here; copy the files to this computer and name their folder"
