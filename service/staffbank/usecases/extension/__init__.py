"""Extensions: asked for, agreed by three, signed by two, in force."""
