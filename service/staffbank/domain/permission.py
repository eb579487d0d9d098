"""What each role may do."""

from collections.abc import Mapping
from uuid import UUID

from staffbank.domain.deed import Deed
from staffbank.domain.principal import Principal, Role
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.domain.side import Side

MATRIX: Mapping[Deed, frozenset[Role]] = {
    Deed.FOUND_REGION: frozenset({Role.REGIONAL_ADMINISTRATOR}),
    Deed.SUCCEED_COUNCIL: frozenset({Role.REGIONAL_ADMINISTRATOR}),
    Deed.AMEND_FIGURE: frozenset({Role.REGIONAL_ADMINISTRATOR}),
    Deed.READ_NOTIFICATION: frozenset({Role.WORKER}),
    Deed.SET_NOTIFICATION_WISHES: frozenset({Role.WORKER}),
    Deed.SHARE_CALENDAR: frozenset({Role.WORKER}),
    Deed.SET_HOME_FLOOR: frozenset({Role.LINE_MANAGER, Role.RELEASE_AUTHORISER}),
    Deed.DETERMINE_WEEKLY_REST: frozenset({Role.COUNCIL_ADMINISTRATOR}),
    Deed.JOIN_BANK: frozenset({Role.WORKER, Role.COUNCIL_ADMINISTRATOR}),
    Deed.RECORD_CHECK: frozenset({Role.COUNCIL_ADMINISTRATOR}),
    Deed.IMPORT_REGISTER: frozenset({Role.COUNCIL_ADMINISTRATOR}),
    Deed.AGREE_OPT_OUT: frozenset({Role.WORKER}),
    Deed.END_OPT_OUT: frozenset({Role.WORKER}),
    Deed.SET_AVAILABILITY: frozenset({Role.WORKER, Role.COUNCIL_ADMINISTRATOR}),
    Deed.EXPRESS_INTEREST: frozenset({Role.WORKER}),
    Deed.OPEN_REQUEST: frozenset({Role.REQUESTER}),
    Deed.BRING_BATCH: frozenset({Role.COUNCIL_ADMINISTRATOR, Role.REQUESTER}),
    Deed.SUBMIT_REQUEST: frozenset({Role.REQUESTER}),
    Deed.AMEND_REQUEST: frozenset({Role.REQUESTER}),
    Deed.APPROVE_REQUEST: frozenset({Role.BUDGET_HOLDER}),
    Deed.RETURN_REQUEST: frozenset({Role.BUDGET_HOLDER}),
    Deed.REJECT_REQUEST: frozenset({Role.BUDGET_HOLDER}),
    Deed.WIDEN_REQUEST: frozenset({Role.REQUESTER, Role.BUDGET_HOLDER}),
    Deed.ENGAGE_AGENCY_WORKER: frozenset({Role.BUDGET_HOLDER}),
    **dict.fromkeys(
        (Deed.SIGN_AGENCY_ENGAGEMENT, Deed.REFUSE_AGENCY_ENGAGEMENT),
        frozenset({Role.DIRECTOR_OF_CHILDRENS_SERVICES, Role.CHIEF_EXECUTIVE}),
    ),
    Deed.RELEASE_TO_AGENCY: frozenset({Role.BUDGET_HOLDER}),
    Deed.CLOSE_REQUEST: frozenset({Role.REQUESTER, Role.BUDGET_HOLDER}),
    Deed.WITHDRAW_REQUEST: frozenset({Role.REQUESTER, Role.BUDGET_HOLDER}),
    Deed.START_MATCH_RUN: frozenset({Role.COORDINATOR}),
    Deed.ABORT_MATCH_RUN: frozenset({Role.COORDINATOR}),
    Deed.DECLINE_PROPOSAL: frozenset({Role.COORDINATOR}),
    Deed.SAY_NO_MATCH: frozenset({Role.COORDINATOR}),
    Deed.MAKE_OFFER: frozenset({Role.COORDINATOR}),
    Deed.ACCEPT_OFFER: frozenset({Role.WORKER}),
    Deed.DECLINE_OFFER: frozenset({Role.WORKER}),
    Deed.WITHDRAW_OFFER: frozenset({Role.COORDINATOR, Role.WORKER}),
    Deed.GIVE_OPINION: frozenset({Role.LINE_MANAGER}),
    Deed.RELEASE_WORKER: frozenset({Role.RELEASE_AUTHORISER}),
    Deed.REFUSE_RELEASE: frozenset({Role.RELEASE_AUTHORISER}),
    Deed.WITHDRAW_RELEASE: frozenset({Role.RELEASE_AUTHORISER}),
    Deed.REJECT_OFFER: frozenset({Role.SERVICE_MANAGER}),
    Deed.CONFIRM_PLACEMENT: frozenset({Role.SERVICE_MANAGER}),
    Deed.FOUND_MASTER_AGREEMENT: frozenset({Role.REGIONAL_ADMINISTRATOR}),
    Deed.ACCEDE: frozenset({Role.SIGNATORY}),
    Deed.LOCK_TERMS: frozenset({Role.FINANCE_OFFICER}),
    Deed.RECORD_LEGAL_SIGN_OFF: frozenset({Role.SIGNATORY}),
    Deed.SIGN_AGREEMENT: frozenset({Role.SIGNATORY}),
    Deed.ACKNOWLEDGE_AGREEMENT: frozenset({Role.WORKER}),
    Deed.REFUSE_AGREEMENT: frozenset({Role.SIGNATORY, Role.WORKER}),
    Deed.PREPARE_START: frozenset({Role.SERVICE_MANAGER}),
    Deed.POSTPONE_PLACEMENT: frozenset({Role.SERVICE_MANAGER}),
    Deed.START_PLACEMENT: frozenset({Role.SERVICE_MANAGER}),
    Deed.PAUSE_PLACEMENT: frozenset(
        {Role.WORKER, Role.RELEASE_AUTHORISER, Role.SERVICE_MANAGER, Role.COORDINATOR}
    ),
    Deed.SUSPEND_PLACEMENT: frozenset({Role.SERVICE_MANAGER}),
    Deed.RESUME_PLACEMENT: frozenset({Role.RELEASE_AUTHORISER, Role.COORDINATOR}),
    Deed.CONSENT_TO_RULE: frozenset(
        {Role.RELEASE_AUTHORISER, Role.SERVICE_MANAGER, Role.COORDINATOR}
    ),
    Deed.RECORD_REVIEW: frozenset({Role.SERVICE_MANAGER}),
    Deed.END_PLACEMENT: frozenset({Role.WORKER, Role.RELEASE_AUTHORISER, Role.SERVICE_MANAGER}),
    Deed.PROPOSE_SHORTER_NOTICE: frozenset({Role.RELEASE_AUTHORISER, Role.SERVICE_MANAGER}),
    Deed.AGREE_SHORTER_NOTICE: frozenset({Role.RELEASE_AUTHORISER, Role.SERVICE_MANAGER}),
    Deed.RECORD_END_CAUSE: frozenset({Role.COORDINATOR}),
    Deed.CLOSE_PLACEMENT: frozenset({Role.SERVICE_MANAGER}),
    Deed.REQUEST_EXTENSION: frozenset({Role.WORKER, Role.SERVICE_MANAGER}),
    Deed.AGREE_EXTENSION: frozenset({Role.WORKER, Role.RELEASE_AUTHORISER, Role.BUDGET_HOLDER}),
    Deed.SIGN_EXTENSION: frozenset({Role.SIGNATORY}),
    Deed.DECLINE_EXTENSION: frozenset(
        {Role.WORKER, Role.RELEASE_AUTHORISER, Role.SERVICE_MANAGER, Role.BUDGET_HOLDER}
    ),
    Deed.GIVE_ACCOUNT: frozenset({Role.WORKER, Role.RELEASE_AUTHORISER, Role.SERVICE_MANAGER}),
    Deed.WITHDRAW_PLACEMENT: frozenset(
        {Role.WORKER, Role.RELEASE_AUTHORISER, Role.SERVICE_MANAGER}
    ),
    Deed.ASK_TWO_STEPS: frozenset({Role.COUNCIL_ADMINISTRATOR}),
    Deed.OPEN_TIMESHEET: frozenset({Role.WORKER}),
    Deed.FILL_IN_TIMESHEET: frozenset({Role.WORKER}),
    Deed.SUBMIT_TIMESHEET: frozenset({Role.WORKER}),
    Deed.QUERY_TIMESHEET: frozenset({Role.LINE_MANAGER, Role.BUDGET_HOLDER}),
    Deed.APPROVE_TIMESHEET: frozenset({Role.LINE_MANAGER}),
    Deed.AUTHORISE_TIMESHEET: frozenset({Role.BUDGET_HOLDER}),
    Deed.CORRECT_TIMESHEET: frozenset({Role.WORKER}),
    **dict.fromkeys(
        (
            Deed.SHOW_RECHARGE,
            Deed.ISSUE_RECHARGE,
            Deed.ACCEPT_RECHARGE,
            Deed.DISPUTE_RECHARGE,
            Deed.CREDIT_RECHARGE,
            Deed.SETTLE_RECHARGE,
        ),
        frozenset({Role.FINANCE_OFFICER}),
    ),
    **dict.fromkeys(
        (
            Deed.CREATE_API_CLIENT,
            Deed.ADD_API_CLIENT_KEY,
            Deed.END_API_CLIENT_KEY,
            Deed.REVOKE_API_CLIENT,
            Deed.REGISTER_DOCUMENT,
            Deed.REMOVE_DOCUMENT,
            Deed.HOLD_TO_DOCUMENTS,
            Deed.REGISTER_WEBHOOK,
            Deed.ROTATE_WEBHOOK_SECRET,
            Deed.REMOVE_WEBHOOK,
            Deed.REDELIVER,
        ),
        frozenset({Role.COUNCIL_ADMINISTRATOR, Role.REGIONAL_ADMINISTRATOR}),
    ),
}


