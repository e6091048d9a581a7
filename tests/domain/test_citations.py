"""Citations: a registered document, or the file of a list or a form, and only one of them."""

import pytest
from pydantic import ValidationError

from wuxian.domain.values.basis import Citation


@pytest.mark.parametrize("given", [{"document": "reply-034"}, {"file": "清单.xlsx"}])
def test_a_citation_names_a_document_or_a_file(given: dict[str, str]) -> None:
    assert Citation.model_validate({**given, "section": "第5行"}).section == "第5行"


@pytest.mark.parametrize("given", [{}, {"document": "reply-034", "file": "清单.xlsx"}])
def test_one_of_nothing_or_of_both_is_refused(given: dict[str, str]) -> None:
    with pytest.raises(ValidationError, match="要写一个，也只写一个"):
        Citation.model_validate({**given, "section": "第5行"})
