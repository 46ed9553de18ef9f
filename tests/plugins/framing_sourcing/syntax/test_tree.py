"""What a parser gives: a tree without circles, and tags beside ours."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from framing_sourcing.syntax.tree import make_tree, merged_tags


@given(st.lists(st.integers(0, 11), min_size=12, max_size=12))
def test_any_heads_make_a_tree_without_circles(heads: list[int]) -> None:
    tree = make_tree([""] * 12, heads, [""] * 12)
    for i in range(12):
        above = i
        for _ in range(12):
            assert tree.left[above] <= i <= tree.right[above]
            above = tree.heads[above]
        assert tree.heads[above] == above
    assert sorted(i for children in tree.children for i in children) == [i for i in range(12) if tree.heads[i] != i]


def test_tags_of_the_parser_replace_ours_but_for_closed_classes_names_and_marks() -> None:
    tree = make_tree(["NN", "VBZ", "NNS", "VBP", "``"], list(range(5)), ["ROOT"] * 5)
    assert merged_tags(["NNP", "BE", "PRP", "NN", "“"], tree) == ["NNP", "BE", "PRP", "VBP", "“"]
