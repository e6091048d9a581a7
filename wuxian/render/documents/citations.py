"""Citations in words: which document says it, where, and on what basis."""

from collections.abc import Iterator, Sequence

from wuxian.domain.values.basis import Citation, Document
from wuxian.domain.values.dates import day_words
from wuxian.render.document import Paragraph, Tone, paragraph


def citation(cited: Citation, documents: Sequence[Document]) -> Paragraph:
    """One citation, calling its document by the short name."""
    called = {document.id: document.called for document in documents}
    document = f"{cited.file} " if cited.document is None else called.get(cited.document)
    facts = f"，事实{'、'.join(map(str, cited.facts))}" if cited.facts else ""
    remark = f"（{cited.remark}）" if cited.remark else ""
    words = f"{cited.basis.label}：{document or cited.document}{cited.section}{facts}{remark}"
    return paragraph(words, Tone.FAINT)


def short_names(documents: Sequence[Document]) -> Iterator[Paragraph]:
    """What the short names stand for."""
    for document in documents:
        if document.short:
            words = f"{document.short}：{document.issuer}《{document.title}》"
            yield paragraph(f"{words}，{day_words(document.date)}", Tone.FAINT)
