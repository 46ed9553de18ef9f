"""Whether a plugin keeps its contract: every kind of hook, tried as a run does and on texts that nobody meant well."""

from framing.conformance.plugin import check_plugin
from framing.conformance.report import RULES, Finding, Report

__all__ = ["RULES", "Finding", "Report", "check_plugin"]
