"""The kinds of reported fact that an evaluation reads."""

SESSION, CLOSED, ASKED, SUMMARISED = "session", "closing", "feedback-asked", "feedback"
COMPLETED, REVOKED, HELD, MONEY, PROGRAMME = "completion", "revocation", "activity", "money", "programme"
