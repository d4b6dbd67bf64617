"""Attribution: who says something, and through whom (METHODS 2)."""
