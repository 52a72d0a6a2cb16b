"""How we see what runs: logs, trace context, metrics, health."""
