"""What the engine has got wrong itself. The plan stands; what was said of it does not."""


class EngineFault(Exception):
    """A mistake of the engine that its own arithmetic has found."""


class RefutedBound(EngineFault):
    """A plan is better than what was told as the most that any could be."""

    def __init__(self, what: str, value: int, bound: int, method: str) -> None:
        super().__init__(
            f"The engine told {bound} as the most of {what} that a plan could have (by "
            f"{method}), and has a plan with {value}. The plan stands, no bound does: report "
            "the problem."
        )
