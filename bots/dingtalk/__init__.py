"""DingTalk: Stream mode, messages and interactive cards."""
