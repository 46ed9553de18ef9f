"""How far people and plugins agree: coders' spans and labels against what the program finds."""

from framing.validation.gold import Gold, GoldError, Mark, Task, read_gold
from framing.validation.trust import load_validation, trust_of
from framing.validation.validate import Validation, validate

__all__ = ["Gold", "GoldError", "Mark", "Task", "Validation", "load_validation", "read_gold", "trust_of", "validate"]
