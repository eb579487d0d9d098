"""The words beside the code, held to what the code does."""

import ast
import json
import re
import shlex
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main
import yaml
from graphql import build_schema, parse, validate
from pydantic import SecretStr
from pydantic_core import PydanticUndefined

from staffbank import domain
from staffbank.cli.main import app
from staffbank.settings import Settings
from staffbank_graphql.limits import RULES
from staffbank_graphql.schema import schema
from tests.pages import DOCS, PAGES, README, ROOT, Fence, fences, name, sections

GLOSSARY = DOCS / "glossary.md"
OPERATIONS = sections(DOCS / "operations.md")
HOOKS = ROOT / ".pre-commit-config.yaml"

BANK: Any = typer.main.get_command(app)
TASKS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["poe"]["tasks"]
SDL = build_schema(schema.as_str())

LANGUAGES = {"", "graphql", "json", "mermaid", "python", "sh", "sql", "yaml"}
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
INLINE = re.compile(r"`(?:\.venv/bin/)?staffbank (\w+)[^`]*`")
TERM = re.compile(r"^- \*\*(?P<term>[^*]+)\*\*: \S.*\.$")
OF_ONE_MACHINE = re.compile(r"(?<![\w.:/])/(?:home|mnt|root|tmp|work|Users)\b")

# what the domain reckons with, as against what it is about
RECKONING = {
    *("dated", "expansion", "free_text", "london", "money"),
    *("offered", "period", "place", "request_road"),
}


def every_fence(*languages: str) -> list[Any]:
    """The fences of all pages in these languages, to run a test on each."""
    return [
        pytest.param(fence, id=str(fence))
        for page in PAGES
        for fence in fences(page, *languages)
    ]


def links(page: Path) -> Iterator[Path]:
    """Where the page's relative links lead."""
    for target in LINK.findall(page.read_text()):
        if "://" not in target:
            yield (page.parent / target.partition("#")[0]).resolve()


def terms() -> list[str]:
    """The words that the glossary explains, in its order and in small letters."""
    found = map(TERM.match, GLOSSARY.read_text().splitlines())
    return [each["term"].lower() for each in found if each]


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_relative_link_leads_somewhere_in_the_repository(page: Path) -> None:
    found = list(links(page))

    assert [str(target) for target in found if not target.exists()] == []
    assert [str(target) for target in found if not target.is_relative_to(ROOT)] == []


def test_every_page_can_be_reached_from_the_readme() -> None:
    reached, ahead = set[Path](), [README]
    while ahead:
        page = ahead.pop()
        if page.is_dir():
            ahead += page.rglob("*.md")
        elif page in PAGES and page not in reached:
            reached.add(page)
            ahead += links(page)

    assert [name(page) for page in PAGES if page not in reached] == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_no_page_names_a_path_of_one_machine(page: Path) -> None:
    lines = page.read_text().splitlines()

    assert [line for line in lines if OF_ONE_MACHINE.search(line)] == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_fence_says_a_language_that_is_looked_at(page: Path) -> None:
    assert {fence.language for fence in fences(page)} <= LANGUAGES


def test_every_command_has_its_heading_and_no_heading_is_stale() -> None:
    headings = {each for each in OPERATIONS if each.startswith("staffbank ")}

    assert headings == {f"staffbank {command}" for command in BANK.commands}


def test_every_setting_has_its_heading_and_no_heading_is_stale() -> None:
    headings = {each for each in OPERATIONS if each.startswith("STAFFBANK_")}

    assert headings == {f"STAFFBANK_{field.upper()}" for field in Settings.model_fields}


@pytest.mark.parametrize("field", Settings.model_fields)
def test_every_setting_is_told_with_its_default(field: str) -> None:
    said = OPERATIONS[f"STAFFBANK_{field.upper()}"]

    assert f"\n{default_in_words(Settings.model_fields[field].default)}" in said


def default_in_words(value: object) -> str:
    """How the page begins what it says of a setting with this default."""
    if value is PydanticUndefined:
        return "No default."
    shown = value.get_secret_value() if isinstance(value, SecretStr) else str(value)
    return f"Default `{shown}`" if shown else "Default empty."


