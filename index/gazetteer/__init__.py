"""The gazetteer: concepts, surface forms, guards, and their matching."""
