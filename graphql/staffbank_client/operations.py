"""The published operations, typed. Written by `poe client`."""

from collections.abc import Iterator
from typing import Literal, NotRequired, TypedDict, cast

from staffbank_client.transport import Transport

MatchRunState = Literal["QUEUED", "RUNNING", "FINISHED", "ABORTED", "FAILED"]
ProblemCode = Literal["INVALID", "UNKNOWN_SKILL", "OVERLAPPING_AVAILABILITY", "IN_THE_PAST", "NOT_FOUND", "NOT_PERMITTED", "SAME_PERSON", "WRONG_STATE", "ALREADY_ON_THE_BANK", "ALREADY_BOOKED", "SLOT_TAKEN", "ALREADY_RUNNING", "NOT_ELIGIBLE", "REFERENCE_TAKEN", "CROSSED", "HOME_FLOOR", "CONSENT", "RULE"]
RuleStanding = Literal["STATED", "INFERRED", "UNVERIFIED"]
OfferState = Literal["OFFERED", "ACCEPTED", "RELEASED", "CONFIRMED", "DECLINED", "REFUSED", "REJECTED", "WITHDRAWN", "EXPIRED"]
ConsultationMethod = Literal["BANK", "MEETING", "TELEPHONE", "E_MAIL"]
DeclineReason = Literal["DATES", "TRAVEL", "KIND_OF_WORK", "HOME_WORKLOAD", "PERSONAL", "OTHER"]
RefusalReason = Literal["TEAM_TOO_THIN", "CRITICAL_CASE", "LEAVE_OR_SICKNESS", "PERFORMANCE", "OTHER"]
RechargeState = Literal["ACCRUED", "PROFORMA", "ISSUED", "ACCEPTED", "DISPUTED", "SETTLED", "CREDITED"]
AgreementState = Literal["PENDING", "SIGNED", "REFUSED"]
CoreRole = Literal["SOCIAL_WORKER", "SENIOR_SOCIAL_WORKER", "ADVANCED_PRACTITIONER", "TEAM_MANAGER", "REVIEWING_OFFICER"]
AgencyEngagementState = Literal["AWAITING_SIGN_OFF", "ENGAGED", "REFUSED"]
ExtensionState = Literal["REQUESTED", "AGREED", "SIGNED", "IN_FORCE", "DECLINED"]
ExtensionParty = Literal["WORKER", "HOME", "BUDGET"]
PlacementState = Literal["AGREEMENT_PENDING", "READY", "ACTIVE", "PAUSED", "SUSPENDED", "ENDING", "COMPLETED", "ENDED_EARLY", "WITHDRAWN"]
EndCause = Literal["WORKER_LEAVES", "HOME_RECALLS", "NO_LONGER_NEEDED", "LONG_SICKNESS", "PERFORMANCE", "REGISTRATION", "SAFEGUARDING"]
LegalBasis = Literal["S113", "CONTRACT_SECONDMENT"]
RateBasis = Literal["PER_PAID_HOUR", "PER_PRODUCTIVE_HOUR"]
VatTreatment = Literal["STANDARD_20", "OUTSIDE_SCOPE_SPECIAL_LEGAL_REGIME"]
CoverRequestState = Literal["DRAFT", "SUBMITTED", "OPEN", "CLOSED", "REJECTED", "WITHDRAWN"]
Stage = Literal["OWN_COUNCIL", "NEIGHBOURS", "REGION", "AGENCY"]
Outcome = Literal["FILLED_BY_BANK", "PARTLY_FILLED", "FILLED_BY_OWN", "FILLED_BY_AGENCY", "NOT_FILLED"]
Weekday = Literal["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"]
CoverReason = Literal["VACANCY", "PARENTAL_LEAVE", "LONG_SICKNESS", "DEMAND", "COURT_BACKLOG", "IMPROVEMENT", "PROJECT", "LEAVE_COVER", "EMERGENCY_DUTY", "BANK_HOLIDAY"]
SkillLevel = Literal["AWARE", "INDEPENDENT", "CAN_LEAD"]
Tier = Literal["CRITICAL", "HIGH", "NORMAL", "LOW"]
CaseWork = Literal["CASE_HOLDING", "TASK"]
Role = Literal["WORKER", "LINE_MANAGER", "RELEASE_AUTHORISER", "REQUESTER", "BUDGET_HOLDER", "SERVICE_MANAGER", "SIGNATORY", "FINANCE_OFFICER", "DIRECTOR_OF_CHILDRENS_SERVICES", "CHIEF_EXECUTIVE", "COUNCIL_ADMINISTRATOR", "COORDINATOR", "ANALYST", "AUDITOR", "REGIONAL_ADMINISTRATOR", "SYSTEM"]
Deed = Literal["FOUND_REGION", "SUCCEED_COUNCIL", "AMEND_FIGURE", "READ_NOTIFICATION", "SET_NOTIFICATION_WISHES", "SHARE_CALENDAR", "SET_HOME_FLOOR", "DETERMINE_WEEKLY_REST", "JOIN_BANK", "RECORD_CHECK", "IMPORT_REGISTER", "SET_AVAILABILITY", "AGREE_OPT_OUT", "END_OPT_OUT", "EXPRESS_INTEREST", "OPEN_REQUEST", "SUBMIT_REQUEST", "AMEND_REQUEST", "APPROVE_REQUEST", "RETURN_REQUEST", "REJECT_REQUEST", "WIDEN_REQUEST", "ENGAGE_AGENCY_WORKER", "SIGN_AGENCY_ENGAGEMENT", "REFUSE_AGENCY_ENGAGEMENT", "RELEASE_TO_AGENCY", "CLOSE_REQUEST", "WITHDRAW_REQUEST", "START_MATCH_RUN", "ABORT_MATCH_RUN", "DECLINE_PROPOSAL", "SAY_NO_MATCH", "MAKE_OFFER", "ACCEPT_OFFER", "DECLINE_OFFER", "WITHDRAW_OFFER", "GIVE_OPINION", "RELEASE_WORKER", "REFUSE_RELEASE", "WITHDRAW_RELEASE", "REJECT_OFFER", "CONFIRM_PLACEMENT", "FOUND_MASTER_AGREEMENT", "ACCEDE", "LOCK_TERMS", "RECORD_LEGAL_SIGN_OFF", "SIGN_AGREEMENT", "ACKNOWLEDGE_AGREEMENT", "REFUSE_AGREEMENT", "PREPARE_START", "POSTPONE_PLACEMENT", "START_PLACEMENT", "PAUSE_PLACEMENT", "SUSPEND_PLACEMENT", "RESUME_PLACEMENT", "CONSENT_TO_RULE", "RECORD_REVIEW", "END_PLACEMENT", "PROPOSE_SHORTER_NOTICE", "AGREE_SHORTER_NOTICE", "RECORD_END_CAUSE", "CLOSE_PLACEMENT", "REQUEST_EXTENSION", "AGREE_EXTENSION", "SIGN_EXTENSION", "DECLINE_EXTENSION", "GIVE_ACCOUNT", "WITHDRAW_PLACEMENT", "ASK_TWO_STEPS", "OPEN_TIMESHEET", "FILL_IN_TIMESHEET", "SUBMIT_TIMESHEET", "QUERY_TIMESHEET", "APPROVE_TIMESHEET", "AUTHORISE_TIMESHEET", "CORRECT_TIMESHEET", "SHOW_RECHARGE", "ISSUE_RECHARGE", "ACCEPT_RECHARGE", "DISPUTE_RECHARGE", "CREDIT_RECHARGE", "SETTLE_RECHARGE", "CREATE_API_CLIENT", "ADD_API_CLIENT_KEY", "END_API_CLIENT_KEY", "REVOKE_API_CLIENT", "REGISTER_DOCUMENT", "REMOVE_DOCUMENT", "HOLD_TO_DOCUMENTS", "REGISTER_WEBHOOK", "ROTATE_WEBHOOK_SECRET", "REMOVE_WEBHOOK", "BRING_BATCH", "REDELIVER"]
KeyKind = Literal["SECRET", "PUBLIC_KEY"]
TimesheetState = Literal["DRAFT", "SUBMITTED", "QUERIED", "APPROVED", "AUTHORISED", "LOCKED"]
Tampering = Literal["CHANGED", "REMOVED", "INSERTED"]
TrailKind = Literal["OVERRIDE", "DECISION", "STEP"]
BatchKind = Literal["WORKERS", "COVER_REQUESTS"]
BatchRowState = Literal["WAITING", "DONE", "REPEATED", "REFUSED"]
EmployerKind = Literal["LOCAL_AUTHORITY", "TRUST_COMPANY"]
RequestShape = Literal["DUTY_DAY", "NIGHT_SHIFT", "SINGLE_SESSION", "DAYS_A_WEEK", "FULL_TIME"]
AgencyContract = Literal["AGENCY_PAYE", "LIMITED_OR_UMBRELLA"]
LeftFor = Literal["AGENCY_WORK", "REDUNDANCY", "IN_PROBATION", "ANOTHER_REGION", "PERMANENT_POST"]
Absence = Literal["SICKNESS", "LEAVE", "CANCELLED", "OTHER"]
Opinion = Literal["SUPPORTS", "OPPOSES"]
RegisterStatus = Literal["REGISTERED", "WARNED", "CONDITIONS", "SUSPENDED", "REMOVED", "NOT_LISTED"]
CheckKind = Literal["REGISTRATION", "DBS", "RIGHT_TO_WORK", "NIGHT_ASSESSMENT"]
DbsLevel = Literal["BASIC", "STANDARD", "ENHANCED", "ENHANCED_CHILDREN_BARRED"]
EngineStatus = Literal["OPTIMAL", "FEASIBLE", "STOPPED"]
BoundMethod = Literal["LINEAR_PROGRAM", "SEARCH", "UNFINISHED_SEARCH", "PROMISING_PAIRS", "COUNT", "NONE"]
Preference = Literal["FAMILIAR_TEAM", "FAMILIAR_HOST", "PREFERRED_HOST", "WISHES", "TRAVEL", "COST", "NEXT_BLOCK", "NAMED"]
VerdictOutcome = Literal["ALLOWED", "REFUSED", "NEEDS_CONSENT", "WARNED"]
UnfilledReason = Literal["OWN_COUNCIL", "ROLE", "SKILL", "BARRED", "TRAVEL", "AVAILABILITY", "BOOKED", "REST", "HOURS", "ALL_TAKEN", "NO_WORKERS", "LAW"]
RejectionReason = Literal["NO_LONGER_NEEDED", "EXPERIENCE", "CHECKS", "NO_SUPERVISOR", "OTHER"]
OfferedTime = Literal["OF_HOME_WORK", "ON_TOP"]
BlockReason = Literal["LEAVE", "UNAVAILABLE"]
PlanObstacle = Literal["PINNED", "FLOOR", "SEAT", "WHOLE", "REST", "TOO_MANY"]
PauseReason = Literal["SICKNESS", "HOME_EMERGENCY", "FITNESS_CONCERN", "SAFEGUARDING", "REGISTRATION", "CHECK", "NOT_READY", "OTHER"]
PlacementSide = Literal["HOME", "HOST", "REGION"]
WebhookDeliveryState = Literal["WAITING", "DELIVERED", "DEAD"]
Office = Literal["DIRECTOR", "CHIEF_EXECUTIVE"]
WebhookState = Literal["ACTIVE", "GONE", "REMOVED"]

class AbortMatchRunInput(TypedDict):
    """Which run to stop."""

    runId: str


class AccedeInput(TypedDict):
    """Who becomes party to which master agreement."""

    masterAgreementId: str
    councilId: str
    asEmployer: NotRequired[bool]
    preSignsUrgent: NotRequired[bool]


class AcceptOfferInput(TypedDict):
    """Which offer you accept."""

    offerId: str
    comments: str
    method: NotRequired[ConsultationMethod]


class AcceptRechargeInput(TypedDict):
    """Which recharge you accept."""

    rechargeId: str


class AcknowledgeAgreementInput(TypedDict):
    """Which agreement you have read."""

    agreementId: str
    digest: str


class AddApiClientKeyInput(TypedDict):
    """A program that gets another key."""

    apiClientId: str
    publicKey: NotRequired[str | None]


class AgreeExtensionInput(TypedDict):
    """Which extension you agree to."""

    extensionId: str
    comments: NotRequired[str]
    method: NotRequired[ConsultationMethod]


class AgreeOptOutInput(TypedDict):
    """Your opt-out from the 48-hour week."""

    workerId: str
    holdsFrom: str
    noticeDays: NotRequired[int]


class AgreeShorterNoticeInput(TypedDict):
    """The proposed end that your side agrees to."""

    placementId: str
    endsAt: str


class DutyDayInput(TypedDict):
    """One day on a duty desk."""

    day: str
    since: NotRequired[str]
    until: NotRequired[str]


class NightShiftInput(TypedDict):
    """One night."""

    day: str
    since: NotRequired[str]
    until: NotRequired[str]


class SingleSessionInput(TypedDict):
    """A few hours on one day."""

    day: str
    since: str
    until: str


class DaysAWeekInput(TypedDict):
    """The same weekdays for some weeks."""

    firstDay: str
    weekdays: list[Weekday]
    weeks: int
    since: NotRequired[str]
    until: NotRequired[str]


class FullTimeInput(TypedDict):
    """Monday to Friday for some months."""

    firstDay: str
    months: int
    since: NotRequired[str]
    until: NotRequired[str]


class ShapeInput(TypedDict):
    """The form that the work comes in: exactly one."""

    dutyDay: NotRequired[DutyDayInput | None]
    nightShift: NotRequired[NightShiftInput | None]
    singleSession: NotRequired[SingleSessionInput | None]
    daysAWeek: NotRequired[DaysAWeekInput | None]
    fullTime: NotRequired[FullTimeInput | None]


class SkillNeedInput(TypedDict):
    """A skill that a request asks for."""

    code: str
    level: NotRequired[SkillLevel]


class AmendCoverRequestInput(TypedDict):
    """Which request to amend, and all that it asks for from now on."""

    teamId: str
    title: str
    roles: list[CoreRole]
    shape: ShapeInput
    reason: CoverReason
    costCentre: str
    headcount: NotRequired[int]
    mustHave: NotRequired[list[SkillNeedInput]]
    niceToHave: NotRequired[list[SkillNeedInput]]
    tier: NotRequired[Tier]
    statutory: NotRequired[bool]
    caseWork: NotRequired[CaseWork]
    remote: NotRequired[bool]
    preferredId: NotRequired[str | None]
    requestId: str


class AmendFigureInput(TypedDict):
    """A figure of the region's own, for one that is unverified."""

    key: str
    holdsFrom: str
    value: str
    source: str
    verified: NotRequired[bool]


class ApproveCoverRequestInput(TypedDict):
    """Which request to approve, and who is asked first."""

    requestId: str
    stage: NotRequired[Stage]


class ApproveTimesheetInput(TypedDict):
    """Which timesheet you agree to."""

    timesheetId: str


class AskTwoStepsInput(TypedDict):
    """For which council, and whether."""

    councilId: str
    asked: bool


class AuditSubjectFilter(TypedDict):
    """Only things such as these."""

    named: NotRequired[str | None]
    kind: NotRequired[str | None]
    councilId: NotRequired[str | None]


class AuditFilter(TypedDict):
    """Only entries such as these."""

    kind: NotRequired[TrailKind | None]
    councilId: NotRequired[str | None]
    about: NotRequired[str | None]
    since: NotRequired[str | None]
    until: NotRequired[str | None]


class AuthoriseTimesheetInput(TypedDict):
    """Which timesheet you agree to."""

    timesheetId: str


class BatchRowFilter(TypedDict):
    """Only rows such as these."""

    batchId: NotRequired[str | None]
    state: NotRequired[BatchRowState | None]


class BringBatchInput(TypedDict):
    """Rows of one kind, for one council."""

    councilId: str
    kind: BatchKind
    lines: str
    firstRow: NotRequired[int]


class CloseCoverRequestInput(TypedDict):
    """Which request to close, and what became of it."""

    requestId: str
    outcome: Outcome


class ClosePlacementInput(TypedDict):
    """Which placement is over."""

    placementId: str
    accessRemovedOn: str


class ConsentInput(TypedDict):
    """A rule that asks your consent, and your reason for giving it."""

    rule: str
    reason: str


class ConfirmPlacementInput(TypedDict):
    """Which offer you confirm as the host."""

    offerId: str
    consents: NotRequired[list[ConsentInput]]


class ConsentToRuleInput(TypedDict):
    """A placement, a rule that asks your side's consent, and why."""

    placementId: str
    rule: str
    reason: str


class CorrectTimesheetInput(TypedDict):
    """Which lines are wrong."""

    timesheetId: str
    lineIds: list[str]


class CoverRequestFilter(TypedDict):
    """Only cover requests such as these."""

    state: NotRequired[CoverRequestState | None]
    councilId: NotRequired[str | None]


class CreateApiClientInput(TypedDict):
    """A program, and what it is let to see and do."""

    name: str
    councilId: NotRequired[str | None]
    roles: list[Role]
    deeds: NotRequired[list[Deed]]
    publicKey: NotRequired[str | None]


class CreditRechargeInput(TypedDict):
    """Which disputed recharge you take back, and why."""

    rechargeId: str
    reason: str


class DeclineExtensionInput(TypedDict):
    """Which extension you decline, and why."""

    extensionId: str
    reason: str


class DeclineOfferInput(TypedDict):
    """Which offer you decline, and why."""

    offerId: str
    reason: DeclineReason


class DeclineProposalInput(TypedDict):
    """Which proposal you do not follow, and why."""

    proposalId: str
    reason: str


class DetermineWeeklyRestInput(TypedDict):
    """A council, and how the weekly rest of its people is counted."""

    councilId: str
    fortnightsFrom: NotRequired[str | None]


class DisputeRechargeInput(TypedDict):
    """Which recharge you dispute, and why."""

    rechargeId: str
    reason: str


class EndApiClientKeyInput(TypedDict):
    """A key that lets a program in no more."""

    apiClientId: str
    keyId: str


class EndOptOutInput(TypedDict):
    """Whose opt-out ends."""

    workerId: str


class EndPlacementInput(TypedDict):
    """When it ends, and why."""

    placementId: str
    cause: EndCause
    endsAt: str


class ProjectTeamInput(TypedDict):
    """A project team, or packaged model."""

    name: str
    workersNamed: bool
    approvedBefore: bool
    costsSplit: bool
    councilControlsPractice: bool


class EngageAgencyWorkerInput(TypedDict):
    """An agency worker, and what the rules ask of her."""

    requestId: str
    role: CoreRole
    agency: str
    registration: str
    contract: AgencyContract
    payPenceAnHour: int
    firstDay: str
    lastDay: str
    yearsEmployed: int
    noticeWeeks: int
    permanentNoticeWeeks: int
    referenceOn: NotRequired[str | None]
    weeklyHours: NotRequired[str]
    leftPostOn: NotRequired[str | None]
    leftInRegion: NotRequired[bool]
    leftFor: NotRequired[LeftFor]
    project: NotRequired[ProjectTeamInput | None]
    exceptional: NotRequired[str]
    agencyConduct: NotRequired[str]


class ExpressInterestInput(TypedDict):
    """Whether you would like some open work."""

    requestId: str
    interested: NotRequired[bool]


class FillInTimesheetInput(TypedDict):
    """When you worked, or why not."""

    timesheetId: str
    lineId: str
    workedFrom: NotRequired[str | None]
    workedUntil: NotRequired[str | None]
    breakMinutes: NotRequired[int]
    miles: NotRequired[int]
    absence: NotRequired[Absence | None]
    why: NotRequired[str]


class FoundMasterAgreementInput(TypedDict):
    """What it is called and when it is in force."""

    title: str
    validFrom: str
    validTo: str


class GiveAccountInput(TypedDict):
    """A placement that is over, and what your side says of it."""

    placementId: str
    text: str


class GiveOpinionInput(TypedDict):
    """For which offer, what you think of a release, and why."""

    offerId: str
    opinion: Opinion
    note: str


class HoldToDocumentsInput(TypedDict):
    """Whether a program is answered its own documents alone."""

    apiClientId: str
    held: bool


class ImportRegisterInput(TypedDict):
    """An extract of the register, as an employer downloads it."""

    employerId: str
    csv: str
    searched: list[str]
    lookedOn: str


class IssueRechargeInput(TypedDict):
    """Which recharge you issue."""

    rechargeId: str


class PlaceInput(TypedDict):
    """Where somebody travels from (WGS 84)."""

    latitude: float
    longitude: float


class WeeklyHoursInput(TypedDict):
    """Hours that come back each week, on London's clocks."""

    weekday: Weekday
    since: str
    until: str


class SkillInput(TypedDict):
    """A skill that a worker holds."""

    code: str
    level: SkillLevel
    lastPractisedOn: str


class PreferencesInput(TypedDict):
    """What a worker would rather have."""

    councilIds: NotRequired[list[str]]
    avoidedCouncilIds: NotRequired[list[str]]
    longestTravelKm: NotRequired[int]
    remoteOnly: NotRequired[bool]
    bankHoursAWeek: NotRequired[str]


class JoinBankInput(TypedDict):
    """What a social worker says when she joins."""

    employerId: str
    name: str
    role: CoreRole
    place: PlaceInput
    weeklyHours: str
    homeHours: list[WeeklyHoursInput]
    person: NotRequired[str | None]
    email: NotRequired[str]
    phone: NotRequired[str]
    skills: NotRequired[list[SkillInput]]
    preferences: NotRequired[PreferencesInput]
    inductionEndsOn: NotRequired[str | None]
    optedOutFrom: NotRequired[str | None]
    otherHours: NotRequired[str]
    employedFrom: NotRequired[str | None]
    probationEndsOn: NotRequired[str | None]
    qualifiedOn: NotRequired[str | None]
    homeTeamId: NotRequired[str | None]
    familiarTeamIds: NotRequired[list[str]]


class LockTermsInput(TypedDict):
    """What an hour costs, and how VAT is treated."""

    agreementId: str
    yearlySalaryPence: int
    basis: RateBasis
    adminFeePercent: NotRequired[str]
    pensionPercent: NotRequired[str | None]
    vatTreatment: NotRequired[VatTreatment]
    vatReason: NotRequired[str]


