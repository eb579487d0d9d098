"""The bank's own knowledge: frozen values and pure functions, in the words of the field."""
