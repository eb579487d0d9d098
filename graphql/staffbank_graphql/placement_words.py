"""The words of the closed sets of placements that run, explained."""

from staffbank.domain.agreement import AgreementState
from staffbank.domain.employment_cost import Basis
from staffbank.domain.extension import ExtensionState, Party
from staffbank.domain.legal_basis import LegalBasis
from staffbank.domain.notice import EndCause
from staffbank.domain.placement import PlacementState
from staffbank.domain.recharge import RechargeState
from staffbank.domain.side import Side
from staffbank.domain.stop import PauseReason
from staffbank.domain.timesheet import TimesheetState
from staffbank.domain.vat import VatTreatment
from staffbank.domain.worked_line import Absence
from staffbank_graphql.closed_sets import explain


def explain_placements() -> None:
    """States and reasons of a placement."""
    explain(
        PlacementState,
        "Where a placement is.",
        AGREEMENT_PENDING="The host has confirmed it; both sides are to sign.",
        READY="Signed by both sides and acknowledged by the worker.",
        ACTIVE="She is at work.",
        PAUSED="The work has stopped for a while.",
        SUSPENDED="The work has stopped at once, over a concern or a failed check.",
        ENDING="She is at work, with a last day before the agreed one.",
        COMPLETED="It is over.",
        ENDED_EARLY="It is over before the agreed day.",
        WITHDRAWN="It was taken back before it began.",
    )
    explain(
        PauseReason,
        "Why the work of a placement stops for a while.",
        SICKNESS="She is ill.",
        HOME_EMERGENCY="Her home team needs her.",
        FITNESS_CONCERN="A concern about fitness to practise.",
        SAFEGUARDING="A safeguarding concern; any referral is made outside of the bank.",
        REGISTRATION="A recheck of the register failed.",
        CHECK="A DBS or right-to-work check failed.",
        NOT_READY="What her first day asks for is missing, and no longer waived.",
        OTHER="Anything else.",
    )
    explain(
        EndCause,
        "Why a placement ends before the agreed day.",
        WORKER_LEAVES="The worker leaves it.",
        HOME_RECALLS="Her home employer needs her back.",
        NO_LONGER_NEEDED="The host needs cover no longer.",
        LONG_SICKNESS="She is ill for long.",
        PERFORMANCE="The host is not content.",
        REGISTRATION="She is no longer registered; home or host may end it at once.",
        SAFEGUARDING="A safeguarding concern; home or host may end it at once.",
    )
    explain(
        Side,
        "Whose word it is.",
        name="PlacementSide",
        HOME="The worker's home employer's.",
        HOST="The host's.",
        REGION="The region's.",
    )


def explain_agreements() -> None:
    """States, bases and money of an agreement."""
    explain(
        AgreementState,
        "Where an agreement is.",
        PENDING="It is to be signed by both sides, and acknowledged by the worker.",
        SIGNED="It is signed and acknowledged.",
        REFUSED="One side does not sign.",
    )
    explain(
        LegalBasis,
        "What lets one organisation place its officer with another.",
        S113="Section 113 of the Local Government Act 1972, between two local authorities.",
        CONTRACT_SECONDMENT="A contract: a trust company is a party.",
    )
    explain(
        Basis,
        "Which hours a yearly cost is spread over.",
        name="RateBasis",
        PER_PAID_HOUR="Every hour that is paid.",
        PER_PRODUCTIVE_HOUR="Hours at work: leave and sickness left out.",
    )
    explain(
        VatTreatment,
        "Whether VAT is charged.",
        STANDARD_20="At the standard rate.",
        OUTSIDE_SCOPE_SPECIAL_LEGAL_REGIME="Not: under a special legal regime.",
    )


def explain_timesheets() -> None:
    """States and absences of a timesheet."""
    explain(
        TimesheetState,
        "Where a timesheet is.",
        DRAFT="The worker fills it in.",
        SUBMITTED="It waits for the host's line manager.",
        QUERIED="It is back with the worker, with a question.",
        APPROVED="The host's line manager has agreed.",
        AUTHORISED="The host's budget holder has agreed too.",
        LOCKED="It is closed for good.",
    )
    explain(
        Absence,
        "Why a session was not worked.",
        SICKNESS="She was ill.",
        LEAVE="She was on leave.",
        CANCELLED="The host cancelled it.",
        OTHER="Anything else.",
    )


def explain_recharges() -> None:
    """States of a recharge."""
    explain(
        RechargeState,
        "Where a recharge is.",
        ACCRUED="It is drawn up from locked hours.",
        PROFORMA="It is shown to the host.",
        ISSUED="It is issued, with VAT.",
        ACCEPTED="The host has accepted it.",
        DISPUTED="The host does not accept it for now; the worker is paid all the same.",
        SETTLED="The home employer has the money.",
        CREDITED="It is taken back by a credit note, or is that note: nothing is owed on both.",
    )


def explain_extensions() -> None:
    """The sets that describe extensions."""
    explain(
        ExtensionState,
        "Where an extension is; the placement goes on meanwhile as it was agreed.",
        REQUESTED="It waits for the worker, her home and the host's budget holder.",
        AGREED="All three agree; both sides are to sign the addendum.",
        SIGNED="It waits for the bank to hold her for its sessions.",
        IN_FORCE="She is held for its sessions.",
        DECLINED="Somebody did not agree, or it could not come into force any more; `reason` "
        "says which.",
    )
    explain(
        Party,
        "Whose word an extension needs.",
        name="ExtensionParty",
        WORKER="Hers.",
        HOME="Her home's, who releases her anew.",
        BUDGET="The host's budget holder's, who pays for it.",
    )