class MakeOfferInput(TypedDict):
    """Who is offered what: by the engine's proposal, or by a slot and a worker."""

    proposalId: NotRequired[str | None]
    slotId: NotRequired[str | None]
    workerId: NotRequired[str | None]
    reason: NotRequired[str]
    consents: NotRequired[list[ConsentInput]]


class OfferFilter(TypedDict):
    """Only offers such as these."""

    state: NotRequired[OfferState | None]
    requestId: NotRequired[str | None]


class OpenCoverRequestInput(TypedDict):
    """What a council asks for."""

    teamId: str
    title: str
    roles: list[CoreRole]
    shape: ShapeInput
    reason: CoverReason
    costCentre: str
    headcount: NotRequired[int]
    mustHave: NotRequired[list[SkillNeedInput]]
    niceToHave: NotRequired[list[SkillNeedInput]]
    tier: NotRequired[Tier]
    statutory: NotRequired[bool]
    caseWork: NotRequired[CaseWork]
    remote: NotRequired[bool]
    preferredId: NotRequired[str | None]
    asDraft: NotRequired[bool]


class OpenTimesheetInput(TypedDict):
    """Which week of which placement."""

    placementId: str
    week: str


class PausePlacementInput(TypedDict):
    """Which placement stops for a while, and why."""

    placementId: str
    reason: PauseReason


class PostponePlacementInput(TypedDict):
    """Which placement begins later, when, and why."""

    placementId: str
    firstDay: str
    reason: str


class PrepareStartInput(TypedDict):
    """What the host has got ready."""

    placementId: str
    supervisor: str
    inductionOn: NotRequired[str | None]
    delegationRecorded: NotRequired[bool]
    accountReady: NotRequired[bool]
    waiverReason: NotRequired[str | None]


class ProposeShorterNoticeInput(TypedDict):
    """An end that your side proposes."""

    placementId: str
    cause: EndCause
    endsAt: str


class QueryTimesheetInput(TypedDict):
    """What you want to know."""

    timesheetId: str
    query: str


class ReadNotificationInput(TypedDict):
    """Which notification you have read."""

    notificationId: str


class StatusCheckInput(TypedDict):
    """A look at the DBS Update Service."""

    consentedOn: str
    originalSeen: bool


class RecordCheckInput(TypedDict):
    """A check that the home employer has made."""

    workerId: str
    kind: CheckKind
    checkedOn: str
    validFrom: str
    expiresOn: NotRequired[str | None]
    reference: NotRequired[str]
    dbsLevel: NotRequired[DbsLevel | None]
    registerStatus: NotRequired[RegisterStatus | None]
    statusCheck: NotRequired[StatusCheckInput | None]


class RecordEndCauseInput(TypedDict):
    """A placement that ended early, and why."""

    placementId: str
    cause: EndCause
    note: str


class RecordLegalSignOffInput(TypedDict):
    """Whose sign-off it is."""

    agreementId: str
    note: str


class RecordReviewInput(TypedDict):
    """A placement that was reviewed, and how it goes."""

    placementId: str
    note: str


class RedeliverInput(TypedDict):
    """What is delivered once more."""

    deliveryId: str


class RefuseAgencyEngagementInput(TypedDict):
    """Which engagement you refuse, as what, and why."""

    engagementId: str
    office: Office
    reason: str


class RefuseAgreementInput(TypedDict):
    """Which agreement you refuse, and why."""

    agreementId: str
    reason: str


class RefuseReleaseInput(TypedDict):
    """For which offer you do not release your worker, and why."""

    offerId: str
    reason: RefusalReason


class RegisterDocumentInput(TypedDict):
    """What a program asks."""

    apiClientId: str
    document: str


class RegisterWebhookInput(TypedDict):
    """An address that is to be told of events."""

    councilId: NotRequired[str | None]
    url: str
    names: NotRequired[list[str]]


class RejectCoverRequestInput(TypedDict):
    """Which request to reject, and why."""

    requestId: str
    reason: str


class RejectOfferInput(TypedDict):
    """Which offer you reject, and why."""

    offerId: str
    reason: RejectionReason


class ReleaseToAgencyInput(TypedDict):
    """Which request goes to agencies, and why."""

    requestId: str
    reason: str


class ReleaseWorkerInput(TypedDict):
    """For which offer you release your worker."""

    offerId: str
    consents: NotRequired[list[ConsentInput]]


class RemoveDocumentInput(TypedDict):
    """What a program asks no more."""

    apiClientId: str
    documentId: str


class RemoveWebhookInput(TypedDict):
    """Which webhook is told of nothing any more."""

    webhookId: str


class RequestExtensionInput(TypedDict):
    """Which placement is to go on, and with which sessions."""

    placementId: str
    shape: ShapeInput
    late: NotRequired[str]


class ResumePlacementInput(TypedDict):
    """Which placement goes on."""

    placementId: str


class ReturnCoverRequestInput(TypedDict):
    """Which request to return, and the question."""

    requestId: str
    question: str


class RevokeApiClientInput(TypedDict):
    """A program that is let in no more."""

    apiClientId: str


class RotateWebhookSecretInput(TypedDict):
    """Which webhook gets a new secret."""

    webhookId: str


class SayNoMatchInput(TypedDict):
    """Which open slot has no match, and why."""

    unfilledId: str
    reason: str


class WeeklyOfferInput(TypedDict):
    """Time offered every week."""

    hours: WeeklyHoursInput
    firstDay: str
    lastDay: str
    instead: NotRequired[OfferedTime]


class WindowInput(TypedDict):
    """Time offered once."""

    firstDay: str
    since: str
    lastDay: str
    until: str
    instead: NotRequired[OfferedTime]


class BlockOutInput(TypedDict):
    """Whole days on which nothing is offered."""

    firstDay: str
    lastDay: str
    reason: NotRequired[BlockReason]


class SetAvailabilityInput(TypedDict):
    """All that a worker says about her time; it replaces what was said."""

    workerId: str
    weekly: NotRequired[list[WeeklyOfferInput]]
    windows: NotRequired[list[WindowInput]]
    blockOuts: NotRequired[list[BlockOutInput]]
    digest: NotRequired[str | None]


class SetHomeFloorInput(TypedDict):
    """A team, how many it has, and how many have to stay."""

    teamId: str
    strength: int
    least: int


class SetNotificationWishesInput(TypedDict):
    """How and when you want to hear; the inbox has everything."""

    email: NotRequired[bool]
    sms: NotRequired[bool]
    quietFrom: NotRequired[str]
    quietUntil: NotRequired[str]
    digest: NotRequired[bool]


class SettleRechargeInput(TypedDict):
    """Which recharge is settled."""

    rechargeId: str


class ShareCalendarInput(TypedDict):
    """Whether your placements are to be read at an address of yours."""

    shared: bool


class ShowRechargeInput(TypedDict):
    """Which recharge you show."""

    rechargeId: str


class SignAgencyEngagementInput(TypedDict):
    """Which engagement you sign for, as what, and why."""

    engagementId: str
    office: Office
    reason: str


class SignAgreementInput(TypedDict):
    """What you sign."""

    agreementId: str
    digest: str


class SignExtensionInput(TypedDict):
    """Which addendum you sign."""

    extensionId: str
    digest: str


class StartMatchRunInput(TypedDict):
    """The limits of a run."""

    seconds: NotRequired[float]
    seed: NotRequired[int]
    followsId: NotRequired[str | None]
    keep: NotRequired[list[str]]


class StartPlacementInput(TypedDict):
    """Which placement begins."""

    placementId: str


class WaitedInput(TypedDict):
    """A stretch of time in which the clock stood still."""

    since: str
    until: str


class SubmitCoverRequestInput(TypedDict):
    """Which draft to submit."""

    requestId: str


class SubmitTimesheetInput(TypedDict):
    """Which timesheet you hand in."""

    timesheetId: str


class SucceedCouncilInput(TypedDict):
    """Which council takes the place of which, and from when."""

    predecessorId: str
    successorId: str
    holdsFrom: str


class SuspendPlacementInput(TypedDict):
    """Which placement stops at once, and why."""

    placementId: str
    reason: PauseReason


class TeamFilter(TypedDict):
    """Only teams such as these."""

    councilId: NotRequired[str | None]


class WebhookDeliveryFilter(TypedDict):
    """Only deliveries such as these."""

    state: NotRequired[WebhookDeliveryState | None]


class WidenCoverRequestInput(TypedDict):
    """Which request to put to more people."""

    requestId: str


class WithdrawCoverRequestInput(TypedDict):
    """Which request to take back, and why."""

    requestId: str
    reason: str


class WithdrawOfferInput(TypedDict):
    """Which offer you take back, and why."""

    offerId: str
    reason: str


class WithdrawPlacementInput(TypedDict):
    """Which placement is taken back, and why."""

    placementId: str
    reason: str


class WithdrawReleaseInput(TypedDict):
    """For which offer you take your release back, and why."""

    offerId: str
    reason: RefusalReason


class WorkerFilter(TypedDict):
    """Only workers such as these."""

    councilId: NotRequired[str | None]
    role: NotRequired[CoreRole | None]


class MatchRun(TypedDict):
    """A run of the engine over the whole region."""

    id: str
    state: MatchRunState
    queuedAt: str
    endedAt: str | None


class Problem(TypedDict):
    """One reason why nothing was done."""

    code: ProblemCode
    message: str
    path: list[str]
    rule: NotRequired[str]
    source: NotRequired[str]
    standing: NotRequired[RuleStanding]


class AbortMatchRunPayload(TypedDict):
    """What came of stopping a run."""

    matchRun: MatchRun | None
    problems: list[Problem]


class MasterAgreement(TypedDict):
    """One agreement for the region, which its councils accede to."""

    id: str
    title: str
    validFrom: str
    validTo: str


class AccedePayload(TypedDict):
    """What came of it."""

    masterAgreement: MasterAgreement | None
    problems: list[Problem]


class Worker(TypedDict):
    """A member of the bank: a permanent social worker of one council."""

    id: str
    name: str


class CoverRequest(TypedDict):
    """What a council asks for."""

    id: str
    title: str


class Council(TypedDict):
    """A local authority: accountable for the children, and a host."""

    name: str


class Offer(TypedDict):
    """One slot put to one worker. While it lives she is held for it."""

    id: str
    state: OfferState
    offeredAt: str
    consultedAt: str | None
    consultationMethod: ConsultationMethod | None
    declineReason: DeclineReason | None
    refusalReason: RefusalReason | None
    worker: Worker | None
    coverRequest: CoverRequest | None
    hostCouncil: Council | None


class AcceptOfferPayload(TypedDict):
    """What came of accepting."""

    offer: Offer | None
    problems: list[Problem]


class Recharge(TypedDict):
    """What the host owes the home employer for a month's work."""

    id: str
    state: RechargeState
    month: str
    netPence: int
    vatPence: int
    reason: str | None


class AcceptRechargePayload(TypedDict):
    """What came of it."""

    recharge: Recharge | None
    problems: list[Problem]


class Agreement(TypedDict):
    """The schedule for one officer, signed by both sides."""

    id: str
    state: AgreementState
    digest: str | None
    homeSignedAt: str | None
    hostSignedAt: str | None
    acknowledgedAt: str | None


class AcknowledgeAgreementPayload(TypedDict):
    """What came of it."""

    agreement: Agreement | None
    problems: list[Problem]


class ApiClient(TypedDict):
    """A program of a council's, or of the region's."""

    id: str
    clientId: str
    name: str


class IssuedApiClientKey(TypedDict):
    """A key that was just made."""

    apiClient: ApiClient | None
    keyId: str
    secret: str | None


class AddApiClientKeyProblems(TypedDict):
    """One reason why nothing was done."""

    code: ProblemCode
    message: str
    path: list[str]


class AddApiClientKeyPayload(TypedDict):
    """What came of it."""

    issued: IssuedApiClientKey | None
    problems: list[AddApiClientKeyProblems]


class AgencyEngagementsEdgesNodeCouncil(TypedDict):
    """A local authority: accountable for the children, and a host."""

    id: str
    name: str


class AgencyEngagement(TypedDict):
    """An agency worker at a council, as the quarterly return asks."""

    id: str
    role: CoreRole
    agency: str
    registration: str
    payPenceAnHour: int
    costPenceAnHour: int
    weeklyHours: str
    firstDay: str
    lastDay: str
    state: AgencyEngagementState
    departsFrom: list[str]
    exceptional: str
    agencyConduct: str
    projectName: str | None
    signedOffBy: list[str]
    council: AgencyEngagementsEdgesNodeCouncil | None


class AgencyEngagementEdge(TypedDict):
    """One row of a list."""

    node: AgencyEngagement


class PageInfo(TypedDict):
    """Where a page lies in its list."""

    hasNextPage: bool
    endCursor: str | None


class AgencyEngagementConnection(TypedDict):
    """A page of a list, in the order in which its rows were made."""

    edges: list[AgencyEngagementEdge]
    pageInfo: PageInfo


class Extension(TypedDict):
    """More sessions of a placement, asked for, agreed or in force."""

    id: str
    state: ExtensionState
    startsAt: str
    endsAt: str
    agreed: list[ExtensionParty]
    reliefEndsOn: str | None
    document: str | None
    digest: str | None
    homeSignedAt: str | None
    hostSignedAt: str | None
    reason: str | None


class AgreeExtensionPayload(TypedDict):
    """What came of it."""

    extension: Extension | None
    problems: list[Problem]


class AgreeOptOutWorker(TypedDict):
    """A member of the bank: a permanent social worker of one council."""

    id: str
    name: str
    optedOutFrom: str | None
    optOutEndsOn: str | None


class AgreeOptOutPayload(TypedDict):
    """What came of it."""

    worker: AgreeOptOutWorker | None
    problems: list[Problem]


class Placement(TypedDict):
    """A worker of one council, at work for another."""

    id: str
    state: PlacementState
    endCause: EndCause | None
    endedAt: str | None


class AgreeShorterNoticePayload(TypedDict):
    """What came of it."""

    placement: Placement | None
    problems: list[Problem]


class Working(TypedDict):
    """One line of how a rate came about."""

    name: str
    amount: str
    verified: bool


class Terms(TypedDict):
    """The money of an agreement, as it was locked."""

    pencePerHour: str
    basis: RateBasis
    adminFeePercent: str
    agreedOn: str
    vatTreatment: VatTreatment
    workings: list[Working]


class AgreementAtDeskPlacementWorker(TypedDict):
    """A member of the bank: a permanent social worker of one council."""

    name: str
    council: AgencyEngagementsEdgesNodeCouncil | None


class AgreementAtDeskPlacementCoverRequest(TypedDict):
    """What a council asks for."""

    title: str


class AgreementAtDeskPlacement(TypedDict):
    """A worker of one council, at work for another."""

    id: str
    startsAt: str
    endsAt: str
    worker: AgreementAtDeskPlacementWorker | None
    coverRequest: AgreementAtDeskPlacementCoverRequest | None
    hostCouncil: AgencyEngagementsEdgesNodeCouncil | None


class Node(TypedDict):
    """A thing that can be asked for by its id."""

    id: NotRequired[str]
    state: NotRequired[AgreementState]
    legalBasis: NotRequired[LegalBasis]
    legalSignOff: NotRequired[str | None]
    digest: NotRequired[str | None]
    document: NotRequired[str | None]
    paper: NotRequired[str]
    homeSignedAt: NotRequired[str | None]
    hostSignedAt: NotRequired[str | None]
    acknowledgedAt: NotRequired[str | None]
    reason: NotRequired[str | None]
    terms: NotRequired[Terms | None]
    placement: NotRequired[AgreementAtDeskPlacement | None]


class AgreementsEdgesNodeTerms(TypedDict):
    """The money of an agreement, as it was locked."""

    pencePerHour: str
    basis: RateBasis
    adminFeePercent: str
    vatTreatment: VatTreatment
    workings: list[Working]


class AgreementsEdgesNodePlacement(TypedDict):
    """A worker of one council, at work for another."""

    id: str
    state: PlacementState


class AgreementsEdgesNode(TypedDict):
    """The schedule for one officer, signed by both sides."""

    id: str
    state: AgreementState
    legalBasis: LegalBasis
    digest: str | None
    document: str | None
    homeSignedAt: str | None
    hostSignedAt: str | None
    acknowledgedAt: str | None
    terms: AgreementsEdgesNodeTerms | None
    placement: AgreementsEdgesNodePlacement | None


class AgreementEdge(TypedDict):
    """One row of a list."""

    cursor: str
    node: AgreementsEdgesNode


class AgreementConnection(TypedDict):
    """A page of a list, in the order in which its rows were made."""

    edges: list[AgreementEdge]
    pageInfo: PageInfo
    totalCount: int


class AmendCoverRequestCoverRequest(TypedDict):
    """What a council asks for."""

    id: str
    title: str
    state: CoverRequestState
    stage: Stage | None
    stageSince: str | None
    remark: str | None
    outcome: Outcome | None


class AmendCoverRequestPayload(TypedDict):
    """What came of it."""

    coverRequest: AmendCoverRequestCoverRequest | None
    problems: list[Problem]


class FigureStep(TypedDict):
    """What a figure is from a day on."""

    holdsFrom: str
    value: str
    source: str
    verified: bool
    amended: bool


class Figure(TypedDict):
    """A figure that the bank reckons with."""

    key: str
    name: str
    editable: bool
    steps: list[FigureStep]


class AmendFigurePayload(TypedDict):
    """What came of it."""

    figure: Figure | None
    problems: list[Problem]


class ApiClientKey(TypedDict):
    """A key by which a program is let in."""

    id: str
    kind: KeyKind
    addedAt: str
    lastUsedAt: str | None
    endedAt: str | None


class ApiClientsEdgesNode(TypedDict):
    """A program of a council's, or of the region's."""

    id: str
    clientId: str
    name: str
    council: AgencyEngagementsEdgesNodeCouncil | None
    roles: list[Role]
    deeds: list[Deed]
    createdAt: str
    revokedAt: str | None
    keys: list[ApiClientKey]


class ApiClientEdge(TypedDict):
    """One row of a list."""

    node: ApiClientsEdgesNode


class ApiClientConnection(TypedDict):
    """A page of a list, in the order in which its rows were made."""

    edges: list[ApiClientEdge]
    pageInfo: PageInfo


class Slot(TypedDict):
    """One person's place on a cover request."""

    id: str
    number: int


class SlotEdge(TypedDict):
    """One row of a list."""

    node: Slot


class SlotConnection(TypedDict):
    """A page of a list, in the order in which its rows were made."""

    edges: list[SlotEdge]


class ApproveCoverRequestCoverRequest(TypedDict):
    """What a council asks for."""

    id: str
    title: str
    state: CoverRequestState
    startsAt: str
    endsAt: str
    sessions: int
    headcount: int
    slots: SlotConnection


class ApproveCoverRequestPayload(TypedDict):
    """What came of approving."""

    coverRequest: ApproveCoverRequestCoverRequest | None
    problems: list[Problem]


class Timesheet(TypedDict):
    """What was really worked in one week of a placement."""

    id: str
    state: TimesheetState
    minutes: int
    query: str | None


class ApproveTimesheetPayload(TypedDict):
    """What came of it."""

    timesheet: Timesheet | None
    problems: list[Problem]


class AskTwoStepsCouncil(TypedDict):
    """A local authority: accountable for the children, and a host."""

    id: str
    name: str
    twoStepTimesheets: bool


class AskTwoStepsPayload(TypedDict):
    """What came of it."""

    council: AskTwoStepsCouncil | None
    problems: list[Problem]


class AuditFault(TypedDict):
    """The first thing in a chain that is not as it was written."""

    organisation: str
    kind: Tampering
    which: str
    at: str | None
    event: str | None
    because: str


class AuditCheck(TypedDict):
    """What a walk over the region's audit chains finds."""

    entries: int
    chains: int
    faults: list[AuditFault]


class AuditSubject(TypedDict):
    """A person, a request or a placement, to read the trail of."""

    subject: str
    kind: str
    name: str
    of: str | None


class AuditSubjectEdge(TypedDict):
    """One row of a list."""

    node: AuditSubject


class AuditSubjectsPageInfo(TypedDict):
    """Where a page lies in its list."""

    hasNextPage: bool


class AuditSubjectConnection(TypedDict):
    """A page of a list, in the order in which its rows were made."""

    edges: list[AuditSubjectEdge]
    pageInfo: AuditSubjectsPageInfo


class AuditEntry(TypedDict):
    """Something that somebody did, as the audit trail keeps it."""

    id: str
    at: str
    event: str
    person: str
    subject: str | None
    about: str | None
    kind: TrailKind
    rule: str | None
    reason: str | None


class AuditEntryEdge(TypedDict):
    """One row of a list."""

    node: AuditEntry


class AuditEntryConnection(TypedDict):
    """A page of a list, in the order in which its rows were made."""

    edges: list[AuditEntryEdge]
    pageInfo: PageInfo


class AuthoriseTimesheetPayload(TypedDict):
    """What came of it."""

    timesheet: Timesheet | None
    problems: list[Problem]


class BatchResult(TypedDict):
    """A thing that can be asked for by its id."""

    id: NotRequired[str]
    kind: NotRequired[BatchKind]
    broughtAt: NotRequired[str]
    endedAt: NotRequired[str | None]
    rows: NotRequired[int]
    waiting: NotRequired[int]
    done: NotRequired[int]
    repeated: NotRequired[int]
    refused: NotRequired[int]


class BatchRowProblem(TypedDict):
    """Why a row was refused."""

    code: ProblemCode
    message: str
    field: str
    value: str


class BatchRow(TypedDict):
    """A row that a council's system has brought."""

    id: str
    number: int
    reference: str
    state: BatchRowState
    subjectId: str | None
    problems: list[BatchRowProblem]


class BatchRowEdge(TypedDict):
    """One row of a list."""

    cursor: str
    node: BatchRow


class BatchRowsPageInfo(TypedDict):
    """Where a page lies in its list."""

    hasNextPage: bool
    hasPreviousPage: bool
    startCursor: str | None
    endCursor: str | None


