"""What the forms say in their own words, in both languages. Nothing here is policy."""

from dataclasses import dataclass

from assistant.phrases import Language


@dataclass(frozen=True)
class Said:
    """One thing to say, in Chinese and in English."""

    zh: str
    en: str

    def in_(self, language: Language) -> str:
        return self.en if language == "en" else self.zh
