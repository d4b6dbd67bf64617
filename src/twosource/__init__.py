"""twosource: an open conflict monitor.

Reports of armed conflict in; attributed claims, corroborated events, holdings and sieges out; every figure leads
back to the words of a report.
"""

__version__ = "0.1.0"