class BatchRowConnection(TypedDict):
    """A page of a list, in the order in which its rows were made."""

    edges: list[BatchRowEdge]
    pageInfo: BatchRowsPageInfo


class Batch(TypedDict):
    """Rows of one kind that a council's system has brought at once."""

    id: str
    kind: BatchKind
    broughtAt: str
    endedAt: str | None
    rows: int
    waiting: int
    done: int
    repeated: int
    refused: int


class BatchEdge(TypedDict):
    """One row of a list."""

    cursor: str
    node: Batch


class BatchConnection(TypedDict):
    """A page of a list, in the order in which its rows were made."""

    edges: list[BatchEdge]
    pageInfo: BatchRowsPageInfo


class BringBatchBatch(TypedDict):
    """Rows of one kind that a council's system has brought at once."""

    id: str
    kind: BatchKind
    rows: int
    waiting: int


class BringBatchPayload(TypedDict):
    """What came of bringing rows."""

    batch: BringBatchBatch | None
    problems: list[Problem]


class CloseCoverRequestPayload(TypedDict):
    """What came of it."""

    coverRequest: AmendCoverRequestCoverRequest | None
    problems: list[Problem]


class ClosePlacementPlacement(TypedDict):
    """A worker of one council, at work for another."""

    id: str
    state: PlacementState
    reason: str | None
    endedAt: str | None
    accessRemovedOn: str | None


class ClosePlacementPayload(TypedDict):
    """What came of it."""

    placement: ClosePlacementPlacement | None
    problems: list[Problem]


class Contact(TypedDict):
    """How to reach a worker."""

    email: str
    phone: str


class ConfirmPlacementPlacementWorker(TypedDict):
    """A member of the bank: a permanent social worker of one council."""

    id: str
    name: str
    contact: Contact | None


class ConfirmPlacementPlacement(TypedDict):
    """A worker of one council, at work for another."""

    id: str
    state: PlacementState
    confirmedAt: str
    worker: ConfirmPlacementPlacementWorker | None
    coverRequest: CoverRequest | None
    hostCouncil: Council | None


class ConfirmPlacementPayload(TypedDict):
    """What came of confirming."""

    placement: ConfirmPlacementPlacement | None
    problems: list[Problem]


class ConsentToRulePlacement(TypedDict):
    """A worker of one council, at work for another."""

    id: str
    state: PlacementState
    reason: str | None
    endedAt: str | None


class ConsentToRulePayload(TypedDict):
    """What came of it."""

    placement: ConsentToRulePlacement | None
    problems: list[Problem]


class TimesheetLine(TypedDict):
    """One session of a timesheet, and what became of it."""

    id: str
    reverses: str | None
    minutes: int


class CorrectTimesheetTimesheet(TypedDict):
    """What was really worked in one week of a placement."""

    id: str
    state: TimesheetState
    minutes: int
    query: str | None
    lines: list[TimesheetLine]


class CorrectTimesheetPayload(TypedDict):
    """What came of it."""

    timesheet: CorrectTimesheetTimesheet | None
    problems: list[Problem]


class Place(TypedDict):
    """Where something is (WGS 84)."""

    latitude: float
    longitude: float


class Employer(TypedDict):
    """Who employs the social workers of a council."""

    id: str
    name: str
    kind: EmployerKind


class WorkforceFigures(TypedDict):
    """A council's published workforce figures (DfE)."""

    on: str
    source: str
    socialWorkersFte: str
    agencyFte: str
    vacancyFte: str
    threeOrMoreWorkersPercent: str


class CouncilsEdgesNode(TypedDict):
    """A local authority: accountable for the children, and a host."""

    id: str
    name: str
    gss: str
    place: Place
    employer: Employer
    figures: WorkforceFigures


class CouncilEdge(TypedDict):
    """One row of a list."""

    cursor: str
    node: CouncilsEdgesNode


class CouncilConnection(TypedDict):
    """A page of a list, in the order in which its rows were made."""

    edges: list[CouncilEdge]
    pageInfo: BatchRowsPageInfo
    totalCount: int


class Team(TypedDict):
    """A team of a council."""

    id: str
    name: str


class Skill(TypedDict):
    """A skill, at a level: one that is held, or one that is asked for."""

    code: str
    name: str
    level: SkillLevel


class CoverRequestPreferred(TypedDict):
    """A member of the bank: a permanent social worker of one council."""

    id: str
    name: str
    council: Council | None


class Times(TypedDict):
    """When the work is, as it was asked for."""

    firstDay: str
    since: str
    until: str
    weekdays: list[Weekday]
    weeks: int | None
    months: int | None


class CoverRequestResult(TypedDict):
    """A thing that can be asked for by its id."""

    id: NotRequired[str]
    title: NotRequired[str]
    state: NotRequired[CoverRequestState]
    stage: NotRequired[Stage | None]
    stageSince: NotRequired[str | None]
    remark: NotRequired[str | None]
    outcome: NotRequired[Outcome | None]
    council: NotRequired[AgencyEngagementsEdgesNodeCouncil | None]
    team: NotRequired[Team | None]
    roles: NotRequired[list[CoreRole]]
    shape: NotRequired[RequestShape]
    startsAt: NotRequired[str]
    endsAt: NotRequired[str]
    sessions: NotRequired[int]
    minutes: NotRequired[int]
    headcount: NotRequired[int]
    mustHave: NotRequired[list[Skill]]
    niceToHave: NotRequired[list[Skill]]
    tier: NotRequired[Tier]
    statutory: NotRequired[bool]
    caseWork: NotRequired[CaseWork]
    reason: NotRequired[CoverReason]
    costCentre: NotRequired[str | None]
    remote: NotRequired[bool]
    preferred: NotRequired[CoverRequestPreferred | None]
    times: NotRequired[Times | None]


class CoverRequestsEdgesNode(TypedDict):
    """What a council asks for."""

    id: str
    title: str
    state: CoverRequestState
    council: AgencyEngagementsEdgesNodeCouncil | None
    team: Team | None
    roles: list[CoreRole]
    shape: RequestShape
    startsAt: str
    endsAt: str
    sessions: int
    minutes: int
    headcount: int
    mustHave: list[Skill]
    tier: Tier
    statutory: bool
    caseWork: CaseWork
    reason: CoverReason
    remote: bool


class CoverRequestEdge(TypedDict):
    """One row of a list."""

    cursor: str
    node: CoverRequestsEdgesNode


class CoverRequestConnection(TypedDict):
    """A page of a list, in the order in which its rows were made."""

    edges: list[CoverRequestEdge]
    pageInfo: BatchRowsPageInfo
    totalCount: int


class CreateApiClientPayload(TypedDict):
    """What came of it."""

    issued: IssuedApiClientKey | None
    problems: list[AddApiClientKeyProblems]


class CreditRechargeCreditNote(TypedDict):
    """What the host owes the home employer for a month's work."""

    id: str
    credits: str | None
    isCreditNote: bool
    state: RechargeState
    month: str
    netPence: int
    vatPence: int
    reason: str | None


class CreditRechargePayload(TypedDict):
    """What came of it."""

    creditNote: CreditRechargeCreditNote | None
    problems: list[Problem]


class DeclineExtensionPayload(TypedDict):
    """What came of it."""

    extension: Extension | None
    problems: list[Problem]


class DeclineOfferOffer(TypedDict):
    """One slot put to one worker. While it lives she is held for it."""

    id: str
    state: OfferState
    offeredAt: str
    consultedAt: str | None
    declineReason: DeclineReason | None
    refusalReason: RefusalReason | None
    worker: Worker | None
    coverRequest: CoverRequest | None
    hostCouncil: Council | None


class DeclineOfferPayload(TypedDict):
    """What came of declining."""

    offer: DeclineOfferOffer | None
    problems: list[Problem]


class Proposal(TypedDict):
    """The engine's proposal of a worker for a slot. People decide."""

    id: str
    declinedBecause: str | None
    coverRequest: CoverRequest | None


class DeclineProposalPayload(TypedDict):
    """What came of it."""

    proposal: Proposal | None
    problems: list[Problem]


class DetermineWeeklyRestCouncil(TypedDict):
    """A local authority: accountable for the children, and a host."""

    id: str
    name: str
    fortnightsFrom: str | None


class DetermineWeeklyRestPayload(TypedDict):
    """What came of it."""

    council: DetermineWeeklyRestCouncil | None
    problems: list[Problem]


class DisputeRechargePayload(TypedDict):
    """What came of it."""

    recharge: Recharge | None
    problems: list[Problem]


class EndApiClientKeyApiClientKeys(TypedDict):
    """A key by which a program is let in."""

    id: str
    kind: KeyKind
    endedAt: str | None


class EndApiClientKeyApiClient(TypedDict):
    """A program of a council's, or of the region's."""

    id: str
    keys: list[EndApiClientKeyApiClientKeys]


class EndApiClientKeyPayload(TypedDict):
    """What came of it."""

    apiClient: EndApiClientKeyApiClient | None
    problems: list[AddApiClientKeyProblems]


class EndOptOutPayload(TypedDict):
    """What came of it."""

    worker: AgreeOptOutWorker | None
    problems: list[Problem]


class EndPlacementPlacement(TypedDict):
    """A worker of one council, at work for another."""

    id: str
    state: PlacementState
    reason: str | None
    endCause: EndCause | None
    endedAt: str | None


class EndPlacementPayload(TypedDict):
    """What came of it."""

    placement: EndPlacementPlacement | None
    problems: list[Problem]


class EngageAgencyWorkerEngagement(TypedDict):
    """An agency worker at a council, as the quarterly return asks."""

    id: str
    role: CoreRole
    agency: str
    registration: str
    payPenceAnHour: int
    costPenceAnHour: int
    firstDay: str
    lastDay: str
    state: AgencyEngagementState
    departsFrom: list[str]
    projectName: str | None
    signedOffBy: list[str]


class EngageAgencyWorkerPayload(TypedDict):
    """What came of it."""

    engagement: EngageAgencyWorkerEngagement | None
    problems: list[Problem]


class ExpressInterestPayload(TypedDict):
    """What came of it."""

    interested: bool | None
    problems: list[Problem]


class ExtensionAtDeskPlacement(TypedDict):
    """A worker of one council, at work for another."""

    id: str
    worker: AgreementAtDeskPlacementWorker | None
    coverRequest: AgreementAtDeskPlacementCoverRequest | None
    hostCouncil: AgencyEngagementsEdgesNodeCouncil | None


class ExtensionAtDeskResult(TypedDict):
    """A thing that can be asked for by its id."""

    id: NotRequired[str]
    state: NotRequired[ExtensionState]
    startsAt: NotRequired[str]
    endsAt: NotRequired[str]
    late: NotRequired[str]
    agreed: NotRequired[list[ExtensionParty]]
    reliefEndsOn: NotRequired[str | None]
    digest: NotRequired[str | None]
    document: NotRequired[str | None]
    paper: NotRequired[str]
    homeSignedAt: NotRequired[str | None]
    hostSignedAt: NotRequired[str | None]
    reason: NotRequired[str | None]
    placement: NotRequired[ExtensionAtDeskPlacement | None]


class ExtensionsEdgesNode(TypedDict):
    """More sessions of a placement, asked for, agreed or in force."""

    id: str
    state: ExtensionState
    startsAt: str
    endsAt: str
    late: str
    agreed: list[ExtensionParty]
    reliefEndsOn: str | None
    digest: str | None
    reason: str | None
    placement: AgreementsEdgesNodePlacement | None


class ExtensionEdge(TypedDict):
    """One row of a list."""

    node: ExtensionsEdgesNode


class ExtensionConnection(TypedDict):
    """A page of a list, in the order in which its rows were made."""

    edges: list[ExtensionEdge]
    pageInfo: PageInfo


class ExtensionsOfMineEdgesNodePlacement(TypedDict):
    """A worker of one council, at work for another."""

    id: str


class ExtensionsOfMineEdgesNode(TypedDict):
    """More sessions of a placement, asked for, agreed or in force."""

    id: str
    state: ExtensionState
    agreed: list[ExtensionParty]
    startsAt: str
    endsAt: str
    placement: ExtensionsOfMineEdgesNodePlacement | None


class ExtensionsOfMineEdges(TypedDict):
    """One row of a list."""

    node: ExtensionsOfMineEdgesNode


class ExtensionsOfMineResult(TypedDict):
    """A page of a list, in the order in which its rows were made."""

    edges: list[ExtensionsOfMineEdges]


class FillInTimesheetPayload(TypedDict):
    """What came of it."""

    timesheet: Timesheet | None
    problems: list[Problem]


class FoundMasterAgreementPayload(TypedDict):
    """What came of it."""

    masterAgreement: MasterAgreement | None
    problems: list[Problem]


class GiveAccountPlacement(TypedDict):
    """A worker of one council, at work for another."""

    id: str
    state: PlacementState
    reference: str | None
    feedback: str | None
    returned: str | None


class GiveAccountPayload(TypedDict):
    """What came of it."""

    placement: GiveAccountPlacement | None
    problems: list[Problem]


class ReleaseOpinion(TypedDict):
    """A home line manager's opinion on a release; it binds nobody."""

    opinion: Opinion
    note: str
    by: str
    at: str


class GiveOpinionOffer(TypedDict):
    """One slot put to one worker. While it lives she is held for it."""

    id: str
    state: OfferState
    offeredAt: str
    consultedAt: str | None
    opinions: list[ReleaseOpinion]
    worker: Worker | None
    coverRequest: CoverRequest | None
    hostCouncil: Council | None


class GiveOpinionPayload(TypedDict):
    """What came of it."""

    offer: GiveOpinionOffer | None
    problems: list[Problem]


class HoldToDocumentsApiClient(TypedDict):
    """A program of a council's, or of the region's."""

    id: str
    documents: list[str]
    heldToDocuments: bool


class HoldToDocumentsPayload(TypedDict):
    """What came of it."""

    apiClient: HoldToDocumentsApiClient | None
    problems: list[Problem]


class RegisterFinding(TypedDict):
    """What the register says of a member."""

    workerId: str
    number: str
    status: RegisterStatus
    placementsSuspended: int


class RegisterImport(TypedDict):
    """An extract that was imported."""

    digest: str
    findings: list[RegisterFinding]


class ImportRegisterPayload(TypedDict):
    """What came of it."""

    register: RegisterImport | None
    problems: list[Problem]


class Notification(TypedDict):
    """Something that you are told."""

    id: str
    event: str
    aboutId: str
    text: str
    at: str
    readAt: str | None


class NotificationEdge(TypedDict):
    """One row of a list."""

    node: Notification


class InboxPageInfo(TypedDict):
    """Where a page lies in its list."""

    hasPreviousPage: bool
    startCursor: str | None


class NotificationConnection(TypedDict):
    """A page of a list, in the order in which its rows were made."""

    edges: list[NotificationEdge]
    pageInfo: InboxPageInfo


class IssueRechargePayload(TypedDict):
    """What came of it."""

    recharge: Recharge | None
    problems: list[Problem]


class Check(TypedDict):
    """A check made by the home employer, by its dates alone."""

    kind: CheckKind
    checkedOn: str
    validFrom: str
    expiresOn: str | None
    dbsLevel: DbsLevel | None


class JoinBankWorker(TypedDict):
    """A member of the bank: a permanent social worker of one council."""

    id: str
    name: str
    role: CoreRole
    council: Council | None
    skills: list[Skill]
    checks: list[Check]


class JoinBankPayload(TypedDict):
    """What came of joining."""

    worker: JoinBankWorker | None
    problems: list[Problem]


class KnownWorkersEdgesNodeWorker(TypedDict):
    """A member of the bank: a permanent social worker of one council."""

    id: str
    name: str
    council: AgencyEngagementsEdgesNodeCouncil | None


class KnownWorkersEdgesNode(TypedDict):
    """One slot put to one worker. While it lives she is held for it."""

    worker: KnownWorkersEdgesNodeWorker | None


class OfferEdge(TypedDict):
    """One row of a list."""

    node: KnownWorkersEdgesNode


class OfferConnection(TypedDict):
    """A page of a list, in the order in which its rows were made."""

    edges: list[OfferEdge]


class LockTermsAgreement(TypedDict):
    """The schedule for one officer, signed by both sides."""

    id: str
    state: AgreementState
    digest: str | None
    homeSignedAt: str | None
    hostSignedAt: str | None
    acknowledgedAt: str | None
    document: str | None


class LockTermsPayload(TypedDict):
    """What came of it."""

    agreement: LockTermsAgreement | None
    problems: list[Problem]


class MakeOfferOffer(TypedDict):
    """One slot put to one worker. While it lives she is held for it."""

    id: str
    state: OfferState
    offeredAt: str
    answerBy: str
    consultedAt: str | None
    declineReason: DeclineReason | None
    refusalReason: RefusalReason | None
    worker: Worker | None
    coverRequest: CoverRequest | None
    hostCouncil: Council | None


class MakeOfferPayload(TypedDict):
    """What came of making an offer."""

    offer: MakeOfferOffer | None
    problems: list[Problem]


class MatchRunFollows(TypedDict):
    """A run of the engine over the whole region."""

    id: str
    queuedAt: str


class MatchRunKeptWorker(TypedDict):
    """A member of the bank: a permanent social worker of one council."""

    id: str


class MatchRunKeptCoverRequest(TypedDict):
    """What a council asks for."""

    id: str


class MatchRunKept(TypedDict):
    """The engine's proposal of a worker for a slot. People decide."""

    worker: MatchRunKeptWorker | None
    coverRequest: MatchRunKeptCoverRequest | None


class MatchRunProgress(TypedDict):
    """How far a match run is."""

    stage: str | None
    fraction: float
    filled: int | None
    slots: int | None
    gap: float | None


class TierCoverage(TypedDict):
    """How much of one tier is filled."""

    tier: Tier
    filled: int
    wanted: int
    minutesFilled: int
    minutesWanted: int


class CouncilBalance(TypedDict):
    """What one council gives to the others, and takes from them."""

    council: AgencyEngagementsEdgesNodeCouncil | None
    gives: int
    takes: int
    minutesGiven: int
    minutesTaken: int


class RunSummary(TypedDict):
    """What a match run has found, as a whole."""

    coverage: list[TierCoverage]
    councils: list[CouncilBalance]
    travelKmMean: float | None
    travelKmMost: float | None
    quality: int
    filled: int
    slots: int
    workers: int


class TierBound(TypedDict):
    """The worth of one tier's slots."""

    tier: Tier
    filled: int
    wanted: int
    bound: int


class Aim(TypedDict):
    """One figure that plans are compared by."""

    aim: str
    value: float
    bound: float
    greedy: float
    proven: bool


class Certificate(TypedDict):
    """How good a plan is, and what proves it."""

    proven: bool
    value: float
    bound: float
    gap: float
    method: BoundMethod
    solvers: list[str]
    tiers: list[TierBound]
    aims: list[Aim]


class Points(TypedDict):
    """What one preference adds to a proposal."""

    preference: Preference
    points: int


class Verdict(TypedDict):
    """What one rule of law says of a proposal, the passed ones too."""

    rule: str
    outcome: VerdictOutcome
    because: str
    source: str
    standing: RuleStanding


class MatchRunProposalsEdgesNodeChoiceRunnerUpWorker(TypedDict):
    """A member of the bank: a permanent social worker of one council."""

    name: str


class RunnerUp(TypedDict):
    """The next best worker in place of the one who is proposed."""

    change: float | None
    dropped: int | None
    worker: MatchRunProposalsEdgesNodeChoiceRunnerUpWorker | None


class Choice(TypedDict):
    """How the engine came to a proposal."""

    eligible: int
    runnerUp: RunnerUp | None


class MatchRunProposalsEdgesNodeCoverRequest(TypedDict):
    """What a council asks for."""

    id: str
    title: str
    tier: Tier
    startsAt: str
    council: Council | None


class MatchRunProposalsEdgesNode(TypedDict):
    """The engine's proposal of a worker for a slot. People decide."""

    id: str
    total: int
    declinedBecause: str | None
    offerState: OfferState | None
    points: list[Points]
    verdicts: list[Verdict]
    choice: Choice | None
    slot: Slot | None
    worker: CoverRequestPreferred | None
    coverRequest: MatchRunProposalsEdgesNodeCoverRequest | None


class ProposalEdge(TypedDict):
    """One row of a list."""

    node: MatchRunProposalsEdgesNode


class ProposalConnection(TypedDict):
    """A page of a list, in the order in which its rows were made."""

    edges: list[ProposalEdge]
    pageInfo: PageInfo


class ReasonCount(TypedDict):
    """How many members of the bank one reason keeps from a slot."""

    reason: UnfilledReason
    workers: int


class NearMiss(TypedDict):
    """Somebody whom one thing keeps from a slot."""

    reason: UnfilledReason
    message: str
    worker: MatchRunProposalsEdgesNodeChoiceRunnerUpWorker | None


class WayOut(TypedDict):
    """What would fill an open slot."""

    nearMisses: int
    nearest: list[NearMiss]
    worthLeast: float
    worthMost: float


class MatchRunUnfilledEdgesNodeCoverRequest(TypedDict):
    """What a council asks for."""

    id: str
    title: str
    tier: Tier
    council: Council | None


class Unfilled(TypedDict):
    """A slot that a run could not fill, and why."""

    id: str
    mainReason: UnfilledReason
    message: str
    noMatchBecause: str | None
    eligible: int
    reasons: list[ReasonCount]
    wayOut: WayOut | None
    slot: Slot | None
    coverRequest: MatchRunUnfilledEdgesNodeCoverRequest | None


class UnfilledEdge(TypedDict):
    """One row of a list."""

    node: Unfilled


class UnfilledConnection(TypedDict):
    """A page of a list, in the order in which its rows were made."""

    edges: list[UnfilledEdge]
    pageInfo: PageInfo


class MatchRunResult(TypedDict):
    """A run of the engine over the whole region."""

    id: str
    state: MatchRunState
    status: EngineStatus | None
    gap: float | None
    attempt: int
    queuedAt: str
    beganAt: str | None
    endedAt: str | None
    failure: str | None
    follows: MatchRunFollows | None
    kept: list[MatchRunKept]
    progress: MatchRunProgress
    summary: RunSummary | None
    certificate: Certificate | None
    proposals: ProposalConnection
    unfilled: UnfilledConnection


