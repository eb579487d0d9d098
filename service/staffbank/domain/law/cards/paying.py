"""Tax, VAT and money."""

from staffbank.domain.law.card import RuleCard, RuleKind
from staffbank.domain.law.standing import Standing

PAYING: tuple[RuleCard, ...] = (
    RuleCard(
        "VAT-1",
        "Supply of staff",
        "A supply of staff is taxable unless a special legal regime carries it.",
        "HMRC VATGPB8860",
        kind=RuleKind.CALCULATION,
    ),
    RuleCard(
        "VAT-2",
        "Bare wage cost",
        "Making an employee available for consideration is a supply, even at cost.",
        "HMRC VATSC03540: https://www.gov.uk/hmrc-internal-manuals/vat-supply-and-"
        "consideration/vatsc03540",
        kind=RuleKind.CALCULATION,
    ),
    RuleCard(
        "VAT-3",
        "Default",
        "Councils charge one another the standard rate.",
        "https://new.devon.gov.uk/educationfinance/secondments-or-supplies-of-staff-"
        "vat-treatment",
        kind=RuleKind.CALCULATION,
    ),
    RuleCard(
        "VAT-4",
        "Outside the scope",
        "Finance may say that a placement is outside, with its reason.",
        "http://www.crsvat.com/vat-on-recharges-of-staff/",
        kind=RuleKind.OVERRIDE,
    ),
    RuleCard(
        "VAT-5",
        "Who decides",
        "A finance officer alone, for each placement; with a trust company it is always "
        "charged.",
        "Inferred from VAT-1 to VAT-4",
        standing=Standing.INFERRED,
    ),
    RuleCard(
        "IR35-1",
        "Employees only",
        "Every member is an employee of her home council or trust; there is no other kind.",
        "General knowledge",
        standing=Standing.UNVERIFIED,
    ),
    RuleCard(
        "TRV-1",
        "Temporary workplace",
        "The way there is free of tax while her host is not expected to take 40 % of "
        "her own working week for over 24 months, counted from the first of her placements "
        "there that run on; it is tested anew with each placement and extension. Which gap "
        "ends a stay is inferred.",
        "HMRC EIM32100: https://gov.uk/hmrc-internal-manuals/employment-income-manual/eim32100",
        kind=RuleKind.CALCULATION,
    ),
    RuleCard(
        "TRV-2",
        "Mileage",
        "55 pence for the first 10,000 miles of a tax year from 6 April 2026, 25 after.",
        "https://raw.githubusercontent.com/alphagov/datagovuk-"
        "scripts/refs/heads/main/harvest-api-converter/output/calderdale-dcat.json",
        kind=RuleKind.CALCULATION,
        standing=Standing.UNVERIFIED,
    ),
    RuleCard(
        "NIC-1",
        "On-costs",
        "National insurance, levy and pension, by dated figures.",
        "HMRC, rates and thresholds for employers",
        kind=RuleKind.CALCULATION,
        standing=Standing.UNVERIFIED,
    ),
    RuleCard(
        "TUPE-1",
        "No transfer",
        "One employee for a time is no transfer of an undertaking; a stay of over "
        "twelve months is told of.",
        "https://localgovernmentlawyer.co.uk/employment/312-employment-"
        "features/60198-understanding-the-key-staffing-issues-in-local-government-"
        "reorganisation",
        kind=RuleKind.WARN,
        standing=Standing.INFERRED,
    ),
    RuleCard(
        "AWR-1",
        "Home terms",
        "She keeps her home terms; the regulations for agency workers do not apply to her.",
        "Agency Workers Regulations 2010; general knowledge",
        kind=RuleKind.RECORD,
        standing=Standing.UNVERIFIED,
    ),
)
