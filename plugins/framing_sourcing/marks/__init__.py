"""Words held at arm's length: what short quotations are, and the so-called without marks."""
