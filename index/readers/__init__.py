"""Readers: files, folders, archives and feeds to raw articles."""
