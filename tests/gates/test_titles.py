"""Every field, every choice and every kind has its Chinese name, where it is defined."""

import importlib
import pkgutil
import re
from collections import Counter
from collections.abc import Iterator
from typing import TypeVar

import pytest

import wuxian
from wuxian.domain.entries.kinds import KINDS
from wuxian.domain.history.differences import HAND_WRITTEN, Path, label
from wuxian.domain.values.types import Frozen, Labelled

_Class = TypeVar("_Class")
_GIT = "git"
"""git is called git in Chinese, too."""


def _below(base: type[_Class]) -> list[type[_Class]]:
    """Every class of the package that is one of these, once all of it is imported."""
    for module in pkgutil.walk_packages(wuxian.__path__, "wuxian."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    found = [base]
    for one in found:
        found.extend(one.__subclasses__())
    return [one for one in found if one.__module__.startswith("wuxian.") and one is not Labelled]


def _models() -> list[type[Frozen]]:
    return _below(Frozen)


def _paths(model: type[Frozen]) -> Iterator[Path]:
    """Every field of a file, however deep; elements of lists are called 甲."""
    for name in model.model_fields:
        inner = model.model_of(name)
        here = (name, "甲") if inner and inner.element else (name,)
        yield from ((*here, *path) for path in _paths(inner)) if inner else [here]


def test_all_files_and_all_kinds_are_looked_at() -> None:
    assert {*HAND_WRITTEN, *(kind.model for kind in KINDS.values())} <= {*_models()}


@pytest.mark.parametrize("model", _models(), ids=lambda model: model.__name__)
def test_every_field_has_a_title_in_chinese(model: type[Frozen]) -> None:
    titles = {name: field.title or "" for name, field in model.model_fields.items()}
    assert [name for name, title in titles.items() if title.isascii() and title != _GIT] == []


@pytest.mark.parametrize("file", HAND_WRITTEN, ids=lambda file: file.__name__)
def test_a_change_of_any_field_of_a_file_is_told_in_chinese(file: type[Frozen]) -> None:
    told = [label(path) for path in _paths(file)]
    assert [words for words in told if re.search("[A-Za-z]", words.replace(_GIT, ""))] == []


def test_no_two_files_have_a_field_of_one_name_since_its_name_tells_the_file() -> None:
    times = Counter(name for file in HAND_WRITTEN for name in file.model_fields)
    assert max(times.values()) == 1


@pytest.mark.parametrize("choices", _below(Labelled), ids=lambda choices: choices.__name__)
def test_every_choice_has_a_label_in_chinese(choices: type[Labelled]) -> None:
    assert [choice for choice in choices if not choice.label or choice.label.isascii()] == []


def test_every_kind_of_entry_has_a_label_in_chinese() -> None:
    assert [kind.name for kind in KINDS.values() if kind.label.isascii()] == []


@pytest.mark.parametrize("model", _models(), ids=lambda model: model.__name__)
def test_what_an_element_is_told_apart_by_is_a_field_of_it(model: type[Frozen]) -> None:
    named = model.element
    keys = {named.key, named.shown or named.key} if named else set()
    assert {*keys, *filter(None, [model.main])} <= model.model_fields.keys()
