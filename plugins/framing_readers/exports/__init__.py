"""Exports of newspaper archives, split into their articles: Nexis, Factiva, ProQuest and Europresse."""
