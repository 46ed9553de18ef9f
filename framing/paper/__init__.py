"""What goes into a paper: a table of numbers by outlet, the table of the corpus, and the Methods paragraph."""

from framing.paper.corpus import corpus_table
from framing.paper.methods import Methods, methods
from framing.paper.model import PaperTable
from framing.paper.table import paper_table

__all__ = ["Methods", "PaperTable", "corpus_table", "methods", "paper_table"]