class MatchRunsEdgesNodeSummary(TypedDict):
    """What a match run has found, as a whole."""

    filled: int
    slots: int
    workers: int


class MatchRunsEdgesNode(TypedDict):
    """A run of the engine over the whole region."""

    id: str
    state: MatchRunState
    status: EngineStatus | None
    gap: float | None
    queuedAt: str
    endedAt: str | None
    failure: str | None
    summary: MatchRunsEdgesNodeSummary | None


class MatchRunEdge(TypedDict):
    """One row of a list."""

    cursor: str
    node: MatchRunsEdgesNode


class MatchRunConnection(TypedDict):
    """A page of a list, in the order in which its rows were made."""

    edges: list[MatchRunEdge]
    pageInfo: BatchRowsPageInfo
    totalCount: int


class GrantedRole(TypedDict):
    """A role, and where it holds."""

    role: Role
    regionWide: bool
    council: AgencyEngagementsEdgesNodeCouncil | None


class Viewer(TypedDict):
    """Whoever is asking."""

    person: str
    regionId: str
    roles: list[GrantedRole]


class MileageRateResult(TypedDict):
    """Whoever is asking."""

    mileageRate: str


class MyAgreementsEdgesNodePlacement(TypedDict):
    """A worker of one council, at work for another."""

    worker: MatchRunKeptWorker | None


class MyAgreementsEdgesNode(TypedDict):
    """The schedule for one officer, signed by both sides."""

    id: str
    state: AgreementState
    legalBasis: LegalBasis
    document: str | None
    digest: str | None
    homeSignedAt: str | None
    hostSignedAt: str | None
    acknowledgedAt: str | None
    reason: str | None
    placement: MyAgreementsEdgesNodePlacement | None


class MyAgreementsEdges(TypedDict):
    """One row of a list."""

    node: MyAgreementsEdgesNode


class MyAgreementsResult(TypedDict):
    """A page of a list, in the order in which its rows were made."""

    edges: list[MyAgreementsEdges]
    pageInfo: PageInfo


class MyCalendarResult(TypedDict):
    """Whoever is asking."""

    calendarSharedSince: str | None
    worker: MatchRunKeptWorker | None


class MyExtensionsEdgesNode(TypedDict):
    """More sessions of a placement, asked for, agreed or in force."""

    id: str
    state: ExtensionState
    startsAt: str
    endsAt: str
    late: str
    agreed: list[ExtensionParty]
    document: str | None
    reason: str | None
    placement: MyAgreementsEdgesNodePlacement | None


class MyExtensionsEdges(TypedDict):
    """One row of a list."""

    node: MyExtensionsEdgesNode


class MyExtensionsResult(TypedDict):
    """A page of a list, in the order in which its rows were made."""

    edges: list[MyExtensionsEdges]
    pageInfo: PageInfo


class MyNotificationsEdgesNode(TypedDict):
    """Something that you are told."""

    id: str
    event: str
    text: str
    at: str
    readAt: str | None
    sentAt: str | None


class MyNotificationsEdges(TypedDict):
    """One row of a list."""

    node: MyNotificationsEdgesNode


class MyNotificationsResult(TypedDict):
    """A page of a list, in the order in which its rows were made."""

    edges: list[MyNotificationsEdges]
    pageInfo: PageInfo


class Stretch(TypedDict):
    """A stretch of time; its end does not belong to it."""

    start: str
    end: str


class MyOffersEdgesNodeCoverRequestTeam(TypedDict):
    """A team of a council."""

    name: str


class MyOffersEdgesNodeCoverRequest(TypedDict):
    """What a council asks for."""

    title: str
    startsAt: str
    endsAt: str
    team: MyOffersEdgesNodeCoverRequestTeam | None


class MyOffersEdgesNodeProposalVerdicts(TypedDict):
    """What one rule of law says of a proposal, the passed ones too."""

    rule: str
    outcome: VerdictOutcome
    because: str
    source: str


class MyOffersEdgesNodeProposal(TypedDict):
    """The engine's proposal of a worker for a slot. People decide."""

    total: int
    points: list[Points]
    verdicts: list[MyOffersEdgesNodeProposalVerdicts]


class MyOffersEdgesNode(TypedDict):
    """One slot put to one worker. While it lives she is held for it."""

    id: str
    state: OfferState
    offeredAt: str
    answerBy: str
    consultedAt: str | None
    consultationComments: str | None
    consultationMethod: ConsultationMethod | None
    declineReason: DeclineReason | None
    refusalReason: RefusalReason | None
    rejectionReason: RejectionReason | None
    withdrawalReason: str | None
    opinions: list[ReleaseOpinion]
    sessions: list[Stretch]
    worker: MatchRunKeptWorker | None
    coverRequest: MyOffersEdgesNodeCoverRequest | None
    hostCouncil: Council | None
    proposal: MyOffersEdgesNodeProposal | None


class MyOffersEdges(TypedDict):
    """One row of a list."""

    node: MyOffersEdgesNode


class MyOffersResult(TypedDict):
    """A page of a list, in the order in which its rows were made."""

    edges: list[MyOffersEdges]
    pageInfo: PageInfo


class StartGate(TypedDict):
    """What the host has said to be there for her first day."""

    supervisor: str
    inductionOn: str | None
    accountReady: bool


class MyPlacementCoverRequest(TypedDict):
    """What a council asks for."""

    id: str
    title: str
    shape: RequestShape
    remote: bool
    caseWork: CaseWork
    team: MyOffersEdgesNodeCoverRequestTeam | None


class OfferMeaning(TypedDict):
    """What an offer means to whom it is made."""

    km: float | None
    wayMinutes: int | None
    insteadMinutes: int
    onTopMinutes: int


class MyPlacementOffer(TypedDict):
    """One slot put to one worker. While it lives she is held for it."""

    id: str
    meaning: OfferMeaning | None


class MyPlacementResult(TypedDict):
    """A thing that can be asked for by its id."""

    id: NotRequired[str]
    state: NotRequired[PlacementState]
    confirmedAt: NotRequired[str]
    startsAt: NotRequired[str]
    endsAt: NotRequired[str]
    reason: NotRequired[str | None]
    endedAt: NotRequired[str | None]
    feedback: NotRequired[str | None]
    reference: NotRequired[str | None]
    worker: NotRequired[CoverRequestPreferred | None]
    hostCouncil: NotRequired[Council | None]
    startGate: NotRequired[StartGate | None]
    sessions: NotRequired[list[Stretch]]
    coverRequest: NotRequired[MyPlacementCoverRequest | None]
    offer: NotRequired[MyPlacementOffer | None]


class Review(TypedDict):
    """A host's look at how a placement goes."""

    at: str
    note: str


class MyPlacementsEdgesNodeStartGate(TypedDict):
    """What the host has said to be there for her first day."""

    supervisor: str
    inductionOn: str | None
    accountReady: bool
    delegationRecorded: bool


class MyPlacementsEdgesNodeCoverRequest(TypedDict):
    """What a council asks for."""

    title: str
    team: MyOffersEdgesNodeCoverRequestTeam | None


class MyPlacementsEdgesNode(TypedDict):
    """A worker of one council, at work for another."""

    id: str
    state: PlacementState
    confirmedAt: str
    startsAt: str
    endsAt: str
    reason: str | None
    endedAt: str | None
    endCause: EndCause | None
    reviews: list[Review]
    reference: str | None
    feedback: str | None
    returned: str | None
    accessRemovedOn: str | None
    startGate: MyPlacementsEdgesNodeStartGate | None
    sessions: list[Stretch]
    worker: MatchRunKeptWorker | None
    coverRequest: MyPlacementsEdgesNodeCoverRequest | None
    hostCouncil: Council | None


class PlacementEdge(TypedDict):
    """One row of a list."""

    node: MyPlacementsEdgesNode


class PlacementConnection(TypedDict):
    """A page of a list, in the order in which its rows were made."""

    edges: list[PlacementEdge]
    pageInfo: PageInfo


class NotificationWishes(TypedDict):
    """How and when you want to hear."""

    email: bool
    sms: bool
    quietFrom: str
    quietUntil: str
    digest: bool


class Interest(TypedDict):
    """That a member would like some open work."""

    expressedAt: str
    council: Council | None


class MyRecordWorkerSkills(TypedDict):
    """A skill, at a level: one that is held, or one that is asked for."""

    code: str
    name: str
    level: SkillLevel
    lastPractisedOn: str | None


class MyRecordWorkerChecks(TypedDict):
    """A check made by the home employer, by its dates alone."""

    kind: CheckKind
    checkedOn: str
    validFrom: str
    expiresOn: str | None
    dbsLevel: DbsLevel | None
    registerStatus: RegisterStatus | None


class PassportAcceptance(TypedDict):
    """A host's acceptance of a check, once for all its placements."""

    acceptedAt: str
    acceptedBy: str
    council: Council | None


class PassportEntry(TypedDict):
    """A check that her home employer warrants, by its outcome alone; no content of a certificate is ever kept."""

    kind: CheckKind
    checkedOn: str
    validUntil: str | None
    warrantedAt: str | None
    warrantedBy: str | None
    acceptances: list[PassportAcceptance]


class Passport(TypedDict):
    """Checks that travel with her: warranted at home, accepted once."""

    entries: list[PassportEntry]


class WeeklyHours(TypedDict):
    """Hours that come back each week, on London's clocks."""

    weekday: Weekday
    since: str
    until: str


class WeeklyOffer(TypedDict):
    """Time offered every week."""

    hours: WeeklyHours
    firstDay: str
    lastDay: str
    instead: OfferedTime


class Window(TypedDict):
    """Time offered once."""

    firstDay: str
    since: str
    lastDay: str
    until: str
    instead: OfferedTime


class BlockOut(TypedDict):
    """Whole days on which nothing is offered."""

    firstDay: str
    lastDay: str
    reason: BlockReason


class Availability(TypedDict):
    """All that a worker says about her time."""

    weekly: list[WeeklyOffer]
    windows: list[Window]
    blockOuts: list[BlockOut]


class MemberPreferences(TypedDict):
    """What a member would rather have: her choice, and never a fault."""

    councilIds: list[str]
    avoidedCouncilIds: list[str]
    longestTravelKm: int
    remoteOnly: bool
    bankHoursAWeek: str


class MemberRecord(TypedDict):
    """What a member has told the bank; hers and her employer's to see."""

    homeHours: list[WeeklyHours]
    availability: Availability
    latitude: float
    longitude: float
    otherHours: str
    qualifiedOn: str | None
    inductionEndsOn: str | None
    preferences: MemberPreferences


class MyRecordWorker(TypedDict):
    """A member of the bank: a permanent social worker of one council."""

    id: str
    name: str
    role: CoreRole
    weeklyHours: str
    joinedAt: str
    longestTravelKm: int
    optedOutFrom: str | None
    optOutEndsOn: str | None
    council: Council | None
    contact: Contact | None
    skills: list[MyRecordWorkerSkills]
    checks: list[MyRecordWorkerChecks]
    passport: Passport | None
    record: MemberRecord | None


class MyRecordResult(TypedDict):
    """Whoever is asking."""

    person: str
    notificationWishes: NotificationWishes
    interests: list[Interest]
    worker: MyRecordWorker | None


class TimesheetWarning(TypedDict):
    """A rule of working time that a week did not keep."""

    rule: str
    because: str


class MyTimesheetLines(TypedDict):
    """One session of a timesheet, and what became of it."""

    id: str
    session: Stretch
    worked: Stretch | None
    breakMinutes: int
    minutes: int
    miles: int
    absence: Absence | None
    why: str
    reverses: str | None


class MyTimesheetPlacement(TypedDict):
    """A worker of one council, at work for another."""

    id: str
    state: PlacementState
    worker: Worker | None
    coverRequest: MyPlacementsEdgesNodeCoverRequest | None
    hostCouncil: Council | None


class MyTimesheetResult(TypedDict):
    """A thing that can be asked for by its id."""

    id: NotRequired[str]
    state: NotRequired[TimesheetState]
    week: NotRequired[str]
    minutes: NotRequired[int]
    miles: NotRequired[int]
    taxedMiles: NotRequired[int]
    query: NotRequired[str | None]
    corrects: NotRequired[str | None]
    warnings: NotRequired[list[TimesheetWarning]]
    restOwedMinutes: NotRequired[int]
    lines: NotRequired[list[MyTimesheetLines]]
    placement: NotRequired[MyTimesheetPlacement | None]


class MyTimesheetsEdgesNodeLines(TypedDict):
    """One session of a timesheet, and what became of it."""

    session: Stretch
    worked: Stretch | None
    breakMinutes: int
    minutes: int
    miles: int
    absence: Absence | None
    why: str


class MyTimesheetsEdgesNode(TypedDict):
    """What was really worked in one week of a placement."""

    id: str
    state: TimesheetState
    week: str
    minutes: int
    miles: int
    taxedMiles: int
    query: str | None
    lines: list[MyTimesheetsEdgesNodeLines]
    warnings: list[TimesheetWarning]
    placement: MyAgreementsEdgesNodePlacement | None


class TimesheetEdge(TypedDict):
    """One row of a list."""

    node: MyTimesheetsEdgesNode


class TimesheetConnection(TypedDict):
    """A page of a list, in the order in which its rows were made."""

    edges: list[TimesheetEdge]
    pageInfo: PageInfo


class Transfer(TypedDict):
    """A payment of one council to another, as it is proposed."""

    pence: int
    payer: AgencyEngagementsEdgesNodeCouncil | None
    payee: AgencyEngagementsEdgesNodeCouncil | None


class NotificationResult(TypedDict):
    """A thing that can be asked for by its id."""

    id: NotRequired[str]
    event: NotRequired[str]
    aboutId: NotRequired[str]
    text: NotRequired[str]
    at: NotRequired[str]
    readAt: NotRequired[str | None]


class NotificationWishesWorker(TypedDict):
    """A member of the bank: a permanent social worker of one council."""

    id: str
    contact: Contact | None


class NotificationWishesResult(TypedDict):
    """Whoever is asking."""

    notificationWishes: NotificationWishes
    worker: NotificationWishesWorker | None


class NotificationsEdgesNode(TypedDict):
    """Something that you are told."""

    id: str
    event: str
    aboutId: str
    text: str
    at: str
    readAt: str | None
    sentAt: str | None


class NotificationsEdges(TypedDict):
    """One row of a list."""

    node: NotificationsEdgesNode


class NotificationsResult(TypedDict):
    """A page of a list, in the order in which its rows were made."""

    edges: list[NotificationsEdges]
    pageInfo: PageInfo


class OfferCoverRequest(TypedDict):
    """What a council asks for."""

    id: str
    title: str
    shape: RequestShape
    roles: list[CoreRole]
    startsAt: str
    endsAt: str
    sessions: int
    minutes: int
    remote: bool
    caseWork: CaseWork
    statutory: bool
    mustHave: list[Skill]
    team: MyOffersEdgesNodeCoverRequestTeam | None


class OfferResult(TypedDict):
    """A thing that can be asked for by its id."""

    id: NotRequired[str]
    state: NotRequired[OfferState]
    offeredAt: NotRequired[str]
    answerBy: NotRequired[str]
    consultedAt: NotRequired[str | None]
    consultationComments: NotRequired[str | None]
    declineReason: NotRequired[DeclineReason | None]
    refusalReason: NotRequired[RefusalReason | None]
    rejectionReason: NotRequired[RejectionReason | None]
    withdrawalReason: NotRequired[str | None]
    worker: NotRequired[CoverRequestPreferred | None]
    coverRequest: NotRequired[OfferCoverRequest | None]
    hostCouncil: NotRequired[Council | None]
    sessions: NotRequired[list[Stretch]]
    meaning: NotRequired[OfferMeaning | None]


class OfferAtDeskWorkerSkills(TypedDict):
    """A skill, at a level: one that is held, or one that is asked for."""

    name: str
    level: SkillLevel


class OfferAtDeskWorkerPassportEntries(TypedDict):
    """A check that her home employer warrants, by its outcome alone; no content of a certificate is ever kept."""

    kind: CheckKind
    checkedOn: str
    validUntil: str | None
    warrantedAt: str | None


class OfferAtDeskWorkerPassport(TypedDict):
    """Checks that travel with her: warranted at home, accepted once."""

    entries: list[OfferAtDeskWorkerPassportEntries]


class OfferAtDeskWorker(TypedDict):
    """A member of the bank: a permanent social worker of one council."""

    id: str
    name: str
    role: CoreRole
    council: AgencyEngagementsEdgesNodeCouncil | None
    skills: list[OfferAtDeskWorkerSkills]
    passport: OfferAtDeskWorkerPassport | None


class OfferAtDeskCoverRequest(TypedDict):
    """What a council asks for."""

    id: str
    title: str
    shape: RequestShape
    startsAt: str
    endsAt: str
    sessions: int
    minutes: int
    remote: bool
    caseWork: CaseWork
    tier: Tier
    team: MyOffersEdgesNodeCoverRequestTeam | None


class OfferAtDeskResult(TypedDict):
    """A thing that can be asked for by its id."""

    id: NotRequired[str]
    state: NotRequired[OfferState]
    offeredAt: NotRequired[str]
    answerBy: NotRequired[str]
    consultedAt: NotRequired[str | None]
    consultationComments: NotRequired[str | None]
    declineReason: NotRequired[DeclineReason | None]
    refusalReason: NotRequired[RefusalReason | None]
    rejectionReason: NotRequired[RejectionReason | None]
    withdrawalReason: NotRequired[str | None]
    opinions: NotRequired[list[ReleaseOpinion]]
    worker: NotRequired[OfferAtDeskWorker | None]
    coverRequest: NotRequired[OfferAtDeskCoverRequest | None]
    hostCouncil: NotRequired[AgencyEngagementsEdgesNodeCouncil | None]


class OfferMatchProposalChoice(TypedDict):
    """How the engine came to a proposal."""

    eligible: int


class OfferMatchProposal(TypedDict):
    """The engine's proposal of a worker for a slot. People decide."""

    total: int
    points: list[Points]
    verdicts: list[Verdict]
    choice: OfferMatchProposalChoice | None


class OfferMatchResult(TypedDict):
    """A thing that can be asked for by its id."""

    id: NotRequired[str]
    state: NotRequired[OfferState]
    worker: NotRequired[Worker | None]
    coverRequest: NotRequired[AgreementAtDeskPlacementCoverRequest | None]
    hostCouncil: NotRequired[Council | None]
    proposal: NotRequired[OfferMatchProposal | None]


class OffersEdgesNodeCoverRequest(TypedDict):
    """What a council asks for."""

    id: str
    title: str
    startsAt: str
    endsAt: str


class OffersEdgesNode(TypedDict):
    """One slot put to one worker. While it lives she is held for it."""

    id: str
    state: OfferState
    offeredAt: str
    answerBy: str
    releaseDue: str | None
    consultedAt: str | None
    declineReason: DeclineReason | None
    refusalReason: RefusalReason | None
    worker: CoverRequestPreferred | None
    coverRequest: OffersEdgesNodeCoverRequest | None
    hostCouncil: Council | None


class OffersEdges(TypedDict):
    """One row of a list."""

    cursor: str
    node: OffersEdgesNode


class OffersResult(TypedDict):
    """A page of a list, in the order in which its rows were made."""

    edges: list[OffersEdges]
    pageInfo: BatchRowsPageInfo
    totalCount: int


class OffersAtDeskEdgesNodeCoverRequest(TypedDict):
    """What a council asks for."""

    title: str
    startsAt: str
    endsAt: str


class OffersAtDeskEdgesNode(TypedDict):
    """One slot put to one worker. While it lives she is held for it."""

    id: str
    state: OfferState
    answerBy: str
    worker: AgreementAtDeskPlacementWorker | None
    coverRequest: OffersAtDeskEdgesNodeCoverRequest | None
    hostCouncil: AgencyEngagementsEdgesNodeCouncil | None


class OffersAtDeskEdges(TypedDict):
    """One row of a list."""

    node: OffersAtDeskEdgesNode


class OffersAtDeskResult(TypedDict):
    """A page of a list, in the order in which its rows were made."""

    edges: list[OffersAtDeskEdges]
    pageInfo: InboxPageInfo


class OpenCoverRequestPayload(TypedDict):
    """What came of asking for cover."""

    coverRequest: ApproveCoverRequestCoverRequest | None
    problems: list[Problem]


class OpenRequestsEdgesNode(TypedDict):
    """What a council asks for."""

    id: str
    title: str
    tier: Tier
    stage: Stage | None
    stageSince: str | None
    startsAt: str
    endsAt: str
    headcount: int
    council: Council | None


class OpenRequestsEdges(TypedDict):
    """One row of a list."""

    node: OpenRequestsEdgesNode


class OpenRequestsResult(TypedDict):
    """A page of a list, in the order in which its rows were made."""

    edges: list[OpenRequestsEdges]
    pageInfo: PageInfo
    totalCount: int


class OpenSlotWayOutNearest(TypedDict):
    """Somebody whom one thing keeps from a slot."""

    reason: UnfilledReason
    message: str
    worker: CoverRequestPreferred | None


class Effect(TypedDict):
    """How much more a plan would have of one aim."""

    aim: str
    change: float


class Candidate(TypedDict):
    """Somebody who could do the work of an open slot, and is not on it."""

    change: float | None
    dropped: int | None
    blocked: PlanObstacle | None
    effects: list[Effect]
    worker: CoverRequestPreferred | None


class OpenSlotWayOut(TypedDict):
    """What would fill an open slot."""

    nearMisses: int
    nearest: list[OpenSlotWayOutNearest]
    candidates: list[Candidate]
    worthLeast: float
    worthMost: float


class OpenSlotSlot(TypedDict):
    """One person's place on a cover request."""

    number: int


class OpenSlotCoverRequestInterested(TypedDict):
    """That a member would like some open work."""

    expressedAt: str
    worker: CoverRequestPreferred | None


