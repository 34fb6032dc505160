"""Slack: events, messages, buttons, over Socket Mode or HTTP."""
