"""Who a source is, and of what type: names, bodies, pronouns, descriptions brought to one name."""
