"""Translation: adapters, cache, integrity check."""