class OpenSlotCoverRequest(TypedDict):
    """What a council asks for."""

    title: str
    tier: Tier
    shape: RequestShape
    startsAt: str
    endsAt: str
    headcount: int
    preferred: Worker | None
    interested: list[OpenSlotCoverRequestInterested]
    council: Council | None
    team: MyOffersEdgesNodeCoverRequestTeam | None


class OpenSlotResult(TypedDict):
    """A thing that can be asked for by its id."""

    id: NotRequired[str]
    mainReason: NotRequired[UnfilledReason]
    message: NotRequired[str]
    foundAt: NotRequired[str]
    isCurrent: NotRequired[bool]
    noMatchBecause: NotRequired[str | None]
    eligible: NotRequired[int]
    reasons: NotRequired[list[ReasonCount]]
    wayOut: NotRequired[OpenSlotWayOut | None]
    slot: NotRequired[OpenSlotSlot | None]
    coverRequest: NotRequired[OpenSlotCoverRequest | None]


class OpenTimesheetTimesheetLines(TypedDict):
    """One session of a timesheet, and what became of it."""

    id: str
    session: Stretch
    minutes: int


class OpenTimesheetTimesheet(TypedDict):
    """What was really worked in one week of a placement."""

    id: str
    state: TimesheetState
    minutes: int
    query: str | None
    lines: list[OpenTimesheetTimesheetLines]


class OpenTimesheetPayload(TypedDict):
    """What came of it."""

    timesheet: OpenTimesheetTimesheet | None
    problems: list[Problem]


class WhyNot(TypedDict):
    """One thing that keeps a member from open work."""

    reason: UnfilledReason
    message: str


class OpenWork(TypedDict):
    """Work with open places that is put to a member's council: without its title, team and reason, which she learns with an offer."""

    id: str
    roles: list[CoreRole]
    startsAt: str
    endsAt: str
    sessions: int
    minutes: int
    places: int
    mustHave: list[Skill]
    tier: Tier
    caseWork: CaseWork
    remote: bool
    km: float | None
    interested: bool
    whyNot: list[WhyNot]
    council: Council | None


class OpenWorkResult(TypedDict):
    """Whoever is asking."""

    worker: MatchRunKeptWorker | None
    openWork: list[OpenWork]


class Override(TypedDict):
    """A rule that a named person let pass, for the auditor to read."""

    id: str
    at: str
    event: str
    person: str
    rule: str | None
    reason: str | None


class OverrideEdge(TypedDict):
    """One row of a list."""

    node: Override


class OverrideConnection(TypedDict):
    """A page of a list, in the order in which its rows were made."""

    edges: list[OverrideEdge]
    pageInfo: PageInfo


class PassportPassportEntriesAcceptances(TypedDict):
    """A host's acceptance of a check, once for all its placements."""

    acceptedAt: str
    acceptedBy: str
    council: AgencyEngagementsEdgesNodeCouncil | None


class PassportPassportEntries(TypedDict):
    """A check that her home employer warrants, by its outcome alone; no content of a certificate is ever kept."""

    kind: CheckKind
    checkedOn: str
    dbsLevel: DbsLevel | None
    registerStatus: RegisterStatus | None
    validUntil: str | None
    warrantedAt: str | None
    warrantedBy: str | None
    acceptances: list[PassportPassportEntriesAcceptances]


class PassportPassport(TypedDict):
    """Checks that travel with her: warranted at home, accepted once."""

    entries: list[PassportPassportEntries]


class PassportResult(TypedDict):
    """A thing that can be asked for by its id."""

    id: NotRequired[str]
    name: NotRequired[str]
    passport: NotRequired[PassportPassport | None]


class PausePlacementPayload(TypedDict):
    """What came of it."""

    placement: ConsentToRulePlacement | None
    problems: list[Problem]


class PlacementResult(TypedDict):
    """A thing that can be asked for by its id."""

    id: NotRequired[str]
    state: NotRequired[PlacementState]
    confirmedAt: NotRequired[str]
    worker: NotRequired[ConfirmPlacementPlacementWorker | None]
    coverRequest: NotRequired[OffersEdgesNodeCoverRequest | None]
    hostCouncil: NotRequired[Council | None]


class ShorterNotice(TypedDict):
    """An end with less than four weeks' notice that one side proposes."""

    cause: EndCause
    endsAt: str
    side: PlacementSide


class PlacementAtDeskStartGate(TypedDict):
    """What the host has said to be there for her first day."""

    supervisor: str
    inductionOn: str | None
    delegationRecorded: bool
    accountReady: bool
    waivedBecause: str | None


class PlacementAtDeskWorker(TypedDict):
    """A member of the bank: a permanent social worker of one council."""

    id: str
    name: str
    contact: Contact | None
    council: AgencyEngagementsEdgesNodeCouncil | None


class PlacementAtDeskCoverRequestTimes(TypedDict):
    """When the work is, as it was asked for."""

    since: str
    until: str
    weekdays: list[Weekday]
    weeks: int | None
    months: int | None


class PlacementAtDeskCoverRequest(TypedDict):
    """What a council asks for."""

    id: str
    title: str
    shape: RequestShape
    sessions: int
    minutes: int
    team: MyOffersEdgesNodeCoverRequestTeam | None
    times: PlacementAtDeskCoverRequestTimes | None


class PlacementAtDeskResult(TypedDict):
    """A thing that can be asked for by its id."""

    id: NotRequired[str]
    state: NotRequired[PlacementState]
    confirmedAt: NotRequired[str]
    startsAt: NotRequired[str]
    endsAt: NotRequired[str]
    reason: NotRequired[str | None]
    endedAt: NotRequired[str | None]
    endCause: NotRequired[EndCause | None]
    proposedEnd: NotRequired[ShorterNotice | None]
    reviews: NotRequired[list[Review]]
    reference: NotRequired[str | None]
    feedback: NotRequired[str | None]
    returned: NotRequired[str | None]
    accessRemovedOn: NotRequired[str | None]
    startGate: NotRequired[PlacementAtDeskStartGate | None]
    worker: NotRequired[PlacementAtDeskWorker | None]
    coverRequest: NotRequired[PlacementAtDeskCoverRequest | None]
    hostCouncil: NotRequired[AgencyEngagementsEdgesNodeCouncil | None]


class PlacementsEdgesNode(TypedDict):
    """A worker of one council, at work for another."""

    id: str
    state: PlacementState
    confirmedAt: str
    worker: ConfirmPlacementPlacementWorker | None
    coverRequest: OffersEdgesNodeCoverRequest | None
    hostCouncil: Council | None


class PlacementsEdges(TypedDict):
    """One row of a list."""

    cursor: str
    node: PlacementsEdgesNode


class PlacementsResult(TypedDict):
    """A page of a list, in the order in which its rows were made."""

    edges: list[PlacementsEdges]
    pageInfo: BatchRowsPageInfo
    totalCount: int


class PlacementsAtDeskEdgesNode(TypedDict):
    """A worker of one council, at work for another."""

    id: str
    state: PlacementState
    startsAt: str
    endsAt: str
    worker: AgreementAtDeskPlacementWorker | None
    coverRequest: AgreementAtDeskPlacementCoverRequest | None
    hostCouncil: AgencyEngagementsEdgesNodeCouncil | None


class PlacementsAtDeskEdges(TypedDict):
    """One row of a list."""

    node: PlacementsAtDeskEdgesNode


class PlacementsAtDeskResult(TypedDict):
    """A page of a list, in the order in which its rows were made."""

    edges: list[PlacementsAtDeskEdges]
    pageInfo: InboxPageInfo


class PlacementsOnBoardEdgesNodeWorker(TypedDict):
    """A member of the bank: a permanent social worker of one council."""

    name: str
    council: Council | None


class PlacementsOnBoardEdgesNode(TypedDict):
    """A worker of one council, at work for another."""

    id: str
    state: PlacementState
    startsAt: str
    endsAt: str
    worker: PlacementsOnBoardEdgesNodeWorker | None
    coverRequest: AgreementAtDeskPlacementCoverRequest | None
    hostCouncil: Council | None


class PlacementsOnBoardEdges(TypedDict):
    """One row of a list."""

    node: PlacementsOnBoardEdgesNode


class PlacementsOnBoardResult(TypedDict):
    """A page of a list, in the order in which its rows were made."""

    edges: list[PlacementsOnBoardEdges]
    pageInfo: InboxPageInfo
    totalCount: int


class PostponePlacementPlacement(TypedDict):
    """A worker of one council, at work for another."""

    id: str
    state: PlacementState
    startsAt: str


class PostponePlacementPayload(TypedDict):
    """What came of it."""

    placement: PostponePlacementPlacement | None
    problems: list[Problem]


class PrepareStartPayload(TypedDict):
    """What came of it."""

    placement: ConsentToRulePlacement | None
    problems: list[Problem]


class ProposalChoiceRunnerUp(TypedDict):
    """The next best worker in place of the one who is proposed."""

    change: float | None
    dropped: int | None
    blocked: PlanObstacle | None
    worker: CoverRequestPreferred | None


class ProposalChoice(TypedDict):
    """How the engine came to a proposal."""

    eligible: int
    runnerUp: ProposalChoiceRunnerUp | None


class ProposalWorker(TypedDict):
    """A member of the bank: a permanent social worker of one council."""

    id: str
    name: str
    role: CoreRole
    council: Council | None


class ProposalCoverRequest(TypedDict):
    """What a council asks for."""

    id: str
    title: str
    tier: Tier
    shape: RequestShape
    startsAt: str
    endsAt: str
    sessions: int
    minutes: int
    headcount: int
    preferred: Worker | None
    remote: bool
    council: Council | None
    team: MyOffersEdgesNodeCoverRequestTeam | None


class ProposalResult(TypedDict):
    """A thing that can be asked for by its id."""

    id: NotRequired[str]
    total: NotRequired[int]
    declinedBecause: NotRequired[str | None]
    offerState: NotRequired[OfferState | None]
    points: NotRequired[list[Points]]
    verdicts: NotRequired[list[Verdict]]
    choice: NotRequired[ProposalChoice | None]
    slot: NotRequired[Slot | None]
    worker: NotRequired[ProposalWorker | None]
    coverRequest: NotRequired[ProposalCoverRequest | None]


class ProposeShorterNoticePlacement(TypedDict):
    """A worker of one council, at work for another."""

    id: str
    state: PlacementState
    proposedEnd: ShorterNotice | None


class ProposeShorterNoticePayload(TypedDict):
    """What came of it."""

    placement: ProposeShorterNoticePlacement | None
    problems: list[Problem]


class QueryTimesheetPayload(TypedDict):
    """What came of it."""

    timesheet: Timesheet | None
    problems: list[Problem]


class ReadNotificationNotification(TypedDict):
    """Something that you are told."""

    id: str
    event: str
    text: str
    readAt: str | None


class ReadNotificationPayload(TypedDict):
    """What came of it."""

    notification: ReadNotificationNotification | None
    problems: list[Problem]


class RechargeResult(TypedDict):
    """A thing that can be asked for by its id."""

    id: NotRequired[str]
    state: NotRequired[RechargeState]
    month: NotRequired[str]
    minutes: NotRequired[int]
    netPence: NotRequired[int]
    vatPence: NotRequired[int]
    isCreditNote: NotRequired[bool]
    credits: NotRequired[str | None]
    reason: NotRequired[str | None]
    hostCouncil: NotRequired[AgencyEngagementsEdgesNodeCouncil | None]


class RechargeAtDeskResult(TypedDict):
    """A thing that can be asked for by its id."""

    id: NotRequired[str]
    state: NotRequired[RechargeState]
    month: NotRequired[str]
    minutes: NotRequired[int]
    netPence: NotRequired[int]
    vatPence: NotRequired[int]
    isCreditNote: NotRequired[bool]
    reason: NotRequired[str | None]
    statement: NotRequired[str | None]
    homeCouncil: NotRequired[AgencyEngagementsEdgesNodeCouncil | None]
    hostCouncil: NotRequired[AgencyEngagementsEdgesNodeCouncil | None]


class RechargesEdgesNode(TypedDict):
    """What the host owes the home employer for a month's work."""

    id: str
    state: RechargeState
    month: str
    minutes: int
    netPence: int
    vatPence: int
    isCreditNote: bool
    credits: str | None
    reason: str | None
    hostCouncil: AgencyEngagementsEdgesNodeCouncil | None


class RechargeEdge(TypedDict):
    """One row of a list."""

    cursor: str
    node: RechargesEdgesNode


class RechargeConnection(TypedDict):
    """A page of a list, in the order in which its rows were made."""

    edges: list[RechargeEdge]
    pageInfo: PageInfo
    totalCount: int


class RechargesAtDeskEdgesNode(TypedDict):
    """What the host owes the home employer for a month's work."""

    id: str
    state: RechargeState
    month: str
    minutes: int
    netPence: int
    vatPence: int
    isCreditNote: bool
    statement: str | None
    homeCouncil: AgencyEngagementsEdgesNodeCouncil | None
    hostCouncil: AgencyEngagementsEdgesNodeCouncil | None


class RechargesAtDeskEdges(TypedDict):
    """One row of a list."""

    node: RechargesAtDeskEdgesNode


class RechargesAtDeskResult(TypedDict):
    """A page of a list, in the order in which its rows were made."""

    edges: list[RechargesAtDeskEdges]
    pageInfo: InboxPageInfo


class RecordCheckPayload(TypedDict):
    """What came of recording a check."""

    worker: JoinBankWorker | None
    problems: list[Problem]


class EndFinding(TypedDict):
    """What the region has recorded of why a placement ended early."""

    cause: EndCause
    note: str
    person: str
    at: str


class RecordEndCausePlacement(TypedDict):
    """A worker of one council, at work for another."""

    id: str
    state: PlacementState
    endFinding: EndFinding | None


class RecordEndCausePayload(TypedDict):
    """What came of it."""

    placement: RecordEndCausePlacement | None
    problems: list[Problem]


class RecordLegalSignOffPayload(TypedDict):
    """What came of it."""

    agreement: Agreement | None
    problems: list[Problem]


class RecordReviewPlacement(TypedDict):
    """A worker of one council, at work for another."""

    id: str
    state: PlacementState
    reviews: list[Review]


class RecordReviewPayload(TypedDict):
    """What came of it."""

    placement: RecordReviewPlacement | None
    problems: list[Problem]


class WebhookDelivery(TypedDict):
    """An event on its way to a webhook."""

    id: str
    state: WebhookDeliveryState


class RedeliverPayload(TypedDict):
    """What came of it."""

    delivery: WebhookDelivery | None
    problems: list[AddApiClientKeyProblems]


class RefuseAgencyEngagementEngagement(TypedDict):
    """An agency worker at a council, as the quarterly return asks."""

    id: str
    state: AgencyEngagementState
    departsFrom: list[str]
    signedOffBy: list[str]


class RefuseAgencyEngagementPayload(TypedDict):
    """What came of it."""

    engagement: RefuseAgencyEngagementEngagement | None
    problems: list[AddApiClientKeyProblems]


class RefuseAgreementPayload(TypedDict):
    """What came of it."""

    agreement: Agreement | None
    problems: list[Problem]


class RefuseReleasePayload(TypedDict):
    """What came of refusing a release."""

    offer: DeclineOfferOffer | None
    problems: list[Problem]


class RegisterDocumentPayload(TypedDict):
    """What came of it."""

    apiClient: HoldToDocumentsApiClient | None
    problems: list[Problem]


class Webhook(TypedDict):
    """An address that is told of events."""

    id: str
    url: str
    names: list[str]
    state: WebhookState


class WebhookSecret(TypedDict):
    """A webhook with its secret, which is shown this once."""

    secret: str
    webhook: Webhook


class RegisterWebhookPayload(TypedDict):
    """What came of it."""

    registered: WebhookSecret | None
    problems: list[AddApiClientKeyProblems]


class RejectCoverRequestPayload(TypedDict):
    """What came of it."""

    coverRequest: AmendCoverRequestCoverRequest | None
    problems: list[Problem]


class RejectOfferOffer(TypedDict):
    """One slot put to one worker. While it lives she is held for it."""

    id: str
    state: OfferState
    offeredAt: str
    consultedAt: str | None
    rejectionReason: RejectionReason | None
    worker: Worker | None
    coverRequest: CoverRequest | None
    hostCouncil: Council | None


class RejectOfferPayload(TypedDict):
    """What came of it."""

    offer: RejectOfferOffer | None
    problems: list[Problem]


class ReleaseToAgencyPayload(TypedDict):
    """What came of it."""

    coverRequest: AmendCoverRequestCoverRequest | None
    problems: list[Problem]


class ReleaseWorkerPayload(TypedDict):
    """What came of releasing."""

    offer: DeclineOfferOffer | None
    problems: list[Problem]


class RemainingDay(TypedDict):
    """A day for which she would be released."""

    day: str
    left: int
    least: int


class RemoveDocumentPayload(TypedDict):
    """What came of it."""

    apiClient: HoldToDocumentsApiClient | None
    problems: list[Problem]


class RemoveWebhookWebhook(TypedDict):
    """An address that is told of events."""

    id: str
    state: WebhookState


class RemoveWebhookPayload(TypedDict):
    """What came of it."""

    webhook: RemoveWebhookWebhook | None
    problems: list[AddApiClientKeyProblems]


class RequestExtensionPayload(TypedDict):
    """What came of it."""

    extension: Extension | None
    problems: list[Problem]


class ResumePlacementPayload(TypedDict):
    """What came of it."""

    placement: ConsentToRulePlacement | None
    problems: list[Problem]


class ReturnCoverRequestPayload(TypedDict):
    """What came of it."""

    coverRequest: AmendCoverRequestCoverRequest | None
    problems: list[Problem]


class RevokeApiClientApiClient(TypedDict):
    """A program of a council's, or of the region's."""

    id: str
    revokedAt: str | None


class RevokeApiClientPayload(TypedDict):
    """What came of it."""

    apiClient: RevokeApiClientApiClient | None
    problems: list[AddApiClientKeyProblems]


class RotateWebhookSecretRotatedWebhook(TypedDict):
    """An address that is told of events."""

    id: str
    bothUntil: str | None


class RotateWebhookSecretRotated(TypedDict):
    """A webhook with its secret, which is shown this once."""

    secret: str
    webhook: RotateWebhookSecretRotatedWebhook


class RotateWebhookSecretPayload(TypedDict):
    """What came of it."""

    rotated: RotateWebhookSecretRotated | None
    problems: list[AddApiClientKeyProblems]


class RunToCompareFollows(TypedDict):
    """A run of the engine over the whole region."""

    id: str


class RunToCompareSummaryCouncils(TypedDict):
    """What one council gives to the others, and takes from them."""

    minutesGiven: int
    minutesTaken: int


class RunToCompareSummary(TypedDict):
    """What a match run has found, as a whole."""

    coverage: list[TierCoverage]
    councils: list[RunToCompareSummaryCouncils]
    travelKmMean: float | None
    travelKmMost: float | None
    quality: int
    filled: int
    slots: int
    workers: int


class RunToCompareCertificateAims(TypedDict):
    """One figure that plans are compared by."""

    aim: str
    value: float


class RunToCompareCertificate(TypedDict):
    """How good a plan is, and what proves it."""

    proven: bool
    value: float
    bound: float
    gap: float
    aims: list[RunToCompareCertificateAims]


class RunToCompareProposalsEdgesNode(TypedDict):
    """The engine's proposal of a worker for a slot. People decide."""

    points: list[Points]
    worker: CoverRequestPreferred | None
    coverRequest: MatchRunProposalsEdgesNodeCoverRequest | None


class RunToCompareProposalsEdges(TypedDict):
    """One row of a list."""

    node: RunToCompareProposalsEdgesNode


class RunToCompareProposals(TypedDict):
    """A page of a list, in the order in which its rows were made."""

    edges: list[RunToCompareProposalsEdges]
    pageInfo: PageInfo


class RunToCompareUnfilledEdgesNode(TypedDict):
    """A slot that a run could not fill, and why."""

    coverRequest: MatchRunKeptCoverRequest | None


class RunToCompareUnfilledEdges(TypedDict):
    """One row of a list."""

    node: RunToCompareUnfilledEdgesNode


class RunToCompareUnfilled(TypedDict):
    """A page of a list, in the order in which its rows were made."""

    edges: list[RunToCompareUnfilledEdges]
    pageInfo: PageInfo


class RunToCompareResult(TypedDict):
    """A run of the engine over the whole region."""

    id: str
    state: MatchRunState
    status: EngineStatus | None
    gap: float | None
    queuedAt: str
    follows: RunToCompareFollows | None
    summary: RunToCompareSummary | None
    certificate: RunToCompareCertificate | None
    proposals: RunToCompareProposals
    unfilled: RunToCompareUnfilled


class SavingWorking(TypedDict):
    """One line of how a figure came about."""

    name: str
    amount: str
    verified: bool


class Saving(TypedDict):
    """Hours at work of the bank's beside an agency's at the cap; VAT left out."""

    bankPence: int
    agencyPence: int
    savedPence: int
    workings: list[SavingWorking]


class SayNoMatchUnfilled(TypedDict):
    """A slot that a run could not fill, and why."""

    id: str
    noMatchBecause: str | None
    coverRequest: CoverRequest | None


class SayNoMatchPayload(TypedDict):
    """What came of it."""

    unfilled: SayNoMatchUnfilled | None
    problems: list[Problem]


class SetAvailabilityPayload(TypedDict):
    """What came of setting availability."""

    worker: JoinBankWorker | None
    problems: list[Problem]


class SetHomeFloorTeam(TypedDict):
    """A team of a council."""

    id: str
    name: str
    strength: int | None
    least: int | None


class SetHomeFloorPayload(TypedDict):
    """What came of it."""

    team: SetHomeFloorTeam | None
    problems: list[Problem]


class SetNotificationWishesPayload(TypedDict):
    """What came of it."""

    wishes: NotificationWishes | None
    problems: list[Problem]


class SettleRechargePayload(TypedDict):
    """What came of it."""

    recharge: Recharge | None
    problems: list[Problem]


class CalendarAddress(TypedDict):
    """Where a calendar is."""

    path: str


