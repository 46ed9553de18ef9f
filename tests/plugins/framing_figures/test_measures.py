"""The measures of figures."""

from __future__ import annotations

from framing.testing import check_annotator, check_measure, sample_document, scores

from ...figured import PLUGINS  # noqa: TID252  tests have no absolute name

DOCUMENTS = [
    sample_document(),
    sample_document("Nothing is counted here. Nothing at all."),
    sample_document("A calm lead.\n\nSome 40 boats sailed, of which 12 sank. The mayor said 300 people saw it in 2019."),
]


def test_annotator_and_measures_keep_the_contract() -> None:
    from framing_figures.declared import FIGURES as ANNOTATOR
    from framing_figures.declared import MEASURES

    check_annotator(ANNOTATOR, DOCUMENTS, plugins=PLUGINS)
    for measure in MEASURES:
        check_measure(measure, DOCUMENTS, plugins=PLUGINS)


def test_density_counts_figures_in_words() -> None:
    (score,) = scores("figures.density", DOCUMENTS[2], plugins=PLUGINS)
    assert score["numerator"] == 3
    (score,) = scores("figures.density", DOCUMENTS[1], plugins=PLUGINS)
    assert (score["value"], score["status"]) == (0, "ok")


def test_shares_are_of_the_figures() -> None:
    (credited,) = scores("figures.credited_share", DOCUMENTS[2], plugins=PLUGINS)
    assert (credited["numerator"], credited["denominator"]) == (1, 3)
    (rough,) = scores("figures.approximate_share", DOCUMENTS[2], plugins=PLUGINS)
    assert (rough["numerator"], rough["denominator"]) == (1, 3)
    for measure in ("figures.credited_share", "figures.approximate_share"):
        (score,) = scores(measure, DOCUMENTS[1], plugins=PLUGINS)
        assert (score["value"], score["status"], score["reason"]) == (None, "none", "no figures")
