"""Where state lives: connection, transaction, documents, local copies, outbox and inbox."""
