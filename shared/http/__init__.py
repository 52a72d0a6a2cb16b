"""The HTTP edge of every service: who may, in which transaction, and how an answer or a refusal is told."""
