"""Feishu (Lark): messages and cards with buttons, over a long connection or HTTP."""
