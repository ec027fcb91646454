"""Suhbat itself: the handbook read from its sources, checked, and drawn. Knows nothing of MkDocs."""
