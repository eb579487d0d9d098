"""Plain HTTP: what is not GraphQL."""
