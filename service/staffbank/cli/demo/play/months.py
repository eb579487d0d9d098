"""A month's end in the play: hours become debts, and most of them are paid."""

from datetime import date, datetime

from staffbank.cli.demo.cast import Office
from staffbank.cli.demo.play.stage import Stage
from staffbank.domain.principal import Role
from staffbank.domain.recharge import Recharge
from staffbank.usecases.recharge.accept_recharge import accept_recharge
from staffbank.usecases.recharge.accrue_recharge import accrue_recharge
from staffbank.usecases.recharge.dispute_recharge import dispute_recharge
from staffbank.usecases.recharge.issue_recharge import issue_recharge
from staffbank.usecases.recharge.settle_recharge import settle_recharge
from staffbank.usecases.recharge.show_recharge import show_recharge

DISPUTES, PAYS_AT_ONCE = 0.1, 0.6


async def month_ends(stage: Stage, month: date, now: datetime) -> None:
    """Every pair of organisations with locked hours has its recharge for the month."""
    async with stage.itself as uow:
        pairs = await uow.recharges.pairs()
    for home_id, host_id in pairs:
        recharge = await accrue_recharge(
            home_employer_id=home_id,
            host_council_id=host_id,
            month=month,
            now=now,
            uow=stage.itself,
        )
        if recharge is not None:
            stage.told["recharges issued"] += 1
            await _followed(stage, recharge, stage.at(home_id), stage.at(host_id), now)


async def _followed(
    stage: Stage, recharge: Recharge, home: Office, host: Office, now: datetime
) -> None:
    key = recharge.id
    await show_recharge(recharge_id=key, now=now, uow=stage.officer(home, Role.FINANCE_OFFICER))
    await issue_recharge(
        recharge_id=key, now=now, uow=stage.officer(home, Role.FINANCE_OFFICER)
    )
    if stage.falls(DISPUTES):
        await dispute_recharge(
            recharge_id=key,
            reason="One day does not agree with our rota.",
            now=now,
            uow=stage.officer(host, Role.FINANCE_OFFICER),
        )
        stage.told["recharges disputed (home pays the worker all the same)"] += 1
        return
    await accept_recharge(
        recharge_id=key, now=now, uow=stage.officer(host, Role.FINANCE_OFFICER)
    )
    if stage.falls(PAYS_AT_ONCE):
        await settle_recharge(
            recharge_id=key, now=now, uow=stage.officer(home, Role.FINANCE_OFFICER)
        )
        stage.told["recharges settled"] += 1
