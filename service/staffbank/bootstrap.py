"""Where the parts are put together."""

from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass

from procrastinate import App

from staffbank.adapters.heads_folder import HeadsFolder
from staffbank.adapters.notify import mail_of
from staffbank.adapters.redis_budgets import RedisBudgets
from staffbank.adapters.redis_once import RedisOnce
from staffbank.adapters.redis_progress import RedisProgress
from staffbank.adapters.typst_printer import TypstPrinter
from staffbank.adapters.webhook_post import HttpPost
from staffbank.domain.principal import Principal
from staffbank.identity.allowance import Allowance
from staffbank.identity.callers import Callers
from staffbank.identity.client_tokens import ClientTokens
from staffbank.identity.outside import Outside
from staffbank.identity.sessions import BrowserSessions
from staffbank.identity.sign_in import SignIn
from staffbank.identity.token_office import TokenOffice
from staffbank.identity.tokens import NoTokens, Tokens, local_issuer
from staffbank.persistence.bell import PostgresBell
from staffbank.persistence.database import Database
from staffbank.persistence.feeds import SharedFeeds
from staffbank.persistence.queue import queue
from staffbank.ports.answers import Answering, Asked
from staffbank.ports.audit import HeadsBook
from staffbank.ports.batch_desk import BatchDesk
from staffbank.ports.documents import Printer
from staffbank.ports.events import EventLog, Feeds
from staffbank.ports.mail import Mail
from staffbank.ports.progress import ProgressBoard
from staffbank.ports.queries import Queries
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.ports.webhooks import Deliveries, Post
from staffbank.settings import Settings


@dataclass(frozen=True)
class Bank:
    """The running bank: what the edges (API, jobs, command line) are handed."""

    settings: Settings
    tokens: Tokens | NoTokens
    callers: Callers
    allowance: Allowance
    token_office: TokenOffice
    sign_in: SignIn | None
    unit_of_work: Callable[[Principal], UnitOfWork]
    answering: Callable[[Principal, Asked], AbstractAsyncContextManager[Answering]]
    queries: Callable[[Principal], Queries]
    events: Callable[[Principal], EventLog]
    feeds: Feeds
    progress: ProgressBoard
    queue: App
    printer: Printer
    mail: Mail
    heads: HeadsBook
    deliveries: Callable[[Principal], Deliveries]
    post: Post
    batches: Callable[[Principal], BatchDesk]
    close: Callable[[], Awaitable[None]]


def build(settings: Settings) -> Bank:
    """Wire the real database, Redis and issuer to the use cases."""
    database = Database(settings.database_url)
    progress = RedisProgress(settings.redis_url)
    tokens = local_issuer(settings)
    programs = ClientTokens.of(settings, database.clients())
    sessions = BrowserSessions.of(settings, database.sessions())
    outside = Outside.of(settings)
    callers = Callers(tokens, sessions, programs, outside)
    once = RedisOnce(settings.redis_url)
    budgets = RedisBudgets(settings.redis_url)

    bell = PostgresBell(settings.database_url)
    feeds = SharedFeeds(bell, database.events)

    async def close() -> None:
        await feeds.close()
        await bell.close()
        await callers.close()
        await once.close()
        await budgets.close()
        await progress.close()
        await database.close()

    return Bank(
        settings=settings,
        tokens=tokens,
        callers=callers,
        allowance=Allowance.of(settings, budgets),
        token_office=TokenOffice.of(programs, once),
        sign_in=SignIn.of(settings, outside),
        unit_of_work=database.unit_of_work,
        answering=database.answering,
        queries=database.queries,
        events=database.events,
        feeds=feeds,
        progress=progress,
        queue=queue(settings.database_url),
        printer=TypstPrinter(),
        mail=mail_of(settings),
        heads=HeadsFolder(settings.audit_heads_folder),
        deliveries=database.deliveries,
        post=HttpPost(settings),
        batches=database.batches,
        close=close,
    )
