"""Sentences as trees: parsed by the model, its known faults mended, and asked for what fills a predicate's slots."""
