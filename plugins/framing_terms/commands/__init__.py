"""The commands of the plugin, a module each."""
