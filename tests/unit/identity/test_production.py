"""What a bank with real people in it does not start with."""

import shlex
from pathlib import Path

import pytest

from staffbank.bootstrap import build
from staffbank.cli.installation import the_settings
from staffbank.cli.main import main
from staffbank.cli.plain_words import CannotDo, in_plain_words
from staffbank.identity.tokens import NoTokens
from tests.builders import an_id
from tests.pages import DOCS, fences

NOWHERE = {"database_url": "", "redis_url": "redis://nowhere"}
REACHED = "https://bank.example.org"
BY_ENTRA = {"oidc_issuer": "https://login.example.org", "oidc_audience": "api://staffbank"}


def test_the_local_issuers_key_is_refused_in_production(tmp_path: Path) -> None:
    with pytest.raises(CannotDo, match=r"STAFFBANK_ISSUER_KEY_FILE is set.* can be anybody"):
        the_settings(**NOWHERE, environment="production", issuer_key_file=tmp_path / "a.jwk")


def test_in_production_nobody_prints_a_token(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("STAFFBANK_ENVIRONMENT", "production")
    monkeypatch.setenv("STAFFBANK_PUBLIC_URL", REACHED)

    with pytest.raises(SystemExit):
        main(f"token --person ada --role coordinator --region {an_id('West Midlands')}".split())

    assert "production has no local issuer" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_in_production_a_bank_is_built_without_a_local_issuer_and_makes_no_key(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)

    bank = build(
        the_settings(
            database_url="postgresql+psycopg://nowhere",
            redis_url="redis://nowhere",
            environment="production",
            public_url=REACHED,
        )
    )

    assert isinstance(bank.tokens, NoTokens)
    assert list(tmp_path.iterdir()) == []


def test_in_production_the_issuer_cannot_be_listened_to() -> None:
    with pytest.raises(CannotDo, match="in production it begins with https://"):
        the_settings(
            **NOWHERE, environment="production", oidc_issuer="http://login.example.org"
        )


def test_an_issuer_is_named_with_its_audience_and_its_map() -> None:
    with pytest.raises(CannotDo, match="set STAFFBANK_OIDC_AUDIENCE and STAFFBANK_ROLE_MAP"):
        the_settings(**NOWHERE, **BY_ENTRA)


def test_a_map_that_cannot_be_read_stops_the_start_in_plain_words() -> None:
    settings = the_settings(
        database_url="postgresql+psycopg://nowhere",
        redis_url="redis://nowhere",
        role_map_file="nowhere.toml",
        **BY_ENTRA,
    )

    with pytest.raises(Exception, match="nowhere") as wrong:
        build(settings)

    assert "STAFFBANK_ROLE_MAP_FILE=nowhere.toml" in (in_plain_words(wrong.value) or "")


@pytest.mark.parametrize("given", [{}, {"public_url": "http://bank.example.org"}], ids=str)
def test_in_production_people_reach_the_bank_by_tls(given: dict[str, str]) -> None:
    with pytest.raises(CannotDo, match=r"STAFFBANK_PUBLIC_URL=http:.*name the address"):
        the_settings(**NOWHERE, environment="production", **given)


def test_the_settings_on_the_page_fit_together(monkeypatch: pytest.MonkeyPatch) -> None:
    for fence in fences(DOCS / "how-to" / "sign-in.md", "sh"):
        for line in shlex.split(fence.text.replace("export ", "")):
            name, given, value = line.partition("=")
            if given and name.startswith("STAFFBANK_"):
                monkeypatch.setenv(name, value)

    settings = the_settings(**NOWHERE)

    assert settings.in_production
    assert settings.oidc_issuer.endswith("/{tenantid}/v2.0")
    assert settings.oidc_client_id
