"""What a run gives as tables: their contract, the files they go to, and what holds them."""

from framing.tables.contract import DOCUMENT, GROUP, Column, frame_of, read_pieces
from framing.tables.results import TableSet
from framing.tables.spool import Spool

__all__ = ["DOCUMENT", "GROUP", "Column", "Spool", "TableSet", "frame_of", "read_pieces"]
