"""The command line: verbs and options in, text and an exit status out. Importing it loads neither model nor store."""

from twosource.cli.app import app, main

__all__ = ["app", "main"]