# These roles speak for one side of a placement alone, whoever else a deed is for.
SPEAKS_FOR: Mapping[Role, Side] = {
    Role.RELEASE_AUTHORISER: Side.HOME,
    Role.REQUESTER: Side.HOST,
    Role.BUDGET_HOLDER: Side.HOST,
    Role.SERVICE_MANAGER: Side.HOST,
}


def roles_at(deed: Deed, side: Side) -> frozenset[Role]:
    """The roles that may do this on that side of a placement."""
    return frozenset(role for role in MATRIX[deed] if SPEAKS_FOR.get(role, side) is side)


def require(principal: Principal, deed: Deed, *, scope: UUID) -> None:
    """Do nothing if one of the deed's roles is held there. Raises Declined (not_permitted)."""
    hold_to_what_was_given(principal, deed)
    if any(principal.holds(role, scope) for role in MATRIX[deed]):
        return
    roles = " or ".join(sorted(role.value.replace("_", " ") for role in MATRIX[deed]))
    message = f"To {deed.value} you need the role {roles} there."
    raise Declined(Problem(ProblemCode.NOT_PERMITTED, message))


def require_as_worker(principal: Principal, deed: Deed) -> None:
    """Do nothing for a worker, wherever she is employed. Raises Declined (not_permitted)."""
    hers = [grant.scope for grant in principal.grants if grant.role is Role.WORKER]
    require(principal, deed, scope=hers[0] if hers else principal.region_id)


def hold_to_what_was_given(principal: Principal, deed: Deed) -> None:
    """Do nothing for people, and for programs that were given the deed. Raises Declined."""
    if principal.only is not None and deed.name not in principal.only:
        message = (
            f"This program was not given leave to {deed.value}: its council's administrator "
            "can let it in anew, with more."
        )
        raise Declined(Problem(ProblemCode.NOT_PERMITTED, message))
