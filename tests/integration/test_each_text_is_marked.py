"""All that the pages say can be translated: it is in the catalogue, and said from it."""

import re
from pathlib import Path

import pytest
from fastapi import Request
from jinja2.lexer import TOKEN_DATA

from staffbank.domain.principal import Role
from staffbank.web import language
from staffbank.web.assets import Assets
from staffbank.web.language import language_of
from staffbank.web.look import HERE, environment
from staffbank.web.not_now import not_now
from staffbank.web.turned_away import NO_RECORDS
from tests.a_visitor import a_visitor
from tests.integration.site_in_brackets import (
    LANGUAGE,
    LETTERS,
    TEXTS,
    catalogue,
    overheard,
    unsaid,
)
from tests.town import Town

NOT_TRANSLATED = {"mcmw.abilitynet.org.uk", "www.equalityadvisoryservice.com", "ico.org.uk"}
NOT_TRANSLATED |= {"__Host-staffbank", "__Host-staffbank-signing-in"}
OPEN = ("/sign-in", "/accessibility", "/privacy", "/cookies", "/offline", "/nowhere")
AUDITED = ("/audit/trail", "/audit/decisions", "/audit/things?named=nobody", "/audit/chain")


@pytest.fixture(scope="module")
def brackets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    locale = tmp_path_factory.mktemp("locale")
    catalogue(locale)
    return locale


@pytest.fixture
def in_brackets(brackets: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "LOCALE", brackets)


def test_the_catalogue_has_every_text_and_no_other() -> None:
    kept = TEXTS["TEMPLATE"].read_text(encoding="utf-8")
    assert kept == TEXTS["written"](TEXTS["texts"]()), (
        "run `poe texts`, and commit what it writes"
    )


def test_no_template_says_anything_but_by_the_catalogue() -> None:
    lex = environment(Assets.installed()).lex
    bare = dict[str, list[str]]()
    for path in sorted(HERE.rglob("*.html")):
        tokens = lex(path.read_text(encoding="utf-8"))
        parts = (text if kind == TOKEN_DATA else "\0" for _, kind, text in tokens)
        texts = re.split("<[^>]*>|\0", "".join(parts))
        if found := [e.strip() for e in texts if LETTERS.search(e)]:
            bare[path.name] = [each for each in found if each not in NOT_TRANSLATED]

    assert {name: texts for name, texts in bare.items() if texts} == {}


@pytest.mark.usefixtures("in_brackets")
async def test_pages_for_everybody_are_in_her_language(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered = overheard(monkeypatch)
    async with a_visitor(town.bank, town.who(Role.AUDITOR)) as visitor:
        visitor.client.headers["Accept-Language"] = f"xx, {LANGUAGE};q=0.8, en;q=0.5"
        answers = [await visitor.get(path) for path in (*OPEN, *AUDITED)]

    found = {
        str(each.url.path): list(unsaid(each.text, NOT_TRANSLATED | answered))
        for each in answers
    }
    assert {path: texts for path, texts in found.items() if texts} == {}
    assert all(f'<html lang="{LANGUAGE}"' in each.text for each in answers)


@pytest.mark.usefixtures("in_brackets")
def test_what_cannot_be_answered_just_now_is_told_in_her_language(town: Town) -> None:
    hers = Request({"type": "http", "headers": [(b"accept-language", LANGUAGE.encode())]})
    page = bytes(not_now(hers, town.bank.settings, "/", NO_RECORDS).body).decode()

    assert not list(unsaid(page, NOT_TRANSLATED))
    assert f'<html lang="{LANGUAGE}"' in page


@pytest.mark.usefixtures("in_brackets")
@pytest.mark.parametrize(
    ("cookie", "header", "found"),
    [
        ("", "", "en"),
        ("", "cy-GB, cy;q=0.9, en;q=0.8", "en"),
        ("", "en-GB, qps;q=0.9", "en"),
        ("", "en;q=0.5, QPS-ploc;q=0.9", "qps"),
        ("", "qps;q=0, en", "en"),
        ("", "qps;q=nine, ;;,", "en"),
        ("qps", "en", "qps"),
        ("en", "qps", "en"),
        ("../../etc", "qps", "qps"),
    ],
)
def test_the_language_is_the_readers_where_it_is_there(
    cookie: str, header: str, found: str
) -> None:
    headers = [(b"accept-language", header.encode()), (b"cookie", f"lang={cookie}".encode())]
    assert language_of(Request({"type": "http", "headers": headers})) == found
