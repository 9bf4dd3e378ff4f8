"""Claims that a language model points at, where the user wants one: it gives places, the rules read what is there."""
