"""Annual leave approved at home: WT-13."""

from staffbank.domain.availability import BlockReason
from staffbank.domain.law.bar import Bar
from staffbank.domain.london import spoken_span, whole_days
from staffbank.domain.period import Period, common
from staffbank.domain.worker import Worker


def on_leave(worker: Worker, within: Period) -> tuple[Bar, ...]:
    """Bars for the whole days of leave that the home employer has approved, in order.

    Source: Working Time Regulations 1998 (SI 1998/1833), reg. 13.
    """
    return tuple(
        Bar("WT-13", period, f"Annual leave is approved at home {when}.")
        for block in sorted(worker.availability.block_outs, key=lambda block: block.first_day)
        if block.reason is BlockReason.LEAVE
        for when in [spoken_span(block.first_day, block.last_day)]
        for period in common([whole_days(block.first_day, block.last_day)], [within])
    )
