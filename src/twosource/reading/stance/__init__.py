"""Stance: stated, hedged, denied, predicted (METHODS 2)."""
