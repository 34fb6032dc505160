"""Feishu (Lark): messages and card buttons over HTTP callbacks."""