class ShareCalendarPayload(TypedDict):
    """What came of it."""

    calendar: CalendarAddress | None
    problems: list[Problem]


class ShowRechargePayload(TypedDict):
    """What came of it."""

    recharge: Recharge | None
    problems: list[Problem]


class SignAgencyEngagementPayload(TypedDict):
    """What came of it."""

    engagement: RefuseAgencyEngagementEngagement | None
    problems: list[AddApiClientKeyProblems]


class SignAgreementPayload(TypedDict):
    """What came of it."""

    agreement: Agreement | None
    problems: list[Problem]


class SignExtensionPayload(TypedDict):
    """What came of it."""

    extension: Extension | None
    problems: list[Problem]


class StartMatchRunPayload(TypedDict):
    """What came of starting a run."""

    matchRun: MatchRun | None
    problems: list[Problem]


class StartPlacementPayload(TypedDict):
    """What came of it."""

    placement: ConsentToRulePlacement | None
    problems: list[Problem]


class SubjectAccessDue(TypedDict):
    """By when a question for one's own data is answered (DP-1, DP-2)."""

    answerBy: str
    meantBy: str
    source: str


class SubmitCoverRequestPayload(TypedDict):
    """What came of it."""

    coverRequest: AmendCoverRequestCoverRequest | None
    problems: list[Problem]


class SubmitTimesheetPayload(TypedDict):
    """What came of it."""

    timesheet: Timesheet | None
    problems: list[Problem]


class SucceedCouncilPayload(TypedDict):
    """What came of it."""

    council: AgencyEngagementsEdgesNodeCouncil | None
    problems: list[Problem]


class SuspendPlacementPayload(TypedDict):
    """What came of it."""

    placement: ConsentToRulePlacement | None
    problems: list[Problem]


class TeamAtDeskResult(TypedDict):
    """A thing that can be asked for by its id."""

    id: NotRequired[str]
    name: NotRequired[str]
    strength: NotRequired[int | None]
    least: NotRequired[int | None]
    council: NotRequired[AgencyEngagementsEdgesNodeCouncil | None]


class TeamsEdgesNode(TypedDict):
    """A team of a council."""

    id: str
    name: str
    place: Place
    council: AgencyEngagementsEdgesNodeCouncil | None


class TeamEdge(TypedDict):
    """One row of a list."""

    cursor: str
    node: TeamsEdgesNode


class TeamConnection(TypedDict):
    """A page of a list, in the order in which its rows were made."""

    edges: list[TeamEdge]
    pageInfo: BatchRowsPageInfo
    totalCount: int


class TeamsAtDeskEdges(TypedDict):
    """One row of a list."""

    node: SetHomeFloorTeam


class TeamsAtDeskResult(TypedDict):
    """A page of a list, in the order in which its rows were made."""

    edges: list[TeamsAtDeskEdges]


class TimesheetLines(TypedDict):
    """One session of a timesheet, and what became of it."""

    id: str
    session: Stretch
    minutes: int
    absence: Absence | None


class TimesheetPlacement(TypedDict):
    """A worker of one council, at work for another."""

    id: str
    worker: Worker | None


class TimesheetResult(TypedDict):
    """A thing that can be asked for by its id."""

    id: NotRequired[str]
    state: NotRequired[TimesheetState]
    week: NotRequired[str]
    minutes: NotRequired[int]
    miles: NotRequired[int]
    taxedMiles: NotRequired[int]
    query: NotRequired[str | None]
    corrects: NotRequired[str | None]
    lines: NotRequired[list[TimesheetLines]]
    placement: NotRequired[TimesheetPlacement | None]


class TimesheetAtDeskResult(TypedDict):
    """A thing that can be asked for by its id."""

    id: NotRequired[str]
    state: NotRequired[TimesheetState]
    week: NotRequired[str]
    minutes: NotRequired[int]
    miles: NotRequired[int]
    taxedMiles: NotRequired[int]
    twoSteps: NotRequired[bool]
    query: NotRequired[str | None]
    corrects: NotRequired[str | None]
    restOwedMinutes: NotRequired[int]
    warnings: NotRequired[list[TimesheetWarning]]
    lines: NotRequired[list[MyTimesheetLines]]
    placement: NotRequired[ExtensionAtDeskPlacement | None]


class TimesheetsEdgesNode(TypedDict):
    """What was really worked in one week of a placement."""

    id: str
    state: TimesheetState
    week: str
    minutes: int
    miles: int
    taxedMiles: int
    query: str | None
    corrects: str | None
    lines: list[TimesheetLines]
    placement: TimesheetPlacement | None


class TimesheetsEdges(TypedDict):
    """One row of a list."""

    cursor: str
    node: TimesheetsEdgesNode


class TimesheetsResult(TypedDict):
    """A page of a list, in the order in which its rows were made."""

    edges: list[TimesheetsEdges]
    pageInfo: PageInfo
    totalCount: int


class TimesheetsAtDeskEdgesNodePlacementWorkerCouncil(TypedDict):
    """A local authority: accountable for the children, and a host."""

    id: str


class TimesheetsAtDeskEdgesNodePlacementWorker(TypedDict):
    """A member of the bank: a permanent social worker of one council."""

    name: str
    council: TimesheetsAtDeskEdgesNodePlacementWorkerCouncil | None


class TimesheetsAtDeskEdgesNodePlacement(TypedDict):
    """A worker of one council, at work for another."""

    worker: TimesheetsAtDeskEdgesNodePlacementWorker | None
    coverRequest: AgreementAtDeskPlacementCoverRequest | None
    hostCouncil: AgencyEngagementsEdgesNodeCouncil | None


class TimesheetsAtDeskEdgesNode(TypedDict):
    """What was really worked in one week of a placement."""

    id: str
    state: TimesheetState
    week: str
    minutes: int
    twoSteps: bool
    corrects: str | None
    placement: TimesheetsAtDeskEdgesNodePlacement | None


class TimesheetsAtDeskEdges(TypedDict):
    """One row of a list."""

    node: TimesheetsAtDeskEdgesNode


class TimesheetsAtDeskResult(TypedDict):
    """A page of a list, in the order in which its rows were made."""

    edges: list[TimesheetsAtDeskEdges]
    pageInfo: InboxPageInfo


class DeliveryAttempt(TypedDict):
    """An attempt at a delivery. What was answered is not kept."""

    at: str
    status: int | None
    because: str


class WebhookDeliveriesEdgesNode(TypedDict):
    """An event on its way to a webhook."""

    id: str
    eventId: str
    event: str
    state: WebhookDeliveryState
    againAt: str | None
    attempts: list[DeliveryAttempt]


class WebhookDeliveryEdge(TypedDict):
    """One row of a list."""

    cursor: str
    node: WebhookDeliveriesEdgesNode


class WebhookDeliveryConnection(TypedDict):
    """A page of a list, in the order in which its rows were made."""

    edges: list[WebhookDeliveryEdge]
    pageInfo: PageInfo


class WebhooksEdgesNode(TypedDict):
    """An address that is told of events."""

    id: str
    url: str
    names: list[str]
    state: WebhookState
    bothUntil: str | None
    council: AgencyEngagementsEdgesNodeCouncil | None


class WebhookEdge(TypedDict):
    """One row of a list."""

    cursor: str
    node: WebhooksEdgesNode


class WebhookConnection(TypedDict):
    """A page of a list, in the order in which its rows were made."""

    edges: list[WebhookEdge]
    pageInfo: PageInfo


class WidenCoverRequestPayload(TypedDict):
    """What came of it."""

    coverRequest: AmendCoverRequestCoverRequest | None
    problems: list[Problem]


class WithdrawCoverRequestPayload(TypedDict):
    """What came of withdrawing."""

    coverRequest: ApproveCoverRequestCoverRequest | None
    problems: list[Problem]


class WithdrawOfferOffer(TypedDict):
    """One slot put to one worker. While it lives she is held for it."""

    id: str
    state: OfferState
    offeredAt: str
    consultedAt: str | None
    withdrawalReason: str | None
    worker: Worker | None
    coverRequest: CoverRequest | None
    hostCouncil: Council | None


class WithdrawOfferPayload(TypedDict):
    """What came of taking an offer back."""

    offer: WithdrawOfferOffer | None
    problems: list[Problem]


class WithdrawPlacementPayload(TypedDict):
    """What came of it."""

    placement: ConsentToRulePlacement | None
    problems: list[Problem]


class WithdrawReleaseOffer(TypedDict):
    """One slot put to one worker. While it lives she is held for it."""

    id: str
    state: OfferState
    offeredAt: str
    consultedAt: str | None
    refusalReason: RefusalReason | None
    worker: Worker | None
    coverRequest: CoverRequest | None
    hostCouncil: Council | None


class WithdrawReleasePayload(TypedDict):
    """What came of it."""

    offer: WithdrawReleaseOffer | None
    problems: list[Problem]


class WorkerChecks(TypedDict):
    """A check made by the home employer, by its dates alone."""

    kind: CheckKind
    validFrom: str
    expiresOn: str | None


class WorkerResult(TypedDict):
    """A thing that can be asked for by its id."""

    id: NotRequired[str]
    name: NotRequired[str]
    role: NotRequired[CoreRole]
    council: NotRequired[AgencyEngagementsEdgesNodeCouncil | None]
    weeklyHours: NotRequired[str]
    longestTravelKm: NotRequired[int]
    skills: NotRequired[list[MyRecordWorkerSkills]]
    checks: NotRequired[list[WorkerChecks]]


class WorkersEdgesNode(TypedDict):
    """A member of the bank: a permanent social worker of one council."""

    id: str
    name: str
    role: CoreRole
    council: AgencyEngagementsEdgesNodeCouncil | None
    weeklyHours: str
    longestTravelKm: int
    skills: list[MyRecordWorkerSkills]
    checks: list[WorkerChecks]


class WorkerEdge(TypedDict):
    """One row of a list."""

    cursor: str
    node: WorkersEdgesNode


class WorkerConnection(TypedDict):
    """A page of a list, in the order in which its rows were made."""

    edges: list[WorkerEdge]
    pageInfo: BatchRowsPageInfo
    totalCount: int


