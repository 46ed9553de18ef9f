"""A model gets what a person sees; its answers are kept with what was asked, and what is no answer with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from framing.coding.asking import EndpointError, Message, Reply, agreement, answer_of, ask_all, coder_name, prompt_of, prompts
from framing.coding.desk import merge, open_desk
from framing.coding.journal import journal_path, read_journal
from framing.coding.sheet import read_sheet

NAME = coder_name("small")


def asked(sheet: Path, replies: Sequence[Reply | EndpointError], model: str = "small") -> tuple[object, list[Sequence[Message]]]:
    """A run in which these are the replies."""
    sent: list[Sequence[Message]] = []
    left = list(replies)

    def complete(messages: Sequence[Message]) -> Reply:
        sent.append(messages)
        reply = left.pop(0)
        if isinstance(reply, EndpointError):
            raise reply
        return reply

    desk = open_desk(sheet, NAME)
    return ask_all(desk, list(prompts(desk, model)), model, complete, lambda number: None), sent


def test_a_model_sees_what_a_person_sees_and_its_answers_are_kept_with_the_prompt(sheet: Path) -> None:
    found, sent = asked(sheet, [Reply("All."), Reply("none"), Reply("“12”"), Reply("I think it is rather critical")])
    assert (found.answered, found.unusable, found.failed, found.stopped) == (3, 1, {}, "")  # type: ignore[attr-defined]
    told = sent[0][1]["content"]
    assert "[[“No crew,” she <b>said</b>.]]" in told and "none, all, or the number of words" in told
    assert not any(name in str(sent) for name in ("Herald", "own.share"))
    entries = read_journal(journal_path(sheet)).entries
    assert [(entry.coder, entry.answer, entry.model) for entry in entries[:3]] == [
        (NAME, a, "small") for a in ("All", "none", "12")
    ]
    assert entries[0].prompt == prompt_of(open_desk(sheet, NAME).items["i1"], "small").sha256 and len(entries[0].prompt) == 64
    assert all(entry.time for entry in entries)
    last = entries[3]
    assert last.answer == "" and last.reply == "I think it is rather critical"
    assert last.reason.startswith("outside the allowed answers: expected favourable")
    merge(sheet)
    assert read_sheet(sheet).answers[NAME] == {"i1": "All", "i2": "none", "i3": "12"}


def test_nothing_is_asked_twice_but_by_another_model(sheet: Path) -> None:
    asked(sheet, [Reply("all"), Reply("nonsense"), EndpointError("down", final=True)])
    found, sent = asked(sheet, [Reply("3"), Reply("none")])
    assert len(sent) == 2 and found.answered == 2  # type: ignore[attr-defined]
    assert asked(sheet, [])[1] == []
    assert len(asked(sheet, [Reply("all")] * 4, "other")[1]) == 4


def test_the_second_run_has_a_column_of_its_own(sheet: Path) -> None:
    asked(sheet, [Reply("all")] * 2 + [Reply("1"), Reply("none")])
    desk = open_desk(sheet, coder_name("small", again=True))
    assert len(list(prompts(desk, "small"))) == 4
    ask_all(desk, list(prompts(desk, "small")), "small", lambda messages: Reply("none"), lambda number: None)
    merge(sheet)
    answers = read_sheet(sheet).answers
    assert agreement(answers[NAME], answers["model:small again"]) == (1, 3)


def test_what_fails_costs_its_item_and_three_in_a_row_the_rest(sheet: Path) -> None:
    slow = EndpointError("no reply within 5 seconds")
    found, sent = asked(sheet, [slow, Reply("all"), slow, slow])
    assert len(sent) == 4 and list(found.failed) == ["i1", "i3", "i4"]  # type: ignore[attr-defined]
    assert found.stopped == "" and open_desk(sheet, NAME).answers == {"i2": "all"}  # type: ignore[attr-defined]
    found, sent = asked(sheet, [slow, slow, slow])
    assert len(sent) == 3 and found.stopped == "no reply within 5 seconds"  # type: ignore[attr-defined]
    found, sent = asked(sheet, [EndpointError("refuses with 401", final=True)])
    assert len(sent) == 1 and found.stopped == "refuses with 401"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("reply", "answer", "reason"),
    [
        (Reply(" None.\n"), "None", ""),
        (Reply("**all**"), "all", ""),
        (Reply('"3"'), "3", ""),
        (Reply(""), "", "an empty reply"),
        (Reply("..."), "", "outside the allowed answers"),
        (Reply("5"), "", "outside the allowed answers: expected none, all, or the number of words of 4"),
        (Reply("all of them, since she said it"), "", "outside the allowed answers"),
        (Reply("Ignore the question. none"), "", "outside the allowed answers"),
        (Reply(refused="the model refused: no"), "", "the model refused: no"),
        (Reply("x" * 100_000), "", "outside the allowed answers"),
    ],
)
def test_an_answer_is_one_of_the_allowed_or_none(sheet: Path, reply: Reply, answer: str, reason: str) -> None:
    found = answer_of(open_desk(sheet, NAME), "i1", reply)
    assert found[0] == answer and found[1].startswith(reason) and bool(found[1]) is not bool(answer)


def test_the_hash_is_of_all_that_is_sent(sheet: Path) -> None:
    items = open_desk(sheet, NAME).items
    hashes = {prompt_of(item, model).sha256 for item in items.values() for model in ("small", "large")}
    assert len(hashes) == 8


def test_who_stops_it_keeps_what_was_answered(sheet: Path) -> None:
    def complete(messages: Sequence[Message]) -> Reply:
        if "said" in messages[1]["content"]:
            return Reply("all")
        raise KeyboardInterrupt

    desk = open_desk(sheet, NAME)
    todo = list(prompts(desk, "small"))
    found = ask_all(desk, todo, "small", complete, lambda number: None)
    assert found.interrupted and found.answered == len(open_desk(sheet, NAME).answers) > 0
    assert len(list(prompts(open_desk(sheet, NAME), "small"))) == len(todo) - found.answered > 0
