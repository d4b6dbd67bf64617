"""Events in a sentence: triggers, their roles, and how many were harmed (METHODS 1 and 3)."""
