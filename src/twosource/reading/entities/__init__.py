"""Parties and places: what a noun phrase may be, what it names, and what descriptions and pronouns take up."""
