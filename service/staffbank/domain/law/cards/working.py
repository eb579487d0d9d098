"""Working time and fitness, beside what every match is held against."""

from staffbank.domain.law.card import RuleCard, RuleKind
from staffbank.domain.law.standing import Standing

WORKING: tuple[RuleCard, ...] = (
    RuleCard(
        "WT-3",
        "Opt-out",
        "Only her own agreement in writing lifts the 48 hours; she ends it by seven "
        "days' notice, or up to three months where it says so.",
        "Working Time Regulations 1998 (SI 1998/1833), regs 4 and 5",
        kind=RuleKind.RECORD,
    ),
    RuleCard(
        "WT-6",
        "Breaks",
        "A day of over six hours has a break of twenty minutes; a timesheet that has "
        "not is told of.",
        "Working Time Regulations 1998 (SI 1998/1833), reg. 12",
        kind=RuleKind.WARN,
    ),
    RuleCard(
        "WT-9",
        "Records",
        "Records of working time are kept for two years.",
        "Working Time Regulations 1998 (SI 1998/1833), reg. 9",
        kind=RuleKind.RECORD,
    ),
    RuleCard(
        "WT-10",
        "Compensatory rest",
        "Rest that was lost, beside other work of the bank's or the home post too, is told of "
        "on the timesheet before it is approved, and as much is owed.",
        "Working Time Regulations 1998 (SI 1998/1833), reg. 24",
        kind=RuleKind.WARN,
    ),
    RuleCard(
        "WT-11",
        "All work counts",
        "Home post, bank and any other job count together.",
        "Working Time Regulations 1998 (SI 1998/1833), reg. 4; BERR, as quoted at "
        "http://www.eef.org.uk/",
        kind=RuleKind.CALCULATION,
        standing=Standing.INFERRED,
    ),
    RuleCard(
        "WT-12",
        "On call",
        "No work is asked for as standby at home; whatever is asked for counts from its "
        "first minute to its last.",
        "https://www.hse.gov.uk/foi/internalops/ocs/001-099/1_6-apendices/app4.htm",
        kind=RuleKind.CALCULATION,
        standing=Standing.INFERRED,
    ),
    RuleCard(
        "SWE-4",
        "Early December",
        '"Registered until 30 November" does not by itself mean lapsed until 10 December.',
        "https://www.socialworkengland.org.uk/registration/information-for-employers/",
        kind=RuleKind.WARN,
    ),
    RuleCard(
        "SWE-5",
        "Recheck",
        "The register was looked at in the last 31 days for an offer, and since the day "
        "before for a first day.",
        "https://www.socialworkengland.org.uk/registration/information-for-employers/; "
        "intervals inferred",
        standing=Standing.INFERRED,
    ),
    RuleCard(
        "DBS-2",
        "Update Service",
        "A certificate is looked up only with her consent and once the original was seen.",
        "https://www.yumpu.com/en/document/view/40340460/dbs-update-service-employer-"
        "guide-essex-primary-headteachers-",
        kind=RuleKind.RECORD,
        standing=Standing.UNVERIFIED,
    ),
    RuleCard(
        "DBS-3",
        "No certificate content",
        "Outcome, date, level and number only; there is no room for more.",
        "Police Act 1997, s. 124; https://www.gateshead.gov.uk/article/35830/DBS-"
        "policy-statement-and-code-of-practice-handling-retention-and-storage",
    ),
    RuleCard(
        "ASYE-2",
        "Early career programme",
        "A longer induction is the same date with a later end.",
        "http://limitlesscommunitycare.org/index-462.html",
        kind=RuleKind.RECORD,
        standing=Standing.UNVERIFIED,
    ),
    RuleCard(
        "CASE-1",
        "Caseload",
        "Who holds cases begins with her hours' share of the average at most; no "
        "statute sets a number.",
        "DfE, Children's social work workforce, 30 September 2025",
        kind=RuleKind.WARN,
        standing=Standing.INFERRED,
    ),
    RuleCard(
        "REF-1",
        "Practice reference of a placement",
        "The host gives one at the end; after ten working days it is asked for.",
        "http://www.wmadcs.org.uk/our-activities/social-work-agency-workers-"
        "project/agency-social-workers-frequently-asked-questions/",
        kind=RuleKind.RECORD,
        standing=Standing.INFERRED,
    ),
)
