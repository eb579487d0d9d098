"""Settings, read from the environment: STAFFBANK_DATABASE_URL and so on."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal, Self, TypeAlias

from pydantic import Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

PRODUCTION = "production"

Most: TypeAlias = Annotated[int, Field(gt=0, le=1_000_000_000)]


class Settings(BaseSettings):
    """Everything that differs between one installation and another.

    `database_url` is SQLAlchemy's form with psycopg 3 (`postgresql+psycopg://…`), PostgreSQL 15
    to 18. `environment` is `production` where real people are: the local issuer, whose key
    is in `issuer_key_file` and can be anybody, is not there then. `oidc_issuer` is the issuer
    of people's tokens; `{tenantid}` in it stands for the tenant, where there are many. What
    its tokens may do here is in `role_map_file`. With an `oidc_client_id` people sign in there
    with a browser, for `session_hours` at the most. `public_url` is where the bank is
    reached, and `client_key_file` holds the key of the tokens that programs get there.
    `cursor_secret` signs the cursors of lists:
    change it and open pages end. `notify_api_key` is that of GOV.UK Notify, with the ids of two
    templates that have one field, `text`; without it nothing is sent, and inboxes have to do.
    `audit_heads_folder` is where the heads of the audit chains are written each day; without it
    they are events only. `trusted_documents_folder` has GraphQL documents that are trusted as
    the published ones are; with `trusted_documents_only` no others are answered.
    `draft_statuses` answers with the HTTP statuses of the draft of GraphQL over HTTP.
    `requests_a_minute` and `fields_a_minute` are what one caller may ask for, and
    `sign_ins_a_minute` how often one address may ask for a token or sign in.
    Without `fast_execution` every field is executed by the GraphQL library.
    With a `metrics_token` whoever has it reads the figures of a process at `/metrics`.
    `contact` and `data_protection_officer` are what the pages about accessibility and privacy
    say of whom to reach, in words; without them those say how to find whoever that is.
    `webhook_key` is what the secrets of webhooks are made from: without it none is registered,
    and changed, all are. `webhook_local` lets webhooks lead to this machine, for a trial.
    """

    model_config = SettingsConfigDict(env_prefix="STAFFBANK_", frozen=True)

    database_url: str
    redis_url: str
    environment: Literal["development", "production"] = "development"
    issuer: str = "https://staffbank.example/local"
    audience: str = "staffbank"
    issuer_key_file: Path = Path("issuer.jwk")
    token_hours: float = 12
    oidc_issuer: str = ""
    oidc_audience: str = ""
    oidc_person_claim: Literal["sub", "oid"] = "sub"
    oidc_client_id: str = ""
    oidc_client_secret: SecretStr = SecretStr("")
    role_map_file: str = ""
    session_idle_minutes: int = 30
    session_hours: int = 10
    public_url: str = "http://127.0.0.1:8000"
    client_key_file: Path = Path("clients.jwk")
    cursor_secret: SecretStr = SecretStr("")
    notify_api_key: SecretStr = SecretStr("")
    notify_url: str = "https://api.notifications.service.gov.uk"
    notify_email_template: str = ""
    notify_sms_template: str = ""
    audit_heads_folder: str = ""
    trusted_documents_folder: str = ""
    trusted_documents_only: bool = False
    draft_statuses: bool = False
    requests_a_minute: Most = 30_000
    fields_a_minute: Most = 30_000_000
    sign_ins_a_minute: Most = 600
    fast_execution: bool = True
    metrics_token: SecretStr = SecretStr("")
    contact: str = ""
    data_protection_officer: str = ""
    webhook_key: SecretStr = SecretStr("")
    webhook_local: bool = False

    @property
    def in_production(self) -> bool:
        """Whether real people are here."""
        return self.environment == PRODUCTION

    @model_validator(mode="after")
    def _fit_together(self) -> Self:
        if faults := list(self._faults()):
            raise ValueError("; ".join(faults))
        return self

    def _faults(self) -> Iterator[str]:
        if self.in_production and "issuer_key_file" in self.model_fields_set:
            yield (
                "STAFFBANK_ISSUER_KEY_FILE is set, and STAFFBANK_ENVIRONMENT=production: "
                "whoever has the local issuer's key can be anybody, so it is for "
                "demonstrations. Take it away, and name the issuer of your people in "
                "STAFFBANK_OIDC_ISSUER"
            )
        if self.in_production and self.oidc_issuer.startswith("http:"):
            yield (
                f"STAFFBANK_OIDC_ISSUER={self.oidc_issuer} can be listened to on its way: in "
                "production it begins with https://"
            )
        if self.in_production and not self.public_url.startswith("https://"):
            yield (
                f"STAFFBANK_PUBLIC_URL={self.public_url} is not where people reach a bank in "
                "production: name the address that ends TLS, as in https://bank.example.org"
            )
        if self.public_url.endswith("/"):
            yield f"STAFFBANK_PUBLIC_URL={self.public_url} ends with a stroke: take it away"
        if self.oidc_issuer and not (self.oidc_audience and self.role_map_file):
            yield (
                "STAFFBANK_OIDC_ISSUER is set, so set STAFFBANK_OIDC_AUDIENCE and "
                "STAFFBANK_ROLE_MAP_FILE too: whom its tokens are for, and what they may do"
            )
