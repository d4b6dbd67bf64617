"""Time: the intervals that words of time name, and which of them is an event's (METHODS 4)."""
