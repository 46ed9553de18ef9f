"""Sphinx: ``sphinx-build -W -b html docs docs/_build/html`` (extra ``docs``)."""

from importlib.metadata import version as installed

project = "framing"
author = "the framing authors"
version = release = installed("media-framing")

extensions = ["myst_parser"]
exclude_patterns = ["_build"]
myst_heading_anchors = 3  # links to headings resolve, and are checked
html_theme = "furo"
html_title = f"framing {version}"
html_copy_source = False
html_show_sphinx = False
nitpicky = True
