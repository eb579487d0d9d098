"""What lets one organisation place its officer with another, and an agency worker with one."""

from staffbank.domain.law.card import RuleCard, RuleKind
from staffbank.domain.law.standing import Standing

PLACING: tuple[RuleCard, ...] = (
    RuleCard(
        "S113-1",
        "Legal basis",
        "Section 113 carries a placement between two local authorities; where a trust "
        "company is a party it is a secondment by contract, with legal sign-off.",
        "Local Government Act 1972, s. 113(1)",
        standing=Standing.INFERRED,
    ),
    RuleCard(
        "S113-2",
        "Consultation",
        "She is consulted before anybody signs for her, and her own words are kept.",
        "Local Government Act 1972, s. 113(1)",
    ),
    RuleCard(
        "S113-3",
        "Agreement before the start",
        "Both sides are party to a master agreement and have signed the schedule for "
        "her before she begins.",
        "Local Government Act 1972, s. 113(1)",
    ),
    RuleCard(
        "S113-4",
        "Employer throughout",
        "Employer, payroll, pension fund and continuous service stay at home; the host "
        "never puts her on its payroll.",
        "Local Government Act 1972, s. 113(2)",
    ),
    RuleCard(
        "S113-5",
        "First day",
        "Supervisor, induction, scheme of delegation and case-system account are there "
        "on her first day; the host may waive it for five working days.",
        "Local Government Act 1972, s. 113(2)",
        kind=RuleKind.OVERRIDE,
        standing=Standing.INFERRED,
    ),
    RuleCard(
        "S117-1",
        "No payment by the host",
        "The host pays nothing to her; any uplift goes through her home payroll.",
        "Local Government Act 1972, s. 117(2)",
    ),
    RuleCard(
        "EAA-1",
        "Employment agency",
        "A council that runs the bank exercises a function of its own and is no "
        "employment agency; where a company is a party, advice is taken first.",
        "Employment Agencies Act 1973, s. 13(7)(f)",
        kind=RuleKind.RECORD,
    ),
    RuleCard(
        "AG-1",
        "Price cap",
        "An agency worker costs at most her role's cap an hour.",
        "DfE, Child and family social workers: agency rules (statutory guidance, in "
        "force from 31 October 2024): https://gov.uk/government/publications/child-and-"
        "family-social-workers-agency-rules; "
        "https://www.cypnow.co.uk/news/article/implementation-of-social-work-agency-"
        "price-caps-delayed-dfe-guidance-reveals",
        kind=RuleKind.OVERRIDE,
        standing=Standing.UNVERIFIED,
    ),
    RuleCard(
        "AG-2",
        "What the cap covers",
        "Pay, employer's national insurance and levy, and holiday pay for limited "
        "companies and umbrellas; reckoned from pay and contract.",
        "DfE, Child and family social workers: agency rules (statutory guidance, in "
        "force from 31 October 2024): https://gov.uk/government/publications/child-and-"
        "family-social-workers-agency-rules; https://support-for-social-"
        "workers.education.gov.uk/agency-resources/statutory-guidance-components",
        kind=RuleKind.CALCULATION,
        standing=Standing.UNVERIFIED,
    ),
    RuleCard(
        "AG-3",
        "Above the cap",
        "The director of children's services and the chief executive, two people, both "
        "sign, with their reasons, before it is final; each breach is reported.",
        "DfE, Child and family social workers: agency rules (statutory guidance, in "
        "force from 31 October 2024): https://gov.uk/government/publications/child-and-"
        "family-social-workers-agency-rules; https://connect2kent.co.uk/blog-posts/new-"
        "government-statutory-guidance-what-does-it-mean-for-agency-social-workers",
        kind=RuleKind.OVERRIDE,
        standing=Standing.UNVERIFIED,
    ),
    RuleCard(
        "AG-4",
        "Notice of an agency worker",
        "Four weeks, or as a permanent post where that has less.",
        "DfE, Child and family social workers: agency rules (statutory guidance, in "
        "force from 31 October 2024): https://gov.uk/government/publications/child-and-"
        "family-social-workers-agency-rules; https://localgovernmentlawyer.co.uk/child-"
        "protection/392-children-protection-news/58506-adcs-welcomes-long-awaited-"
        "government-guidance-on-use-of-agency-social-workers",
        kind=RuleKind.OVERRIDE,
        standing=Standing.UNVERIFIED,
    ),
    RuleCard(
        "AG-5",
        "Cool-off",
        "Nobody does agency work in the region for three months after leaving a post in "
        "it, with exceptions; to leave for another region is none in this one.",
        "DfE, Child and family social workers: agency rules (statutory guidance, in "
        "force from 31 October 2024): https://gov.uk/government/publications/child-and-"
        "family-social-workers-agency-rules; exceptions: "
        "https://www.linkedin.com/pulse/summary-child-family-social-workers-agency-"
        "rules-advanced-cca-g3yne",
        kind=RuleKind.OVERRIDE,
        standing=Standing.UNVERIFIED,
    ),
    RuleCard(
        "AG-5b",
        "Cool-off in the West Midlands",
        "By the region's memorandum it is twelve months: a figure that the region sets.",
        "https://wmemployers.org.uk/the-pulse/article/west-midlands-collaborative-"
        "approach-to-social-work-a-decade-of-workforce-stability",
        kind=RuleKind.OVERRIDE,
        standing=Standing.UNVERIFIED,
    ),
    RuleCard(
        "AG-6",
        "Experience of an agency worker",
        "At least three years after qualifying in direct employment of a local authority.",
        "DfE, Child and family social workers: agency rules (statutory guidance, in "
        "force from 31 October 2024): https://gov.uk/government/publications/child-and-"
        "family-social-workers-agency-rules; "
        "https://www.communitycare.co.uk/2024/05/14/agency-social-work-price-caps-will-"
        "not-come-into-force-until-spring-2025/",
        kind=RuleKind.OVERRIDE,
        standing=Standing.UNVERIFIED,
    ),
    RuleCard(
        "AG-7",
        "Practice reference",
        "A detailed practice reference is there before an agency worker is taken on.",
        "DfE, Child and family social workers: agency rules (statutory guidance, in "
        "force from 31 October 2024): https://gov.uk/government/publications/child-and-"
        "family-social-workers-agency-rules",
        kind=RuleKind.OVERRIDE,
        standing=Standing.UNVERIFIED,
    ),
    RuleCard(
        "AG-8",
        "Project teams",
        "Every worker is named and approved before, costs are split, and the council "
        "controls practice.",
        "DfE, Child and family social workers: agency rules (statutory guidance, in "
        "force from 31 October 2024): https://gov.uk/government/publications/child-and-"
        "family-social-workers-agency-rules; "
        "http://limitlesscommunitycare.org/index-2144.html",
        kind=RuleKind.OVERRIDE,
        standing=Standing.UNVERIFIED,
    ),
    RuleCard(
        "AG-9",
        "Quarterly return",
        "Of each agency worker role, pay, dates, registration number and project team; of "
        "each council how far each rule was kept and why not, who signed above the cap, "
        "agencies that had to do with it, and the cost of each month.",
        "https://www.communitycare.co.uk/2024/10/02/councils-given-1125-each-to-meet-"
        "agency-social-worker-data-requirements/",
        kind=RuleKind.RECORD,
    ),
    RuleCard(
        "AG-10",
        "Rules to come",
        "The Act lets the rules become regulations and be widened; their figures are "
        "data, with the day from which they hold.",
        "Children's Wellbeing and Schools Act 2026; "
        "https://www.legislation.gov.uk/ukpga/2026/21/section/2/data.akn",
        kind=RuleKind.RECORD,
    ),
    RuleCard(
        "AG-11",
        "Census",
        "A secondee is not counted as agency: each placement says how returns count her.",
        "https://explore-education-statistics.service.gov.uk/methodology/children-s-"
        "social-work-workforce-methodology",
        kind=RuleKind.RECORD,
        standing=Standing.INFERRED,
    ),
)
