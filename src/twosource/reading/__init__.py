"""Reading: a report in; its paragraphs, persons and attributed claims out. It knows nothing of the store."""
