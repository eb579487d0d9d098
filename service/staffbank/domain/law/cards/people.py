"""Data protection, decisions by machine, equality and accessibility."""

from staffbank.domain.law.card import RuleCard, RuleKind
from staffbank.domain.law.standing import Standing

PEOPLE: tuple[RuleCard, ...] = (
    RuleCard(
        "DP-1",
        "Subject access",
        "An answer within one calendar month, two more where it is complex.",
        "https://ico.org.uk/for-organisations/uk-gdpr-guidance-and-"
        "resources/individual-rights/right-of-access/",
        kind=RuleKind.RECORD,
    ),
    RuleCard(
        "DP-2",
        "The clock stops",
        "While clarification or identity is awaited.",
        "Data (Use and Access) Act 2025, ss. 76 and 78",
        kind=RuleKind.CALCULATION,
    ),
    RuleCard(
        "DP-3",
        "Joint controllers",
        "A written arrangement, an impact assessment and a schedule of retention.",
        "UK GDPR art. 26; general knowledge",
        kind=RuleKind.RECORD,
        standing=Standing.UNVERIFIED,
    ),
    RuleCard(
        "DP-4",
        "Retention",
        "How long each kind of record is kept.",
        "WT-9, RTW-1, DBS-3; six years: Limitation Act 1980; the rest inferred",
        kind=RuleKind.RECORD,
        standing=Standing.INFERRED,
    ),
    RuleCard(
        "DP-5",
        "What the engine never sees",
        "Health, caring, union and protected characteristics are not in the bank, so "
        "never in the engine.",
        "UK GDPR art. 9; general knowledge",
        standing=Standing.UNVERIFIED,
    ),
    RuleCard(
        "DP-6",
        "No family",
        "No child and no family is named in the bank; free text is scanned for them.",
        "Inferred",
        standing=Standing.INFERRED,
    ),
    RuleCard(
        "ADM-1",
        "People decide",
        "The engine proposes; named people offer, release and confirm, and every "
        "proposal says why.",
        "UK GDPR arts 22A to 22D",
    ),
    RuleCard(
        "EQ-1",
        "Due regard",
        "Yearly information, and objectives every four years.",
        "Equality Act 2010, s. 149",
        kind=RuleKind.RECORD,
    ),
    RuleCard(
        "EQ-2",
        "Monitoring",
        "Rates by characteristic, in aggregate, small numbers left out.",
        "Equality Act 2010, s. 149",
        kind=RuleKind.RECORD,
    ),
    RuleCard(
        "EQ-3",
        "Fewer hours",
        "Nobody is scored down for fewer hours; the way that she will travel is her choice.",
        "Inferred",
        standing=Standing.INFERRED,
    ),
    RuleCard(
        "ACC-1",
        "Accessibility",
        "Pages and documents meet WCAG 2.2 AA.",
        "SI 2018/952, regs 6 to 8",
        kind=RuleKind.RECORD,
    ),
)
