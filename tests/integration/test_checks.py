"""What is kept of a check, and what is not."""

from datetime import timedelta

import pytest

from staffbank.domain.check import Check, CheckKind, DbsLevel, NotACheck, StatusCheck
from staffbank.domain.principal import Role
from staffbank.persistence.tables import WORKER_CHECK
from staffbank.usecases.worker.record_check import record_check
from tests.town import NOW, TODAY, Town


async def test_a_dbs_certificate_is_looked_up_with_her_consent_and_the_original_seen(
    town: Town,
) -> None:
    level = DbsLevel.ENHANCED_CHILDREN_BARRED
    for said in (
        StatusCheck(TODAY + timedelta(days=1), original_seen=True),
        StatusCheck(TODAY, original_seen=False),
    ):
        with pytest.raises(NotACheck, match="DBS-2"):
            Check(CheckKind.DBS, TODAY, TODAY, None, "001", level, status_check=said)
    looked_up_at = Check(
        CheckKind.DBS, TODAY, TODAY, None, "001", level, status_check=StatusCheck(TODAY, True)
    )
    worker = await town.member()
    admin = town.uow(Role.COUNCIL_ADMINISTRATOR, worker.employer_id)
    await record_check(worker_id=worker.id, check=looked_up_at, now=NOW, uow=admin)

    async with town.uow(Role.COUNCIL_ADMINISTRATOR, worker.employer_id) as uow:
        assert looked_up_at in (await uow.workers.read(worker.id)).checks


def test_a_check_has_room_for_a_number_and_for_nothing_that_a_certificate_says() -> None:
    assert {column.name for column in WORKER_CHECK.c} == {
        *("id", "region_id", "worker_id", "employer_id", "person"),
        *("kind", "checked_on", "valid_from", "expires_on", "reference", "dbs_level"),
        *("register_status", "status_check"),
    }
    with pytest.raises(NotACheck, match="never what a certificate says"):
        Check(CheckKind.RIGHT_TO_WORK, TODAY, TODAY, reference="x" * 41)
