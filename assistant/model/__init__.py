"""A chat model, where one is configured: it proposes words and slots, and everything that it says is checked.

Nothing here is imported while ZHIDU_CHAT_MODEL is not set.
"""
