"""What a report's text gives before any parser: its layout, language, wire credits, quotations and topic."""
