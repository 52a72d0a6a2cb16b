"""The gateway: one route table, two gateways (nginx, and werkzeug on one machine)."""
