"""What each connection to the database says first."""

# A process that is frozen inside a transaction holds its locks; it has lost them before
# its jobs are taken up again (`STALLED_AFTER_SECONDS`), so the next one does not wait for it.
ACT_AS_APP = "SET ROLE staffbank_app; SET idle_in_transaction_session_timeout = '15s'"
