"""Claims of a whole report, from drafts of single sentences: joined, denied, completed, and weighed as claims of war."""
