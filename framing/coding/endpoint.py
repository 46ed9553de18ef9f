"""A server that speaks OpenAI's protocol for chats: Ollama, vLLM, llama.cpp, or a hosted model; by the ``openai`` client."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from framing.coding.asking import TEMPERATURE, Complete, EndpointError, Message, Reply
from framing.errors import RequestError

KEY = "OPENAI_API_KEY"  # the environment variable, which is the only place of a key
SECONDS = 120.0  # that a reply may take
RETRIES = 2
_HERE = ("127.0.0.1", "localhost", "::1")
_FINAL = (401, 403, 404, 407, 429)  # after which other questions fare no better
_TOLD = 200  # characters of what a server says


def check_endpoint(url: str) -> None:
    """Refuse an address that is none, or that has a secret in it. Raises :class:`~framing.errors.RequestError`."""
    from importlib.util import find_spec

    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        usable = False
    if not usable:
        raise RequestError(f"--endpoint {_shown(url)}: expected an address such as http://127.0.0.1:11434/v1")
    if parts.username or parts.password or parts.query or parts.fragment:
        raise RequestError(f"--endpoint: expected an address without a key, a password or a '?' in it; a key goes into {KEY}")
    if find_spec("openai") is None:
        raise RequestError.lacking("a model as a coder", "openai")


def _shown(url: str) -> str:
    return url[:100] if "@" not in url else "…"


def is_here(url: str) -> bool:
    """Whether an endpoint is on this machine."""
    return (urlsplit(url).hostname or "") in _HERE


def is_open(url: str) -> bool:
    """Whether what is sent can be read on its way to another machine."""
    return urlsplit(url).scheme == "http" and not is_here(url)


@contextmanager
def connected(url: str, model: str, *, seconds: float = SECONDS, retries: int = RETRIES) -> Iterator[Complete]:
    """What asks the model at an endpoint; nothing is sent before it is called, and redirections are not followed.

    It raises :class:`~framing.coding.asking.EndpointError`, whose message never holds the key.
    """
    import openai

    key = os.environ.get(KEY, "")
    http = openai.DefaultHttpxClient(follow_redirects=False, trust_env=not is_here(url), timeout=seconds)
    client = openai.OpenAI(api_key=key or "none", base_url=url, timeout=seconds, max_retries=retries, http_client=http)

    def complete(messages: Sequence[Message]) -> Reply:
        given: Any = list(messages)
        try:
            answer: Any = client.chat.completions.create(model=model, messages=given, temperature=TEMPERATURE)
        except openai.OpenAIError as error:
            raise _failure(url, error, seconds, key) from None
        except ValueError as error:  # what should be JSON and is not
            raise EndpointError(f"{url}: the reply cannot be read: {_clean(str(error), key)}") from None
        return _reply(url, answer, key)

    with client:
        yield complete


def _reply(url: str, answer: Any, key: str) -> Reply:
    """What a server's answer says, of which nothing is sure."""
    try:
        choice = answer.choices[0]
        message, finish = choice.message, choice.finish_reason
        text, refused = message.content, getattr(message, "refusal", None)
    except (AttributeError, IndexError, TypeError, KeyError):
        told = _clean(answer if isinstance(answer, str) else repr(answer), key)
        raise EndpointError(f"{url}: answers something else than a chat completion: {told}") from None
    if refused:
        return Reply(refused=f"the model refused: {refused}")
    if finish == "content_filter":
        return Reply(refused="the endpoint filtered the reply")
    if text is not None and not isinstance(text, str):
        raise EndpointError(f"{url}: answers something else than a chat completion: {_clean(repr(text), key)}")
    return Reply(text or "")


def _failure(url: str, error: Any, seconds: float, key: str) -> EndpointError:
    """What went wrong, in words."""
    import openai

    if isinstance(error, openai.APITimeoutError):
        return EndpointError(f"{url}: no reply within {seconds:g} seconds")
    if isinstance(error, openai.APIStatusError):
        told = f"{url}: refuses with {error.status_code}: {_clean(str(error.message), key)}"
        hint = f"; is the key in {KEY} right?" if error.status_code in (401, 403) else ""
        hint = "; are the address and the model's name right?" if error.status_code == 404 else hint
        return EndpointError(told + hint, final=error.status_code in _FINAL or error.status_code < 400)
    if isinstance(error, openai.APIConnectionError):
        cause = _clean(str(error.__cause__ or error), key)
        return EndpointError(f"{url}: cannot be reached ({cause}); is the server running?", final=True)
    return EndpointError(f"{url}: {_clean(str(error), key)}")


def _clean(told: str, key: str) -> str:
    """What a server or client says, on one line, without the key."""
    told = " ".join(told.split())
    told = told.replace(key, "…") if key else told
    return told if len(told) <= _TOLD else f"{told[:_TOLD]}…"
