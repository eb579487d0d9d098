"""How long the search takes to a proof, or to a plan near enough to the best."""

from time import monotonic

from bench_instances import AIMS, drawn, known
from outcome import Outcome, Setting
from stopwatch import Goal, Stopwatch, within_bound, within_value

from staffbank_matching.board import board_of
from staffbank_matching.columns import Columns
from staffbank_matching.plan import Plan, Status
from staffbank_matching.price_proof import proof_by
from staffbank_matching.prices import polished
from staffbank_matching.problem import Problem
from staffbank_matching.programme import programme_of
from staffbank_matching.relaxation import relax
from staffbank_matching.rows import problem_of
from staffbank_matching.solver import solve

PROOF_SECONDS = 60.0
NEAR_SECONDS = 60.0
LARGE_SECONDS = 120.0
RELAX_SECONDS = 300.0
TOLERANCE = 1e-4


def prove(name: str, setting: Setting) -> Outcome:
    """Seconds to a proof, from arrays and from objects."""
    columns = drawn(name, setting.seed, quick=setting.quick)
    outcome = Outcome()
    forms: dict[str, Columns | Problem] = {"arrays": columns, "objects": problem_of(columns)}
    for form, problem in forms.items():
        watch = Stopwatch()
        plan = solve(
            problem, aims=AIMS, seconds=setting.seconds(PROOF_SECONDS), seed=setting.seed
        )
        seconds = watch.seconds
        proven = plan.status is Status.OPTIMAL
        outcome.figures[form] = seconds if proven else None
        if not proven:
            outcome.notes.append(f"{form}: {100 * plan.gap:.3f} % below the bound at the end")
        outcome.check(plan, columns)
        _hold_against_optimum(plan, name, columns, setting, outcome)
    return outcome


def first_and_near(name: str, setting: Setting) -> Outcome:
    """From objects: seconds to 1 % of the bound, and to 0.05 % of the proven optimum."""
    columns = drawn(name, setting.seed, quick=setting.quick)
    best = known(name, setting.seed, columns)
    goals = {"first": within_bound(0.01)}
    if best is not None:
        goals["near"] = within_value(best.optimum, 0.0005)
    problem = problem_of(columns)
    watch, plan = _searched(problem, goals, setting.seconds(NEAR_SECONDS), setting)
    outcome = Outcome(watch.figures(goals))
    if best is None:
        outcome.notes.append("no optimum is proven of this instance: python prove_optimum.py")
    outcome.notes.append(came_to(plan, watch))
    outcome.check(plan, columns)
    _hold_against_optimum(plan, name, columns, setting, outcome)
    return outcome


def near_bound(
    name: str, share: float, setting: Setting, *, with_true_gap: bool = False
) -> Outcome:
    """From arrays: seconds to a share of the bound.

    Where wanted, the plan's gap to a bound over all pairs is found afterwards, in percent.
    """
    columns = drawn(name, setting.seed, quick=setting.quick)
    goals = {"near": within_bound(share)}
    since = monotonic()
    watch, plan = _searched(columns, goals, setting.seconds(LARGE_SECONDS), setting)
    outcome = Outcome(watch.figures(goals), span=(since, monotonic()))
    outcome.notes.append(came_to(plan, watch))
    if with_true_gap:
        outcome.figures["gap"] = gap_over_all_pairs(plan, columns)
    return outcome


def gap_at(name: str, seconds: float, setting: Setting) -> Outcome:
    """How far below the best bound the plan is after so many seconds, in percent."""
    columns = drawn(name, setting.seed, quick=setting.quick)
    plan = solve(columns, aims=AIMS, seconds=setting.seconds(seconds), seed=setting.seed)
    outcome = Outcome({"gap": 100 * plan.gap})
    outcome.check(plan, columns)
    return outcome


def gap_over_all_pairs(plan: Plan, columns: Columns) -> float:
    """How far below a bound the plan is that leaves no pair out, in percent.

    The search proves its bound over promising pairs only where there are very many.
    """
    value, bound = plan.certificate.value, plan.certificate.bound
    if plan.certificate.method == "promising pairs":
        programme = programme_of(board_of(columns, AIMS), fair=False)
        relaxed = relax(programme, tolerance=TOLERANCE, seconds=RELAX_SECONDS)
        bound = proof_by(programme, polished(programme, relaxed.prices, sweeps=2)).bound
    return 100 * (bound - value) / bound


def _searched(
    problem: Problem | Columns,
    goals: dict[str, Goal],
    seconds: float,
    setting: Setting,
) -> tuple[Stopwatch, Plan]:
    """Search until every goal is reached."""
    watch = Stopwatch(goals)
    plan = solve(
        problem,
        aims=AIMS,
        seconds=seconds,
        seed=setting.seed,
        progress=watch.tell,
        should_stop=watch.done,
    )
    watch.end(plan)
    return watch, plan


def came_to(plan: Plan, watch: Stopwatch) -> str:
    """How far the plan is below its bound, and when."""
    how = plan.certificate.method
    return f"{100 * plan.gap:.3f} % below the bound ({how}) at {watch.seconds:.1f} s"


def _hold_against_optimum(
    plan: Plan, name: str, columns: Columns, setting: Setting, outcome: Outcome
) -> None:
    best = known(name, setting.seed, columns)
    if best is None:
        return
    value, bound = plan.certificate.value, plan.certificate.bound
    if not value <= best.optimum <= bound:
        outcome.faults.append(
            f"The optimum {best.optimum} is not from the value {value} to the bound {bound}."
        )