class Operations(Transport):
    """Each published operation as a method."""

    def abort_match_run(self, *, input: AbortMatchRunInput, key: str | None = None) -> AbortMatchRunPayload:
        """Stop a run. Emits match_run.abort_requested."""
        return cast("AbortMatchRunPayload", self.do("abort_match_run", {"input": input}, key=key))

    def accede(self, *, input: AccedeInput, key: str | None = None) -> AccedePayload:
        """Become party to a master agreement, for a council or an employer. Emits master_agreement.acceded."""
        return cast("AccedePayload", self.do("accede", {"input": input}, key=key))

    def accept_offer(self, *, input: AcceptOfferInput, key: str | None = None) -> AcceptOfferPayload:
        """Accept an offer that was made to you. Emits offer.accepted."""
        return cast("AcceptOfferPayload", self.do("accept_offer", {"input": input}, key=key))

    def accept_recharge(self, *, input: AcceptRechargeInput, key: str | None = None) -> AcceptRechargePayload:
        """Accept a recharge for the host, or let its dispute go. Emits recharge.accepted."""
        return cast("AcceptRechargePayload", self.do("accept_recharge", {"input": input}, key=key))

    def acknowledge_agreement(self, *, input: AcknowledgeAgreementInput, key: str | None = None) -> AcknowledgeAgreementPayload:
        """Acknowledge the schedule of your placement. Emits agreement.acknowledged, placement.ready."""
        return cast("AcknowledgeAgreementPayload", self.do("acknowledge_agreement", {"input": input}, key=key))

    def add_api_client_key(self, *, input: AddApiClientKeyInput, key: str | None = None) -> AddApiClientKeyPayload:
        """Give a program another key. Both let it in, until the old one is ended. Emits api_client.key_added."""
        return cast("AddApiClientKeyPayload", self.do("add_api_client_key", {"input": input}, key=key))

    def agency_engagements(self, *, first: int, after: str | None = None) -> AgencyEngagementConnection:
        """Agency workers: the quarterly return's rows."""
        return cast("AgencyEngagementConnection", self.ask("agency_engagements", {"first": first, "after": after}))

    def every_agency_engagement(self, *, at_once: int = 100) -> Iterator["AgencyEngagement"]:
        """Agency workers: the quarterly return's rows. Each, page after page."""
        rows = self.every("agency_engagements", {}, "first", at_once)
        return cast("Iterator[AgencyEngagement]", rows)

    def agree_extension(self, *, input: AgreeExtensionInput, key: str | None = None) -> AgreeExtensionPayload:
        """Agree to an extension: as the worker, as who releases her, or as who pays for it. Emits extension.agreed."""
        return cast("AgreeExtensionPayload", self.do("agree_extension", {"input": input}, key=key))

    def agree_opt_out(self, *, input: AgreeOptOutInput, key: str | None = None) -> AgreeOptOutPayload:
        """Agree in writing to work more than 48 hours a week on average. Emits worker.opted_out."""
        return cast("AgreeOptOutPayload", self.do("agree_opt_out", {"input": input}, key=key))

    def agree_shorter_notice(self, *, input: AgreeShorterNoticeInput, key: str | None = None) -> AgreeShorterNoticePayload:
        """Agree, for the other side, to the end that is proposed; later sessions are given back. Emits placement.ended_early."""
        return cast("AgreeShorterNoticePayload", self.do("agree_shorter_notice", {"input": input}, key=key))

    def agreement_at_desk(self, *, id: str) -> Node | None:
        """The thing with this id; null if there is none, or it is not yours."""
        return cast("Node | None", self.ask("agreement_at_desk", {"id": id}))

    def agreements(self, *, first: int | None = None, after: str | None = None, last: int | None = None, before: str | None = None) -> AgreementConnection:
        """Agreements on placements."""
        return cast("AgreementConnection", self.ask("agreements", {"first": first, "after": after, "last": last, "before": before}))

    def every_agreement(self, *, at_once: int = 100) -> Iterator["AgreementsEdgesNode"]:
        """Agreements on placements. Each, page after page."""
        rows = self.every("agreements", {}, "first", at_once)
        return cast("Iterator[AgreementsEdgesNode]", rows)

    def amend_cover_request(self, *, input: AmendCoverRequestInput, key: str | None = None) -> AmendCoverRequestPayload:
        """Ask anew. An open request goes back to the budget holder where hours, grade or payer widen. Emits request.amended."""
        return cast("AmendCoverRequestPayload", self.do("amend_cover_request", {"input": input}, key=key))

    def amend_figure(self, *, input: AmendFigureInput, key: str | None = None) -> AmendFigurePayload:
        """Amend a figure that is not verified, from a day on. Emits figure.amended."""
        return cast("AmendFigurePayload", self.do("amend_figure", {"input": input}, key=key))

    def api_clients(self, *, first: int, after: str | None = None) -> ApiClientConnection:
        """Programs that are let in, and those that were."""
        return cast("ApiClientConnection", self.ask("api_clients", {"first": first, "after": after}))

    def every_api_client(self, *, at_once: int = 100) -> Iterator["ApiClientsEdgesNode"]:
        """Programs that are let in, and those that were. Each, page after page."""
        rows = self.every("api_clients", {}, "first", at_once)
        return cast("Iterator[ApiClientsEdgesNode]", rows)

    def approve_cover_request(self, *, input: ApproveCoverRequestInput, key: str | None = None) -> ApproveCoverRequestPayload:
        """Approve a request that somebody else has opened. Emits request.approved."""
        return cast("ApproveCoverRequestPayload", self.do("approve_cover_request", {"input": input}, key=key))

    def approve_timesheet(self, *, input: ApproveTimesheetInput, key: str | None = None) -> ApproveTimesheetPayload:
        """Agree to a timesheet as the host's line manager. Emits timesheet.approved."""
        return cast("ApproveTimesheetPayload", self.do("approve_timesheet", {"input": input}, key=key))

    def ask_two_steps(self, *, input: AskTwoStepsInput, key: str | None = None) -> AskTwoStepsPayload:
        """Decide whether the budget holder authorises what the line manager approved; for timesheets opened from now on. Emits council.two_steps_asked."""
        return cast("AskTwoStepsPayload", self.do("ask_two_steps", {"input": input}, key=key))

    def audit_check(self) -> AuditCheck | None:
        """Whether the audit chains are whole: walks all of them. For auditors and analysts; null for others. Only `staffbank audit verify` with heads that were told earlier shows that a chain's end was cut off."""
        return cast("AuditCheck | None", self.ask("audit_check", {}))

    def audit_subjects(self, *, filter: AuditSubjectFilter | None = None) -> AuditSubjectConnection:
        """What a trail can be read of: for auditors and analysts; others see none."""
        return cast("AuditSubjectConnection", self.ask("audit_subjects", {"filter": filter}))

    def audit_trail(self, *, first: int, after: str | None = None, filter: AuditFilter | None = None) -> AuditEntryConnection:
        """The audit trail, the oldest first: for auditors and analysts; others see none."""
        return cast("AuditEntryConnection", self.ask("audit_trail", {"first": first, "after": after, "filter": filter}))

    def every_audit_trail(self, *, at_once: int = 100, filter: AuditFilter | None = None) -> Iterator["AuditEntry"]:
        """The audit trail, the oldest first: for auditors and analysts; others see none. Each, page after page."""
        rows = self.every("audit_trail", {"filter": filter}, "first", at_once)
        return cast("Iterator[AuditEntry]", rows)

    def authorise_timesheet(self, *, input: AuthoriseTimesheetInput, key: str | None = None) -> AuthoriseTimesheetPayload:
        """Agree to an approved timesheet as the host's budget holder, where the host asks for two steps. Emits timesheet.authorised."""
        return cast("AuthoriseTimesheetPayload", self.do("authorise_timesheet", {"input": input}, key=key))

    def batch(self, *, id: str) -> BatchResult | None:
        """The thing with this id; null if there is none, or it is not yours."""
        return cast("BatchResult | None", self.ask("batch", {"id": id}))

    def batch_rows(self, *, filter: BatchRowFilter | None = None, first: int | None = None, after: str | None = None, last: int | None = None, before: str | None = None) -> BatchRowConnection:
        """Rows of batches, in the order of their files."""
        return cast("BatchRowConnection", self.ask("batch_rows", {"filter": filter, "first": first, "after": after, "last": last, "before": before}))

    def every_batch_row(self, *, at_once: int = 100, filter: BatchRowFilter | None = None) -> Iterator["BatchRow"]:
        """Rows of batches, in the order of their files. Each, page after page."""
        rows = self.every("batch_rows", {"filter": filter}, "first", at_once)
        return cast("Iterator[BatchRow]", rows)

    def batches(self, *, first: int | None = None, after: str | None = None, last: int | None = None, before: str | None = None) -> BatchConnection:
        """Batches of rows that your council's systems have brought."""
        return cast("BatchConnection", self.ask("batches", {"first": first, "after": after, "last": last, "before": before}))

    def every_batch(self, *, at_once: int = 100) -> Iterator["Batch"]:
        """Batches of rows that your council's systems have brought. Each, page after page."""
        rows = self.every("batches", {}, "first", at_once)
        return cast("Iterator[Batch]", rows)

    def bring_batch(self, *, input: BringBatchInput, key: str | None = None) -> BringBatchPayload:
        """Bring rows in bulk. Each is done as the single deed that it is, once by its reference, however often it is brought; a row that is refused keeps no other back. Emits batch.brought."""
        return cast("BringBatchPayload", self.do("bring_batch", {"input": input}, key=key))

    def close_cover_request(self, *, input: CloseCoverRequestInput, key: str | None = None) -> CloseCoverRequestPayload:
        """Close an open request, and every offer on it that is not a placement yet. Emits offer.withdrawn, request.closed."""
        return cast("CloseCoverRequestPayload", self.do("close_cover_request", {"input": input}, key=key))

    def close_placement(self, *, input: ClosePlacementInput, key: str | None = None) -> ClosePlacementPayload:
        """Close a placement whose sessions are over and whose timesheets are locked. Emits placement.closed."""
        return cast("ClosePlacementPayload", self.do("close_placement", {"input": input}, key=key))

    def confirm_placement(self, *, input: ConfirmPlacementInput, key: str | None = None) -> ConfirmPlacementPayload:
        """Confirm for the host: the offer becomes a placement, and the host sees how to reach the worker. Emits agreement.opened, offer.confirmed, offer.rule_overridden, passport.accepted, placement.confirmed."""
        return cast("ConfirmPlacementPayload", self.do("confirm_placement", {"input": input}, key=key))

    def consent_to_rule(self, *, input: ConsentToRuleInput, key: str | None = None) -> ConsentToRulePayload:
        """Let a rule pass for your side of a confirmed placement: conditions of practice found since, say. It starts and resumes nothing by itself. Emits placement.rule_overridden."""
        return cast("ConsentToRulePayload", self.do("consent_to_rule", {"input": input}, key=key))

    def correct_timesheet(self, *, input: CorrectTimesheetInput, key: str | None = None) -> CorrectTimesheetPayload:
        """Draw up a correction of a locked timesheet: it reverses lines and gives them anew. Emits timesheet.correction_opened."""
        return cast("CorrectTimesheetPayload", self.do("correct_timesheet", {"input": input}, key=key))

    def councils(self, *, first: int | None = None, after: str | None = None, last: int | None = None, before: str | None = None) -> CouncilConnection:
        """The councils of the region."""
        return cast("CouncilConnection", self.ask("councils", {"first": first, "after": after, "last": last, "before": before}))

    def every_council(self, *, at_once: int = 100) -> Iterator["CouncilsEdgesNode"]:
        """The councils of the region. Each, page after page."""
        rows = self.every("councils", {}, "first", at_once)
        return cast("Iterator[CouncilsEdgesNode]", rows)

    def cover_request(self, *, id: str) -> CoverRequestResult | None:
        """The thing with this id; null if there is none, or it is not yours."""
        return cast("CoverRequestResult | None", self.ask("cover_request", {"id": id}))

    def cover_requests(self, *, first: int | None = None, after: str | None = None, last: int | None = None, before: str | None = None, filter: CoverRequestFilter | None = None) -> CoverRequestConnection:
        """What councils ask for."""
        return cast("CoverRequestConnection", self.ask("cover_requests", {"first": first, "after": after, "last": last, "before": before, "filter": filter}))

    def every_cover_request(self, *, at_once: int = 100, filter: CoverRequestFilter | None = None) -> Iterator["CoverRequestsEdgesNode"]:
        """What councils ask for. Each, page after page."""
        rows = self.every("cover_requests", {"filter": filter}, "first", at_once)
        return cast("Iterator[CoverRequestsEdgesNode]", rows)

    def create_api_client(self, *, input: CreateApiClientInput, key: str | None = None) -> CreateApiClientPayload:
        """Let a program in, with a first key. Emits api_client.created."""
        return cast("CreateApiClientPayload", self.do("create_api_client", {"input": input}, key=key))

    def credit_recharge(self, *, input: CreditRechargeInput, key: str | None = None) -> CreditRechargePayload:
        """End a dispute by a credit note for the whole recharge; its hours are charged anew when they are corrected, or else with this month. Emits recharge.credit_note_drawn_up, recharge.credited."""
        return cast("CreditRechargePayload", self.do("credit_recharge", {"input": input}, key=key))

    def decline_extension(self, *, input: DeclineExtensionInput, key: str | None = None) -> DeclineExtensionPayload:
        """Decline an extension; the placement ends on its day. Emits extension.declined."""
        return cast("DeclineExtensionPayload", self.do("decline_extension", {"input": input}, key=key))

    def decline_offer(self, *, input: DeclineOfferInput, key: str | None = None) -> DeclineOfferPayload:
        """Decline an offer that was made to you. Emits offer.declined."""
        return cast("DeclineOfferPayload", self.do("decline_offer", {"input": input}, key=key))

    def decline_proposal(self, *, input: DeclineProposalInput, key: str | None = None) -> DeclineProposalPayload:
        """Decline a proposal of the engine's; no offer follows it. Emits proposal.declined."""
        return cast("DeclineProposalPayload", self.do("decline_proposal", {"input": input}, key=key))

    def determine_weekly_rest(self, *, input: DetermineWeeklyRestInput, key: str | None = None) -> DetermineWeeklyRestPayload:
        """Count weekly rest by the fortnight, as regulation 11(2) lets an employer determine: two rests of 24 hours in it, or one of 48; or by the week again. Emits employer.rest_determined."""
        return cast("DetermineWeeklyRestPayload", self.do("determine_weekly_rest", {"input": input}, key=key))

    def dispute_recharge(self, *, input: DisputeRechargeInput, key: str | None = None) -> DisputeRechargePayload:
        """Dispute a recharge for the host; the worker is paid whatever comes of it. Emits recharge.disputed."""
        return cast("DisputeRechargePayload", self.do("dispute_recharge", {"input": input}, key=key))

    def end_api_client_key(self, *, input: EndApiClientKeyInput, key: str | None = None) -> EndApiClientKeyPayload:
        """End a key of a program's, and the tokens given for it. Emits api_client.key_ended."""
        return cast("EndApiClientKeyPayload", self.do("end_api_client_key", {"input": input}, key=key))

    def end_opt_out(self, *, input: EndOptOutInput, key: str | None = None) -> EndOptOutPayload:
        """End your opt-out; it holds until its notice is over. Emits worker.opt_out_ended."""
        return cast("EndOptOutPayload", self.do("end_opt_out", {"input": input}, key=key))

    def end_placement(self, *, input: EndPlacementInput, key: str | None = None) -> EndPlacementPayload:
        """End a placement before the agreed day; later sessions are given back. Emits placement.ended_early."""
        return cast("EndPlacementPayload", self.do("end_placement", {"input": input}, key=key))

    def engage_agency_worker(self, *, input: EngageAgencyWorkerInput, key: str | None = None) -> EngageAgencyWorkerPayload:
        """Put an agency worker forward for a request that is released to agencies: final where every rule is kept, otherwise when those have signed who have to. Emits agency.engaged, agency.put_forward."""
        return cast("EngageAgencyWorkerPayload", self.do("engage_agency_worker", {"input": input}, key=key))

    def express_interest(self, *, input: ExpressInterestInput, key: str | None = None) -> ExpressInterestPayload:
        """Say that you would like some open work that fits you, or take it back. The coordinator sees it beside your name; your employer and the council that asks do not, and nobody is chosen by it alone. Emits request.interest_expressed, request.interest_withdrawn."""
        return cast("ExpressInterestPayload", self.do("express_interest", {"input": input}, key=key))

    def extension_at_desk(self, *, id: str) -> ExtensionAtDeskResult | None:
        """The thing with this id; null if there is none, or it is not yours."""
        return cast("ExtensionAtDeskResult | None", self.ask("extension_at_desk", {"id": id}))

    def extensions(self, *, first: int, after: str | None = None) -> ExtensionConnection:
        """Extensions of placements."""
        return cast("ExtensionConnection", self.ask("extensions", {"first": first, "after": after}))

    def every_extension(self, *, at_once: int = 100) -> Iterator["ExtensionsEdgesNode"]:
        """Extensions of placements. Each, page after page."""
        rows = self.every("extensions", {}, "first", at_once)
        return cast("Iterator[ExtensionsEdgesNode]", rows)

    def extensions_of_mine(self, *, last: int) -> ExtensionsOfMineResult:
        """Extensions of placements."""
        return cast("ExtensionsOfMineResult", self.ask("extensions_of_mine", {"last": last}))

    def figures(self) -> list[Figure]:
        """Every figure that the bank reckons with, dated, sourced and labelled."""
        return cast("list[Figure]", self.ask("figures", {}))

    def fill_in_timesheet(self, *, input: FillInTimesheetInput, key: str | None = None) -> FillInTimesheetPayload:
        """Say what became of a session. Emits timesheet.filled_in."""
        return cast("FillInTimesheetPayload", self.do("fill_in_timesheet", {"input": input}, key=key))

    def found_master_agreement(self, *, input: FoundMasterAgreementInput, key: str | None = None) -> FoundMasterAgreementPayload:
        """Draw up a master agreement for the region; councils and employers accede to it. Emits master_agreement.founded."""
        return cast("FoundMasterAgreementPayload", self.do("found_master_agreement", {"input": input}, key=key))

    def give_account(self, *, input: GiveAccountInput, key: str | None = None) -> GiveAccountPayload:
        """Give your side's account of a placement that is over: the host its reference, the worker her feedback, her home that she is back. Emits placement.account_given."""
        return cast("GiveAccountPayload", self.do("give_account", {"input": input}, key=key))

    def give_opinion(self, *, input: GiveOpinionInput, key: str | None = None) -> GiveOpinionPayload:
        """Support or oppose a release of your worker; it binds nobody. Emits offer.opinion_given."""
        return cast("GiveOpinionPayload", self.do("give_opinion", {"input": input}, key=key))

    def hold_to_documents(self, *, input: HoldToDocumentsInput, key: str | None = None) -> HoldToDocumentsPayload:
        """Answer a program no document but those registered for it, from this moment on; or let it ask what it likes again. Emits api_client.held_to_documents, api_client.held_to_documents_no_more."""
        return cast("HoldToDocumentsPayload", self.do("hold_to_documents", {"input": input}, key=key))

    def import_register(self, *, input: ImportRegisterInput, key: str | None = None) -> ImportRegisterPayload:
        """Bring an extract of the register. Whoever is suspended, removed or no longer listed stops at once. Emits placement.suspended, register.imported."""
        return cast("ImportRegisterPayload", self.do("import_register", {"input": input}, key=key))

    def inbox(self, *, last: int, before: str | None = None) -> NotificationConnection:
        """Your inbox, the oldest first."""
        return cast("NotificationConnection", self.ask("inbox", {"last": last, "before": before}))

    def every_inbox(self, *, at_once: int = 100) -> Iterator["Notification"]:
        """Your inbox, the oldest first. Each, page after page from the end."""
        rows = self.every("inbox", {}, "last", at_once)
        return cast("Iterator[Notification]", rows)

    def issue_recharge(self, *, input: IssueRechargeInput, key: str | None = None) -> IssueRechargePayload:
        """Issue a recharge, with VAT. Emits recharge.issued."""
        return cast("IssueRechargePayload", self.do("issue_recharge", {"input": input}, key=key))

    def join_bank(self, *, input: JoinBankInput, key: str | None = None) -> JoinBankPayload:
        """Join the bank, or let somebody join for whose employer you keep records. Emits worker.joined."""
        return cast("JoinBankPayload", self.do("join_bank", {"input": input}, key=key))

    def known_workers(self, *, last: int) -> OfferConnection:
        """Offers on their road."""
        return cast("OfferConnection", self.ask("known_workers", {"last": last}))

    def lock_terms(self, *, input: LockTermsInput, key: str | None = None) -> LockTermsPayload:
        """Lock the rate and the treatment of VAT, and with them the text that both sides sign. Emits agreement.terms_locked."""
        return cast("LockTermsPayload", self.do("lock_terms", {"input": input}, key=key))

    def make_offer(self, *, input: MakeOfferInput, key: str | None = None) -> MakeOfferPayload:
        """Offer a slot to a worker, who is held for it until the offer ends. Emits offer.made, offer.rule_overridden."""
        return cast("MakeOfferPayload", self.do("make_offer", {"input": input}, key=key))

    def match_run(self, *, id: str, first: int | None = None, after: str | None = None, openAfter: str | None = None) -> MatchRunResult | None:
        """A run of the engine; null if there is none, or it is not yours."""
        return cast("MatchRunResult | None", self.ask("match_run", {"id": id, "first": first, "after": after, "openAfter": openAfter}))

    def match_runs(self, *, first: int | None = None, after: str | None = None, last: int | None = None, before: str | None = None) -> MatchRunConnection:
        """Runs of the engine, the oldest first."""
        return cast("MatchRunConnection", self.ask("match_runs", {"first": first, "after": after, "last": last, "before": before}))

    def every_match_run(self, *, at_once: int = 100) -> Iterator["MatchRunsEdgesNode"]:
        """Runs of the engine, the oldest first. Each, page after page."""
        rows = self.every("match_runs", {}, "first", at_once)
        return cast("Iterator[MatchRunsEdgesNode]", rows)

    def me(self) -> Viewer:
        """Who you are, and what you may do."""
        return cast("Viewer", self.ask("me", {}))

    def mileage_rate(self, *, on: str) -> MileageRateResult:
        """Who you are, and what you may do."""
        return cast("MileageRateResult", self.ask("mileage_rate", {"on": on}))

    def my_agreements(self, *, first: int, after: str | None = None) -> MyAgreementsResult:
        """Agreements on placements."""
        return cast("MyAgreementsResult", self.ask("my_agreements", {"first": first, "after": after}))

    def every_my_agreement(self, *, at_once: int = 100) -> Iterator["MyAgreementsEdgesNode"]:
        """Agreements on placements. Each, page after page."""
        rows = self.every("my_agreements", {}, "first", at_once)
        return cast("Iterator[MyAgreementsEdgesNode]", rows)

    def my_calendar(self) -> MyCalendarResult:
        """Who you are, and what you may do."""
        return cast("MyCalendarResult", self.ask("my_calendar", {}))

    def my_extensions(self, *, first: int, after: str | None = None) -> MyExtensionsResult:
        """Extensions of placements."""
        return cast("MyExtensionsResult", self.ask("my_extensions", {"first": first, "after": after}))

    def every_my_extension(self, *, at_once: int = 100) -> Iterator["MyExtensionsEdgesNode"]:
        """Extensions of placements. Each, page after page."""
        rows = self.every("my_extensions", {}, "first", at_once)
        return cast("Iterator[MyExtensionsEdgesNode]", rows)

    def my_notifications(self, *, first: int, after: str | None = None) -> MyNotificationsResult:
        """Your inbox, the oldest first."""
        return cast("MyNotificationsResult", self.ask("my_notifications", {"first": first, "after": after}))

    def every_my_notification(self, *, at_once: int = 100) -> Iterator["MyNotificationsEdgesNode"]:
        """Your inbox, the oldest first. Each, page after page."""
        rows = self.every("my_notifications", {}, "first", at_once)
        return cast("Iterator[MyNotificationsEdgesNode]", rows)

    def my_offers(self, *, first: int, after: str | None = None) -> MyOffersResult:
        """Offers on their road."""
        return cast("MyOffersResult", self.ask("my_offers", {"first": first, "after": after}))

    def every_my_offer(self, *, at_once: int = 100) -> Iterator["MyOffersEdgesNode"]:
        """Offers on their road. Each, page after page."""
        rows = self.every("my_offers", {}, "first", at_once)
        return cast("Iterator[MyOffersEdgesNode]", rows)

    def my_placement(self, *, id: str) -> MyPlacementResult | None:
        """The thing with this id; null if there is none, or it is not yours."""
        return cast("MyPlacementResult | None", self.ask("my_placement", {"id": id}))

    def my_placements(self, *, first: int, after: str | None = None) -> PlacementConnection:
        """Placements."""
        return cast("PlacementConnection", self.ask("my_placements", {"first": first, "after": after}))

    def every_my_placement(self, *, at_once: int = 100) -> Iterator["MyPlacementsEdgesNode"]:
        """Placements. Each, page after page."""
        rows = self.every("my_placements", {}, "first", at_once)
        return cast("Iterator[MyPlacementsEdgesNode]", rows)

    def my_record(self) -> MyRecordResult:
        """Who you are, and what you may do."""
        return cast("MyRecordResult", self.ask("my_record", {}))

    def my_timesheet(self, *, id: str) -> MyTimesheetResult | None:
        """The thing with this id; null if there is none, or it is not yours."""
        return cast("MyTimesheetResult | None", self.ask("my_timesheet", {"id": id}))

    def my_timesheets(self, *, first: int, after: str | None = None) -> TimesheetConnection:
        """Timesheets, corrections too."""
        return cast("TimesheetConnection", self.ask("my_timesheets", {"first": first, "after": after}))

    def every_my_timesheet(self, *, at_once: int = 100) -> Iterator["MyTimesheetsEdgesNode"]:
        """Timesheets, corrections too. Each, page after page."""
        rows = self.every("my_timesheets", {}, "first", at_once)
        return cast("Iterator[MyTimesheetsEdgesNode]", rows)

    def netting(self) -> list[Transfer] | None:
        """The few payments that would settle what is issued and neither settled nor disputed, between the councils of today: a proposal, for the region's people; null for others."""
        return cast("list[Transfer] | None", self.ask("netting", {}))

    def notification(self, *, id: str) -> NotificationResult | None:
        """The thing with this id; null if there is none, or it is not yours."""
        return cast("NotificationResult | None", self.ask("notification", {"id": id}))

    def notification_wishes(self) -> NotificationWishesResult:
        """Who you are, and what you may do."""
        return cast("NotificationWishesResult", self.ask("notification_wishes", {}))

    def notifications(self, *, first: int, after: str | None = None) -> NotificationsResult:
        """Your inbox, the oldest first."""
        return cast("NotificationsResult", self.ask("notifications", {"first": first, "after": after}))

    def every_notification(self, *, at_once: int = 100) -> Iterator["NotificationsEdgesNode"]:
        """Your inbox, the oldest first. Each, page after page."""
        rows = self.every("notifications", {}, "first", at_once)
        return cast("Iterator[NotificationsEdgesNode]", rows)

    def offer(self, *, id: str) -> OfferResult | None:
        """The thing with this id; null if there is none, or it is not yours."""
        return cast("OfferResult | None", self.ask("offer", {"id": id}))

    def offer_at_desk(self, *, id: str) -> OfferAtDeskResult | None:
        """The thing with this id; null if there is none, or it is not yours."""
        return cast("OfferAtDeskResult | None", self.ask("offer_at_desk", {"id": id}))

    def offer_match(self, *, id: str) -> OfferMatchResult | None:
        """The thing with this id; null if there is none, or it is not yours."""
        return cast("OfferMatchResult | None", self.ask("offer_match", {"id": id}))

    def offers(self, *, first: int | None = None, after: str | None = None, last: int | None = None, before: str | None = None, filter: OfferFilter | None = None) -> OffersResult:
        """Offers on their road."""
        return cast("OffersResult", self.ask("offers", {"first": first, "after": after, "last": last, "before": before, "filter": filter}))

    def every_offer(self, *, at_once: int = 100, filter: OfferFilter | None = None) -> Iterator["OffersEdgesNode"]:
        """Offers on their road. Each, page after page."""
        rows = self.every("offers", {"filter": filter}, "first", at_once)
        return cast("Iterator[OffersEdgesNode]", rows)

    def offers_at_desk(self, *, last: int, before: str | None = None) -> OffersAtDeskResult:
        """Offers on their road."""
        return cast("OffersAtDeskResult", self.ask("offers_at_desk", {"last": last, "before": before}))

    def every_offers_at_desk(self, *, at_once: int = 100) -> Iterator["OffersAtDeskEdgesNode"]:
        """Offers on their road. Each, page after page from the end."""
        rows = self.every("offers_at_desk", {}, "last", at_once)
        return cast("Iterator[OffersAtDeskEdgesNode]", rows)

    def open_cover_request(self, *, input: OpenCoverRequestInput, key: str | None = None) -> OpenCoverRequestPayload:
        """Ask for cover. The budget holder's approval opens it to the engine. Emits request.drafted, request.submitted."""
        return cast("OpenCoverRequestPayload", self.do("open_cover_request", {"input": input}, key=key))

    def open_requests(self, *, first: int, after: str | None = None) -> OpenRequestsResult:
        """What councils ask for."""
        return cast("OpenRequestsResult", self.ask("open_requests", {"first": first, "after": after}))

    def every_open_request(self, *, at_once: int = 100) -> Iterator["OpenRequestsEdgesNode"]:
        """What councils ask for. Each, page after page."""
        rows = self.every("open_requests", {}, "first", at_once)
        return cast("Iterator[OpenRequestsEdgesNode]", rows)

    def open_slot(self, *, id: str) -> OpenSlotResult | None:
        """The thing with this id; null if there is none, or it is not yours."""
        return cast("OpenSlotResult | None", self.ask("open_slot", {"id": id}))

    def open_timesheet(self, *, input: OpenTimesheetInput, key: str | None = None) -> OpenTimesheetPayload:
        """Draw up a week's timesheet from the sessions of your placement, each as agreed. Emits timesheet.opened."""
        return cast("OpenTimesheetPayload", self.do("open_timesheet", {"input": input}, key=key))

    def open_work(self) -> OpenWorkResult:
        """Who you are, and what you may do."""
        return cast("OpenWorkResult", self.ask("open_work", {}))

    def overrides(self, *, first: int, after: str | None = None) -> OverrideConnection:
        """Rules that named people let pass, for the auditor."""
        return cast("OverrideConnection", self.ask("overrides", {"first": first, "after": after}))

    def every_override(self, *, at_once: int = 100) -> Iterator["Override"]:
        """Rules that named people let pass, for the auditor. Each, page after page."""
        rows = self.every("overrides", {}, "first", at_once)
        return cast("Iterator[Override]", rows)

    def passport(self, *, id: str) -> PassportResult | None:
        """The thing with this id; null if there is none, or it is not yours."""
        return cast("PassportResult | None", self.ask("passport", {"id": id}))

    def pause_placement(self, *, input: PausePlacementInput, key: str | None = None) -> PausePlacementPayload:
        """Pause a placement; she stays held for its sessions. Emits placement.paused."""
        return cast("PausePlacementPayload", self.do("pause_placement", {"input": input}, key=key))

    def placement(self, *, id: str) -> PlacementResult | None:
        """The thing with this id; null if there is none, or it is not yours."""
        return cast("PlacementResult | None", self.ask("placement", {"id": id}))

    def placement_at_desk(self, *, id: str) -> PlacementAtDeskResult | None:
        """The thing with this id; null if there is none, or it is not yours."""
        return cast("PlacementAtDeskResult | None", self.ask("placement_at_desk", {"id": id}))

    def placements(self, *, first: int | None = None, after: str | None = None, last: int | None = None, before: str | None = None) -> PlacementsResult:
        """Placements."""
        return cast("PlacementsResult", self.ask("placements", {"first": first, "after": after, "last": last, "before": before}))

    def every_placement(self, *, at_once: int = 100) -> Iterator["PlacementsEdgesNode"]:
        """Placements. Each, page after page."""
        rows = self.every("placements", {}, "first", at_once)
        return cast("Iterator[PlacementsEdgesNode]", rows)

    def placements_at_desk(self, *, last: int, before: str | None = None) -> PlacementsAtDeskResult:
        """Placements."""
        return cast("PlacementsAtDeskResult", self.ask("placements_at_desk", {"last": last, "before": before}))

    def every_placements_at_desk(self, *, at_once: int = 100) -> Iterator["PlacementsAtDeskEdgesNode"]:
        """Placements. Each, page after page from the end."""
        rows = self.every("placements_at_desk", {}, "last", at_once)
        return cast("Iterator[PlacementsAtDeskEdgesNode]", rows)

    def placements_on_board(self, *, last: int, before: str | None = None) -> PlacementsOnBoardResult:
        """Placements."""
        return cast("PlacementsOnBoardResult", self.ask("placements_on_board", {"last": last, "before": before}))

    def every_placements_on_board(self, *, at_once: int = 100) -> Iterator["PlacementsOnBoardEdgesNode"]:
        """Placements. Each, page after page from the end."""
        rows = self.every("placements_on_board", {}, "last", at_once)
        return cast("Iterator[PlacementsOnBoardEdgesNode]", rows)

    def postpone_placement(self, *, input: PostponePlacementInput, key: str | None = None) -> PostponePlacementPayload:
        """Put off a placement that is ready: sessions before its new first day are given back. Emits placement.postponed."""
        return cast("PostponePlacementPayload", self.do("postpone_placement", {"input": input}, key=key))

    def prepare_start(self, *, input: PrepareStartInput, key: str | None = None) -> PrepareStartPayload:
        """Say what is there for her first day (S113-5); what was waived, once it is there, while she is at work. Emits placement.prepared, placement.start_waived."""
        return cast("PrepareStartPayload", self.do("prepare_start", {"input": input}, key=key))

    def proposal(self, *, id: str) -> ProposalResult | None:
        """The thing with this id; null if there is none, or it is not yours."""
        return cast("ProposalResult | None", self.ask("proposal", {"id": id}))

    def propose_shorter_notice(self, *, input: ProposeShorterNoticeInput, key: str | None = None) -> ProposeShorterNoticePayload:
        """Propose, for home or host, an end with less than four weeks' notice; it is one when the other side agrees. It takes the place of an earlier proposal. Emits placement.shorter_notice_proposed."""
        return cast("ProposeShorterNoticePayload", self.do("propose_shorter_notice", {"input": input}, key=key))

    def query_timesheet(self, *, input: QueryTimesheetInput, key: str | None = None) -> QueryTimesheetPayload:
        """Send a timesheet back to the worker with a question. Emits timesheet.queried."""
        return cast("QueryTimesheetPayload", self.do("query_timesheet", {"input": input}, key=key))

    def read_notification(self, *, input: ReadNotificationInput, key: str | None = None) -> ReadNotificationPayload:
        """Mark a notification as read. Emits notification.read."""
        return cast("ReadNotificationPayload", self.do("read_notification", {"input": input}, key=key))

    def recharge(self, *, id: str) -> RechargeResult | None:
        """The thing with this id; null if there is none, or it is not yours."""
        return cast("RechargeResult | None", self.ask("recharge", {"id": id}))

    def recharge_at_desk(self, *, id: str) -> RechargeAtDeskResult | None:
        """The thing with this id; null if there is none, or it is not yours."""
        return cast("RechargeAtDeskResult | None", self.ask("recharge_at_desk", {"id": id}))

    def recharges(self, *, first: int | None = None, after: str | None = None, last: int | None = None, before: str | None = None) -> RechargeConnection:
        """Recharges between home employers and hosts."""
        return cast("RechargeConnection", self.ask("recharges", {"first": first, "after": after, "last": last, "before": before}))

    def every_recharge(self, *, at_once: int = 100) -> Iterator["RechargesEdgesNode"]:
        """Recharges between home employers and hosts. Each, page after page."""
        rows = self.every("recharges", {}, "first", at_once)
        return cast("Iterator[RechargesEdgesNode]", rows)

    def recharges_at_desk(self, *, last: int, before: str | None = None) -> RechargesAtDeskResult:
        """Recharges between home employers and hosts."""
        return cast("RechargesAtDeskResult", self.ask("recharges_at_desk", {"last": last, "before": before}))

    def every_recharges_at_desk(self, *, at_once: int = 100) -> Iterator["RechargesAtDeskEdgesNode"]:
        """Recharges between home employers and hosts. Each, page after page from the end."""
        rows = self.every("recharges_at_desk", {}, "last", at_once)
        return cast("Iterator[RechargesAtDeskEdgesNode]", rows)

    def record_check(self, *, input: RecordCheckInput, key: str | None = None) -> RecordCheckPayload:
        """Record a check that you have made of a worker. Emits placement.suspended, worker.checked."""
        return cast("RecordCheckPayload", self.do("record_check", {"input": input}, key=key))

    def record_end_cause(self, *, input: RecordEndCauseInput, key: str | None = None) -> RecordEndCausePayload:
        """Record, for the region, why a placement ended before the agreed day; coordinators and auditors read it. Emits placement.end_cause_recorded."""
        return cast("RecordEndCausePayload", self.do("record_end_cause", {"input": input}, key=key))

    def record_legal_sign_off(self, *, input: RecordLegalSignOffInput, key: str | None = None) -> RecordLegalSignOffPayload:
        """Record the legal sign-off that a secondment by contract needs (S113-1). Emits agreement.legal_sign_off_recorded."""
        return cast("RecordLegalSignOffPayload", self.do("record_legal_sign_off", {"input": input}, key=key))

    def record_review(self, *, input: RecordReviewInput, key: str | None = None) -> RecordReviewPayload:
        """Record, for the host, a review of a placement under way; the next is due four weeks later. Emits placement.reviewed."""
        return cast("RecordReviewPayload", self.do("record_review", {"input": input}, key=key))

    def redeliver(self, *, input: RedeliverInput, key: str | None = None) -> RedeliverPayload:
        """Deliver an event once more, with the same webhook-id: one that was given up, or one that was taken and lost. Emits webhook.redelivered."""
        return cast("RedeliverPayload", self.do("redeliver", {"input": input}, key=key))

    def refuse_agency_engagement(self, *, input: RefuseAgencyEngagementInput, key: str | None = None) -> RefuseAgencyEngagementPayload:
        """Refuse an engagement that departs from the rules; nobody is engaged. Emits agency.refused."""
        return cast("RefuseAgencyEngagementPayload", self.do("refuse_agency_engagement", {"input": input}, key=key))

    def refuse_agreement(self, *, input: RefuseAgreementInput, key: str | None = None) -> RefuseAgreementPayload:
        """Refuse an agreement; the placement does not come about. Emits agreement.refused, offer.undone, placement.withdrawn."""
        return cast("RefuseAgreementPayload", self.do("refuse_agreement", {"input": input}, key=key))

    def refuse_release(self, *, input: RefuseReleaseInput, key: str | None = None) -> RefuseReleasePayload:
        """Keep your worker at home; the slot is free again. Emits offer.release_refused."""
        return cast("RefuseReleasePayload", self.do("refuse_release", {"input": input}, key=key))

    def register_document(self, *, input: RegisterDocumentInput, key: str | None = None) -> RegisterDocumentPayload:
        """Register a document that a program of yours asks. It may then name it by its id, by GET too where it is a query. Emits api_client.document_registered."""
        return cast("RegisterDocumentPayload", self.do("register_document", {"input": input}, key=key))

    def register_numbers_due(self, *, employerId: str) -> list[str] | None:
        """The registration numbers that your next search is for, at most 100: members with placements whose last look is too old. Null where it is not yours to ask."""
        return cast("list[str] | None", self.ask("register_numbers_due", {"employerId": employerId}))

    def register_webhook(self, *, input: RegisterWebhookInput, key: str | None = None) -> RegisterWebhookPayload:
        """Have an address told of every event of a council's, or of the region's, from now on. Its secret is shown this once. Emits webhook.registered."""
        return cast("RegisterWebhookPayload", self.do("register_webhook", {"input": input}, key=key))

    def reject_cover_request(self, *, input: RejectCoverRequestInput, key: str | None = None) -> RejectCoverRequestPayload:
        """Reject a request; it is put to nobody. Emits request.rejected."""
        return cast("RejectCoverRequestPayload", self.do("reject_cover_request", {"input": input}, key=key))

    def reject_offer(self, *, input: RejectOfferInput, key: str | None = None) -> RejectOfferPayload:
        """Reject an offer whose worker was released for you; the slot is free again. Emits offer.rejected."""
        return cast("RejectOfferPayload", self.do("reject_offer", {"input": input}, key=key))

    def release_to_agency(self, *, input: ReleaseToAgencyInput, key: str | None = None) -> ReleaseToAgencyPayload:
        """Let agencies be asked for a request that the region cannot fill. Emits request.released_to_agency."""
        return cast("ReleaseToAgencyPayload", self.do("release_to_agency", {"input": input}, key=key))

    def release_worker(self, *, input: ReleaseWorkerInput, key: str | None = None) -> ReleaseWorkerPayload:
        """Release your worker for the sessions of an offer. Emits offer.released, offer.rule_overridden."""
        return cast("ReleaseWorkerPayload", self.do("release_worker", {"input": input}, key=key))

    def remaining_at_home(self, *, offerId: str) -> list[RemainingDay] | None:
        """What a release would leave at home, on each day that it takes her from there; empty where her team keeps no floor, null for all but those who may release."""
        return cast("list[RemainingDay] | None", self.ask("remaining_at_home", {"offerId": offerId}))

    def remove_document(self, *, input: RemoveDocumentInput, key: str | None = None) -> RemoveDocumentPayload:
        """Take away a document that a program sends no more. Emits api_client.document_removed."""
        return cast("RemoveDocumentPayload", self.do("remove_document", {"input": input}, key=key))

    def remove_webhook(self, *, input: RemoveWebhookInput, key: str | None = None) -> RemoveWebhookPayload:
        """Tell a webhook of nothing any more; what is under way to it is given up. Emits webhook.removed."""
        return cast("RemoveWebhookPayload", self.do("remove_webhook", {"input": input}, key=key))

    def request_extension(self, *, input: RequestExtensionInput, key: str | None = None) -> RequestExtensionPayload:
        """Ask for a placement to go on; it never does so by itself. Emits extension.requested."""
        return cast("RequestExtensionPayload", self.do("request_extension", {"input": input}, key=key))

    def resume_placement(self, *, input: ResumePlacementInput, key: str | None = None) -> ResumePlacementPayload:
        """Say that a stopped placement goes on; it does once home employer and region both have. Emits placement.resume_agreed, placement.resumed."""
        return cast("ResumePlacementPayload", self.do("resume_placement", {"input": input}, key=key))

    def return_cover_request(self, *, input: ReturnCoverRequestInput, key: str | None = None) -> ReturnCoverRequestPayload:
        """Give a request back to the requester with a question. Emits request.returned."""
        return cast("ReturnCoverRequestPayload", self.do("return_cover_request", {"input": input}, key=key))

    def revoke_api_client(self, *, input: RevokeApiClientInput, key: str | None = None) -> RevokeApiClientPayload:
        """Let a program in no more, from this moment on. Emits api_client.revoked."""
        return cast("RevokeApiClientPayload", self.do("revoke_api_client", {"input": input}, key=key))

    def rotate_webhook_secret(self, *, input: RotateWebhookSecretInput, key: str | None = None) -> RotateWebhookSecretPayload:
        """Change a webhook's secret. For a day, both the new and the old one sign. Emits webhook.secret_rotated."""
        return cast("RotateWebhookSecretPayload", self.do("rotate_webhook_secret", {"input": input}, key=key))

    def run_to_compare(self, *, id: str, first: int | None = None, after: str | None = None, openAfter: str | None = None) -> RunToCompareResult | None:
        """A run of the engine; null if there is none, or it is not yours."""
        return cast("RunToCompareResult | None", self.ask("run_to_compare", {"id": id, "first": first, "after": after, "openAfter": openAfter}))

    def saving(self, *, placementId: str) -> Saving | None:
        """What a placement's hours save against an agency at the cap, with the workings; null before the rate is locked, or where it is not yours to see."""
        return cast("Saving | None", self.ask("saving", {"placementId": placementId}))

    def say_no_match(self, *, input: SayNoMatchInput, key: str | None = None) -> SayNoMatchPayload:
        """Say that nobody fits a slot that a run left open. Emits slot.has_no_match."""
        return cast("SayNoMatchPayload", self.do("say_no_match", {"input": input}, key=key))

    def set_availability(self, *, input: SetAvailabilityInput, key: str | None = None) -> SetAvailabilityPayload:
        """Say when she can work for others. Bookings already made stay. Emits worker.availability_set."""
        return cast("SetAvailabilityPayload", self.do("set_availability", {"input": input}, key=key))

    def set_home_floor(self, *, input: SetHomeFloorInput, key: str | None = None) -> SetHomeFloorPayload:
        """Say how many a team of yours has, and how many of them have to stay at home. Emits team.floor_set."""
        return cast("SetHomeFloorPayload", self.do("set_home_floor", {"input": input}, key=key))

    def set_notification_wishes(self, *, input: SetNotificationWishesInput, key: str | None = None) -> SetNotificationWishesPayload:
        """Say how and when you want to hear. Emits notification.wishes_set."""
        return cast("SetNotificationWishesPayload", self.do("set_notification_wishes", {"input": input}, key=key))

    def settle_recharge(self, *, input: SettleRechargeInput, key: str | None = None) -> SettleRechargePayload:
        """Say that the home employer has the money. Emits recharge.settled."""
        return cast("SettleRechargePayload", self.do("settle_recharge", {"input": input}, key=key))

    def share_calendar(self, *, input: ShareCalendarInput, key: str | None = None) -> ShareCalendarPayload:
        """Have your placements shown in a calendar of your own, at an address that nobody can guess, or end that. Emits calendar.closed, calendar.opened."""
        return cast("ShareCalendarPayload", self.do("share_calendar", {"input": input}, key=key))

    def show_recharge(self, *, input: ShowRechargeInput, key: str | None = None) -> ShowRechargePayload:
        """Show a recharge to the host, as a pro forma. Emits recharge.shown."""
        return cast("ShowRechargePayload", self.do("show_recharge", {"input": input}, key=key))

    def sign_agency_engagement(self, *, input: SignAgencyEngagementInput, key: str | None = None) -> SignAgencyEngagementPayload:
        """Sign for an engagement that departs from the rules: a price above the cap wants the director of children's services and the chief executive, the rest the director. Emits agency.cap_overridden, agency.engaged, agency.rule_overridden."""
        return cast("SignAgencyEngagementPayload", self.do("sign_agency_engagement", {"input": input}, key=key))

    def sign_agreement(self, *, input: SignAgreementInput, key: str | None = None) -> SignAgreementPayload:
        """Sign an agreement for your side: the text with this digest. Emits agreement.signed, placement.ready."""
        return cast("SignAgreementPayload", self.do("sign_agreement", {"input": input}, key=key))

    def sign_extension(self, *, input: SignExtensionInput, key: str | None = None) -> SignExtensionPayload:
        """Sign the addendum of an extension, for home or for host. Emits extension.signed."""
        return cast("SignExtensionPayload", self.do("sign_extension", {"input": input}, key=key))

    def start_match_run(self, *, input: StartMatchRunInput, key: str | None = None) -> StartMatchRunPayload:
        """Queue a run of the engine. A region has one at a time. Emits match_run.queued."""
        return cast("StartMatchRunPayload", self.do("start_match_run", {"input": input}, key=key))

    def start_placement(self, *, input: StartPlacementInput, key: str | None = None) -> StartPlacementPayload:
        """Start a placement that did not start by itself on its day. Emits placement.started."""
        return cast("StartPlacementPayload", self.do("start_placement", {"input": input}, key=key))

    def subject_access_due(self, *, receivedOn: str, complex: bool, waited: list[WaitedInput]) -> SubjectAccessDue:
        """By when a question for one's own data has to be answered."""
        return cast("SubjectAccessDue", self.ask("subject_access_due", {"receivedOn": receivedOn, "complex": complex, "waited": waited}))

    def submit_cover_request(self, *, input: SubmitCoverRequestInput, key: str | None = None) -> SubmitCoverRequestPayload:
        """Submit a draft to the budget holder. Emits request.submitted."""
        return cast("SubmitCoverRequestPayload", self.do("submit_cover_request", {"input": input}, key=key))

    def submit_timesheet(self, *, input: SubmitTimesheetInput, key: str | None = None) -> SubmitTimesheetPayload:
        """Hand your timesheet in. Emits timesheet.submitted."""
        return cast("SubmitTimesheetPayload", self.do("submit_timesheet", {"input": input}, key=key))

    def succeed_council(self, *, input: SucceedCouncilInput, key: str | None = None) -> SucceedCouncilPayload:
        """Let a council take the place of another from a day on: its people act for it, and every placement, agreement and debt stays. Emits council.succeeded."""
        return cast("SucceedCouncilPayload", self.do("succeed_council", {"input": input}, key=key))

    def suspend_placement(self, *, input: SuspendPlacementInput, key: str | None = None) -> SuspendPlacementPayload:
        """Suspend a placement at once, over a concern. Referrals are made outside of the bank. Emits placement.suspended."""
        return cast("SuspendPlacementPayload", self.do("suspend_placement", {"input": input}, key=key))

    def team_at_desk(self, *, id: str) -> TeamAtDeskResult | None:
        """The thing with this id; null if there is none, or it is not yours."""
        return cast("TeamAtDeskResult | None", self.ask("team_at_desk", {"id": id}))

    def teams(self, *, first: int | None = None, after: str | None = None, last: int | None = None, before: str | None = None, filter: TeamFilter | None = None) -> TeamConnection:
        """The teams of all councils."""
        return cast("TeamConnection", self.ask("teams", {"first": first, "after": after, "last": last, "before": before, "filter": filter}))

    def every_team(self, *, at_once: int = 100, filter: TeamFilter | None = None) -> Iterator["TeamsEdgesNode"]:
        """The teams of all councils. Each, page after page."""
        rows = self.every("teams", {"filter": filter}, "first", at_once)
        return cast("Iterator[TeamsEdgesNode]", rows)

    def teams_at_desk(self, *, councilId: str) -> TeamsAtDeskResult:
        """The teams of all councils."""
        return cast("TeamsAtDeskResult", self.ask("teams_at_desk", {"councilId": councilId}))

    def timesheet(self, *, id: str) -> TimesheetResult | None:
        """The thing with this id; null if there is none, or it is not yours."""
        return cast("TimesheetResult | None", self.ask("timesheet", {"id": id}))

    def timesheet_at_desk(self, *, id: str) -> TimesheetAtDeskResult | None:
        """The thing with this id; null if there is none, or it is not yours."""
        return cast("TimesheetAtDeskResult | None", self.ask("timesheet_at_desk", {"id": id}))

    def timesheets(self, *, first: int | None = None, after: str | None = None, last: int | None = None, before: str | None = None) -> TimesheetsResult:
        """Timesheets, corrections too."""
        return cast("TimesheetsResult", self.ask("timesheets", {"first": first, "after": after, "last": last, "before": before}))

    def every_timesheet(self, *, at_once: int = 100) -> Iterator["TimesheetsEdgesNode"]:
        """Timesheets, corrections too. Each, page after page."""
        rows = self.every("timesheets", {}, "first", at_once)
        return cast("Iterator[TimesheetsEdgesNode]", rows)

    def timesheets_at_desk(self, *, last: int, before: str | None = None) -> TimesheetsAtDeskResult:
        """Timesheets, corrections too."""
        return cast("TimesheetsAtDeskResult", self.ask("timesheets_at_desk", {"last": last, "before": before}))

    def every_timesheets_at_desk(self, *, at_once: int = 100) -> Iterator["TimesheetsAtDeskEdgesNode"]:
        """Timesheets, corrections too. Each, page after page from the end."""
        rows = self.every("timesheets_at_desk", {}, "last", at_once)
        return cast("Iterator[TimesheetsAtDeskEdgesNode]", rows)

    def webhook_deliveries(self, *, filter: WebhookDeliveryFilter | None = None, first: int | None = None, after: str | None = None, last: int | None = None, before: str | None = None) -> WebhookDeliveryConnection:
        """What webhooks are told; the dead letters too."""
        return cast("WebhookDeliveryConnection", self.ask("webhook_deliveries", {"filter": filter, "first": first, "after": after, "last": last, "before": before}))

    def every_webhook_delivery(self, *, at_once: int = 100, filter: WebhookDeliveryFilter | None = None) -> Iterator["WebhookDeliveriesEdgesNode"]:
        """What webhooks are told; the dead letters too. Each, page after page."""
        rows = self.every("webhook_deliveries", {"filter": filter}, "first", at_once)
        return cast("Iterator[WebhookDeliveriesEdgesNode]", rows)

    def webhooks(self, *, first: int | None = None, after: str | None = None, last: int | None = None, before: str | None = None) -> WebhookConnection:
        """Addresses that are told of events."""
        return cast("WebhookConnection", self.ask("webhooks", {"first": first, "after": after, "last": last, "before": before}))

    def every_webhook(self, *, at_once: int = 100) -> Iterator["WebhooksEdgesNode"]:
        """Addresses that are told of events. Each, page after page."""
        rows = self.every("webhooks", {}, "first", at_once)
        return cast("Iterator[WebhooksEdgesNode]", rows)

    def widen_cover_request(self, *, input: WidenCoverRequestInput, key: str | None = None) -> WidenCoverRequestPayload:
        """Put an open request to more people before its window is over. Emits request.widened."""
        return cast("WidenCoverRequestPayload", self.do("widen_cover_request", {"input": input}, key=key))

    def withdraw_cover_request(self, *, input: WithdrawCoverRequestInput, key: str | None = None) -> WithdrawCoverRequestPayload:
        """Take a request back, and every offer on it that is not a placement yet. Emits offer.withdrawn, request.withdrawn."""
        return cast("WithdrawCoverRequestPayload", self.do("withdraw_cover_request", {"input": input}, key=key))

    def withdraw_offer(self, *, input: WithdrawOfferInput, key: str | None = None) -> WithdrawOfferPayload:
        """Take an offer back before it is confirmed: the coordinator any, the worker her own. She and the slot are free again. Emits offer.withdrawn."""
        return cast("WithdrawOfferPayload", self.do("withdraw_offer", {"input": input}, key=key))

    def withdraw_placement(self, *, input: WithdrawPlacementInput, key: str | None = None) -> WithdrawPlacementPayload:
        """Take a placement back before it has begun; the worker and the slot are free. Emits agreement.refused, offer.undone, placement.withdrawn."""
        return cast("WithdrawPlacementPayload", self.do("withdraw_placement", {"input": input}, key=key))

    def withdraw_release(self, *, input: WithdrawReleaseInput, key: str | None = None) -> WithdrawReleasePayload:
        """Keep your worker after all, before the host has confirmed; the slot is free again. Emits offer.release_withdrawn."""
        return cast("WithdrawReleasePayload", self.do("withdraw_release", {"input": input}, key=key))

    def worker(self, *, id: str) -> WorkerResult | None:
        """The thing with this id; null if there is none, or it is not yours."""
        return cast("WorkerResult | None", self.ask("worker", {"id": id}))

    def workers(self, *, first: int | None = None, after: str | None = None, last: int | None = None, before: str | None = None, filter: WorkerFilter | None = None) -> WorkerConnection:
        """Members of the bank."""
        return cast("WorkerConnection", self.ask("workers", {"first": first, "after": after, "last": last, "before": before, "filter": filter}))

    def every_worker(self, *, at_once: int = 100, filter: WorkerFilter | None = None) -> Iterator["WorkersEdgesNode"]:
        """Members of the bank. Each, page after page."""
        rows = self.every("workers", {"filter": filter}, "first", at_once)
        return cast("Iterator[WorkersEdgesNode]", rows)
