"""Every field of every model has its Chinese name, on the model and nowhere else."""

import importlib
import pkgutil

import pytest

import wuxian
from wuxian.domain.values.types import Frozen


def _models() -> list[type[Frozen]]:
    """Every model of the package, once all of it is imported."""
    for module in pkgutil.walk_packages(wuxian.__path__, "wuxian."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    found = [Frozen]
    for model in found:
        found.extend(model.__subclasses__())
    return [model for model in found if model.__module__.startswith("wuxian.")]


@pytest.mark.parametrize("model", _models(), ids=lambda model: model.__name__)
def test_every_field_has_a_title_in_chinese(model: type[Frozen]) -> None:
    titles = {name: field.title or "" for name, field in model.model_fields.items()}
    # git is called git in Chinese, too.
    assert [name for name, title in titles.items() if title.isascii() and title != "git"] == []


@pytest.mark.parametrize("model", _models(), ids=lambda model: model.__name__)
def test_what_an_element_is_told_apart_by_is_a_field_of_it(model: type[Frozen]) -> None:
    named = model.element
    keys = {named.key, named.shown or named.key} if named else set()
    assert {*keys, *filter(None, [model.main])} <= model.model_fields.keys()
