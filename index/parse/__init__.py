"""The query language: text to a frozen tree, with diagnostics."""
