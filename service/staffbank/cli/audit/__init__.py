"""`staffbank audit`: what the audit trail is worth."""
