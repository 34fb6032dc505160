"""Search for other people's LangChain chains: the articles as Documents, ranked as the assistant ranks them."""

from datetime import date
from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from assistant.build import Parts, open_parts
from assistant.numbers import search
from assistant.settings import Settings, load_settings


class ZhiduRetriever(BaseRetriever):
    """`ZhiduRetriever.open().invoke("请病假要什么材料")`. Each Document is an article as it stands on `day` (today)."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    parts: Any
    k: int = 5
    day: date | None = None

    @classmethod
    def open(cls, settings: Settings | None = None, **options: Any) -> "ZhiduRetriever":
        """Over the index in use (`zhidu index` builds it). Raises what `open_parts` raises."""
        return cls(parts=open_parts(settings or load_settings(), lasting=False), **options)

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:  # noqa: ARG002
        parts: Parts = self.parts
        return [
            Document(
                page_content=hit.article.text, id=str(hit.article.id),
                metadata={"article_id": str(hit.article.id), "label": hit.article.label, "score": hit.score},
            )
            for hit in search(query, self.k, parts, self.day or parts.settings.today())
        ]  # fmt: skip
