"""Who may enter, what they may do there, and what is kept of it."""
