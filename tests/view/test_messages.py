"""The words of the interface: every language says everything."""

from __future__ import annotations

import re

import pytest

from kg.view.messages import messages, terms

PLURALS = re.compile(r"\.(one|few|many|other)$")
FORMS = {
    "en": {"one", "other"},
    "kk": {"one", "other"},
    "ru": {"one", "few", "many", "other"},
    "zh": {"other"},
}


def _keys(catalogue: dict[str, str]) -> set[str]:
    return {PLURALS.sub(".n", key) for key in catalogue}


def test_english_is_first() -> None:
    assert next(iter(messages())) == "en"


@pytest.mark.parametrize("language", messages())
def test_all_catalogues_have_the_same_keys(language: str) -> None:
    assert _keys(messages()[language]) == _keys(messages()["en"])


@pytest.mark.parametrize("language", messages())
def test_a_plural_has_no_form_that_its_language_has_not(language: str) -> None:
    found = {match[1] for key in messages()[language] if (match := PLURALS.search(key))}

    assert found <= FORMS[language]


@pytest.mark.parametrize("language", messages())
def test_messages_have_the_same_values_to_put_in(language: str) -> None:
    def slots(catalogue: dict[str, str]) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for key, text in catalogue.items():
            found.setdefault(PLURALS.sub(".n", key), set()).update(re.findall(r"\{(\w+)\}", text))
        return found

    assert slots(messages()[language]) == slots(messages()["en"])


@pytest.mark.parametrize("language", messages())
def test_no_message_is_empty(language: str) -> None:
    assert [key for key, text in messages()[language].items() if not text.strip()] == []


def test_every_word_of_the_vocabulary_is_there_in_every_language() -> None:
    words = [set(names) for names in terms().values()]

    assert all(each == words[0] for each in words)
    assert all(name for names in terms().values() for name in names.values())
