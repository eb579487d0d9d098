"""How long what is kept: WT-9, DBS-3 and DP-4. What is not named here is not forgotten."""

from datetime import date, timedelta
from enum import Enum

from staffbank.domain.dated import Dated

BEGUN = date(2026, 1, 1)


class Kept(Enum):
    """What is forgotten after a time."""

    MATCH_SCORES = "match_scores"  # of proposals that nobody was offered
    CERTIFICATE_NUMBER = "certificate_number"  # of a DBS check; its outcome and dates stay
    ANSWER = "answer"  # of a deed with a key, which is given again to whoever sends it again
    REFUSED_ROW = "refused_row"  # of a batch, with the values that stood there; or repeated
    AUDIT_ENTRY = "audit_entry"  # its link stays, so that the chain is whole


KEPT_FOR = {
    Kept.MATCH_SCORES: Dated(
        "Days for which match scores are kept that led to no offer",
        source="DP-4, inferred",
        steps={BEGUN: timedelta(days=365)},
        verified=False,
        key="match_scores_kept_for",
    ),
    Kept.CERTIFICATE_NUMBER: Dated(
        "Days for which the number of a DBS certificate is kept",
        source="https://crb-online.org.uk/secure-handling-information (DBS-3)",
        steps={BEGUN: timedelta(days=183)},
        verified=False,
        key="certificate_number_kept_for",
    ),
    Kept.ANSWER: Dated(
        "Days for which the answer to a deed with a key is kept; one at least",
        source="the bank's own: a client gives up long before",
        steps={BEGUN: timedelta(days=2)},
        verified=False,
        key="answers_kept_for",
    ),
    Kept.REFUSED_ROW: Dated(
        "Days for which rows of a batch are kept that were refused, or done before",
        source="the bank's own: a file is mended and brought again long before",
        steps={BEGUN: timedelta(days=30)},
        verified=False,
        key="refused_rows_kept_for",
    ),
    Kept.AUDIT_ENTRY: Dated(
        "Days for which audit entries are kept; six years at least, whatever a region says",
        source="DP-4, inferred",
        steps={BEGUN: timedelta(days=2192)},
        verified=False,
        key="audit_entries_kept_for",
    ),
}
LEAST_KEPT = Dated(
    "Years for which records of working time are kept at least",
    source="Working Time Regulations 1998 (SI 1998/1833), reg. 9(b)",
    steps={date(1998, 10, 1): 2},
)
