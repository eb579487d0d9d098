"""Settings, read from the environment: STAFFBANK_DATABASE_URL and so on."""

from pathlib import Path

from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Everything that differs between one installation and another.

    `database_url` is SQLAlchemy's form with psycopg 3 (`postgresql+psycopg://…`), PostgreSQL 15
    to 18. `issuer_key_file` holds the local issuer's private key (JWK); it is made where it
    is missing. `cursor_secret` signs the cursors of lists: change it and open pages end.
    `notify_api_key` is that of GOV.UK Notify, with the ids of two templates that have one
    field, `text`; without it nothing is sent, and inboxes have to do. `audit_heads_folder` is
    where the heads of the audit chains are written each day; without it they are events only.
    `trusted_documents_folder` has GraphQL documents that are trusted as the published ones are;
    with `trusted_documents_only` no others are answered. `draft_statuses` answers with the HTTP
    statuses of the draft of GraphQL over HTTP.
    """

    model_config = SettingsConfigDict(env_prefix="STAFFBANK_", frozen=True)

    database_url: str
    redis_url: str
    issuer: str = "https://staffbank.example/local"
    audience: str = "staffbank"
    issuer_key_file: Path = Path("issuer.jwk")
    token_hours: float = 12
    cursor_secret: SecretStr = SecretStr("")
    notify_api_key: SecretStr = SecretStr("")
    notify_url: str = "https://api.notifications.service.gov.uk"
    notify_email_template: str = ""
    notify_sms_template: str = ""
    audit_heads_folder: str = ""
    trusted_documents_folder: str = ""
    trusted_documents_only: bool = False
    draft_statuses: bool = False
