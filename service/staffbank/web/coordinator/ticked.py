"""Many proposals decided at once: each is a deed of its own, and what fails is told by name."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import urlencode

from staffbank.web.desk import Done, Problem
from staffbank.web.form import Form
from staffbank.web.page import Page
from staffbank.web.words import _

DEEDS = frozenset({"offer", "decline", "keep"})
MOST = 50  # as many as one page of a run shows


@dataclass(frozen=True)
class Sending:
    """What is to be done with which proposals."""

    deed: str
    proposals: Sequence[str]
    reason: str

    @classmethod
    def of(cls, form: Form) -> "Sending":
        """As it was sent: `offer`, `decline` with a reason, or `keep` in another run."""
        deed = form.text("deed") if form.text("deed") in DEEDS else "offer"
        return cls(deed, tuple(dict.fromkeys(form.all("proposal"))), form.text("reason"))

    @property
    def problems(self) -> Sequence[Problem]:
        """What is missing before anything can be done."""
        if not self.proposals:
            return (Problem(_("Tick at least one proposal."), "proposal"),)
        if len(self.proposals) > MOST:
            return (Problem(_("Tick 50 proposals or fewer."), "proposal"),)
        if self.deed == "decline" and not self.reason:
            return (Problem(_("Write why you decline what you ticked."), "reason"),)
        return ()


@dataclass(frozen=True)
class Result:
    """How many were done, and why the others were not."""

    done: int
    problems: Sequence[Problem] = ()


def again(run_id: str, proposals: Sequence[str]) -> str:
    """The path of a new run that keeps these proposals of another."""
    return (
        f"/coordinator/runs/new?{urlencode({'follows': run_id, 'keep': proposals}, doseq=True)}"
    )


async def send_ticked(page: Page, sending: Sending) -> Result:
    """Do the deed for each, in their order; those that fail keep none of the others back."""
    if sending.problems:
        return Result(0, sending.problems)
    done, problems = 0, list[Problem]()
    for proposal in sending.proposals:
        outcome = await _do(page, sending, proposal)
        done += not outcome.problems
        if outcome.problems:
            problems += await _named(page, proposal, outcome.problems)
    return Result(done, problems)


async def _do(page: Page, sending: Sending, proposal: str) -> Done:
    # A key for each, the same however often the form is sent.
    key = f"{page.form.key[:60]}-{sha256(proposal.encode()).hexdigest()[:16]}"
    if sending.deed == "decline":
        given = {"proposalId": proposal, "reason": sending.reason}
        return await page.desk.do("decline_proposal", key, **given)
    return await page.desk.do("make_offer", key, proposalId=proposal)


async def _named(page: Page, proposal: str, problems: Sequence[Problem]) -> list[Problem]:
    """The problems, each with the name of whom it is about."""
    found = (await page.ask("proposal", id=proposal))["node"]
    who = found["worker"]["name"] if found and found["worker"] else _("One proposal")
    return [Problem(f"{who}: {each.message}", "proposal") for each in problems]