def commands(fence: Fence) -> Iterator[list[str]]:
    """What is typed, line by line, without settings in front; what spans lines is left out."""
    for line in fence.text.splitlines():
        try:
            words = shlex.split(line, comments=True)
        except ValueError:  # a quotation goes on in the next line
            continue
        while words and re.match(r"[A-Z_]+=", words[0]):
            words.pop(0)
        if words:
            yield words


def check_command(program: str, *words: str) -> None:
    """Fail where the product has no such command, option, script, task or test."""
    match program.removeprefix(".venv/bin/"), words:
        case "staffbank", (command, *options):
            BANK.commands[command].make_context(command, options)
        case "sh", ("deploy/demo.sh", *options):
            BANK.commands["demo"].make_context("demo", list(options))
        case "sh", (script, *_):
            assert (ROOT / script).is_file(), script
        case "poe", (task, *_):
            assert task in TASKS, task
        case "pytest", (tests, *_):
            assert (ROOT / tests).exists(), tests
        case _:
            pass


@pytest.mark.parametrize("fence", every_fence("sh"))
def test_every_command_shown_is_one_that_there_is(fence: Fence) -> None:
    for words in commands(fence):
        check_command(*words)


@pytest.mark.parametrize(
    "wrong",
    [
        ".venv/bin/staffbank demo --quickly",
        "staffbank demo --port many",
        "staffbank token --person ada",
        "staffbank fly",
        "sh deploy/demo.sh --twice",
        "sh deploy/fly.sh",
        ".venv/bin/poe fly",
        ".venv/bin/pytest tests/fly.py",
    ],
)
def test_a_command_that_there_is_not_is_noticed(wrong: str) -> None:
    with pytest.raises(Exception, match=r"(?i)no such option|should be a valid|missing|fly"):
        check_command(*shlex.split(wrong))


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_command_named_in_a_sentence_is_one_that_there_is(page: Path) -> None:
    assert set(INLINE.findall(page.read_text())) <= set(BANK.commands)


def test_the_readme_shows_the_two_commands() -> None:
    shown = [shlex.join(words) for fence in fences(README, "sh") for words in commands(fence)]

    assert shown == ["sh deploy/demo.sh --once", "sh deploy/demo.sh", "sh deploy/test.sh"]


@pytest.mark.parametrize("fence", every_fence("graphql"))
def test_every_graphql_shown_fits_the_schema(fence: Fence) -> None:
    document = parse(fence.text)

    assert validate(SDL, document) == []
    assert validate(SDL, document, RULES) == []


READERS: dict[str, Callable[[str], object]] = {
    "json": json.loads,
    "yaml": yaml.safe_load,
    "python": ast.parse,
}


@pytest.mark.parametrize("fence", every_fence(*READERS))
def test_every_json_yaml_and_python_shown_can_be_read(fence: Fence) -> None:
    READERS[fence.language](fence.text)


def test_the_glossary_has_a_line_for_every_noun_of_the_domain() -> None:
    modules = {path.stem for path in Path(*domain.__path__).glob("[!_]*.py")}

    missing = {module.replace("_", " ") for module in modules - RECKONING} - set(terms())

    assert missing == set()
    assert modules >= RECKONING


def test_the_glossary_is_one_line_each_from_a_to_z() -> None:
    entries = [line for line in GLOSSARY.read_text().splitlines() if line.startswith("- ")]

    assert [line for line in entries if not TERM.match(line)] == []
    assert terms() == sorted(set(terms()))


def test_a_word_in_italics_has_a_line_of_its_own() -> None:
    words = set(re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", GLOSSARY.read_text())) - {"italics"}

    assert {
        word for word in words if not {word, word.removesuffix("s")} & set(terms())
    } == set()


def test_the_hooks_run_the_projects_own_tasks() -> None:
    (repository,) = yaml.safe_load(HOOKS.read_text())["repos"]
    entries = [hook["entry"].split() for hook in repository["hooks"]]

    assert repository["repo"] == "local"
    assert {program for program, _ in entries} == {".venv/bin/poe"}
    assert {task for _, task in entries} <= set(TASKS)
