"""Documents that the bank knew before anybody asked, each named by its hash."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeAlias

from staffbank.settings import Settings
from staffbank_graphql.refusal import Refusal

HERE = Path(__file__).parent
# Within the package where it was installed from a wheel, and beside it in a working copy.
PUBLISHED = (
    HERE / "operations" if (HERE / "operations").is_dir() else HERE.parent / "operations"
)

Asked: TypeAlias = dict[str, Any]


@dataclass(frozen=True)
class TrustedDocuments:
    """Their texts by id. Where they are the `only` ones, no other document is answered."""

    texts: Mapping[str, str]
    only: bool = False

    @classmethod
    def of(cls, settings: Settings) -> "TrustedDocuments":
        """The published operations, and those of the installation's own folder.

        Raises:
            NotADirectoryError: the folder that the settings name is not there.
        """
        folders = [PUBLISHED]
        if own := settings.trusted_documents_folder:
            folders.append(Path(own))
        texts = {id_of(text): text for folder in folders for text in _texts(folder)}
        return cls(texts, settings.trusted_documents_only)

    def with_those_of(self, own: Mapping[str, str], *, alone: bool) -> "TrustedDocuments":
        """These and a program's own; or its own alone."""
        if alone:
            return TrustedDocuments(own, only=True)
        return TrustedDocuments({**self.texts, **own}, self.only)

    def spelt_out(self, asked: Asked) -> Asked:
        """The request with the text of its document, which it may have named by `documentId`.

        Raises:
            Refusal: the id is unknown, or comes with a text; or it has only a text, and that
                is not trusted where it would have to be.
        """
        query, named = asked.get("query"), asked.get("documentId")
        if named is None:
            if self.only and isinstance(query, str) and not self.has(query):
                raise Refusal(
                    403,
                    "Here only trusted documents are answered, and this is none. Send the "
                    "`documentId` of a published operation, or have yours added.",
                )
            return asked
        if query is not None:
            raise Refusal(400, "Send a `query` or a `documentId`, not both.")
        if not isinstance(named, str) or named not in self.texts:
            raise Refusal(
                404,
                f"There is no trusted document {str(named)[:80]!r}. An id is 'sha256:' and the "
                "SHA-256 of the document's text, in small hexadecimal digits.",
            )
        return {**asked, "query": self.texts[named]}

    def has(self, text: str) -> bool:
        """Whether the text is that of a trusted document, to the letter."""
        return id_of(text) in self.texts


def id_of(text: str) -> str:
    """The document's id, as `sha256sum` has it of its file."""
    return f"sha256:{sha256(text.encode(errors='surrogatepass')).hexdigest()}"


def _texts(folder: Path) -> Iterator[str]:
    if not folder.is_dir():
        raise NotADirectoryError(
            f"There is no folder {folder} to take trusted documents from. Mend "
            "STAFFBANK_TRUSTED_DOCUMENTS_FOLDER."
        )
    for file in sorted(folder.glob("*.graphql")):
        yield file.read_bytes().decode()
