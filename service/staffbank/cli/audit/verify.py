"""`staffbank audit verify`."""

from pathlib import Path
from typing import Annotated

from typer import Exit, Option

from staffbank.domain.audit_chain import Fault, in_words


def verify(
    heads: Annotated[
        Path | None,
        Option(help="Heads that were told earlier, as JSON lines.", metavar="FILE"),
    ] = None,
    council: Annotated[
        str | None,
        Option(help="Walk this council's chains only.", metavar="NAME"),
    ] = None,
) -> None:
    """Find what was changed, removed or inserted in the audit trail, and say which.

    Only with heads that were told earlier, and kept elsewhere, is it seen that the end of a
    chain was cut off, or that all of it was hashed anew. It exits with 1 where it finds
    anything.

    Example: STAFFBANK_DATABASE_URL=… staffbank audit verify --heads heads.jsonl
    """
    from staffbank.cli.audit.heads import heads_in  # noqa: PLC0415 - slow to load
    from staffbank.cli.installation import the_settings  # noqa: PLC0415 - slow to load
    from staffbank.persistence.audit_proof import prove  # noqa: PLC0415 - slow to load

    told = heads_in(heads) if heads else ()
    url = the_settings(redis_url="").database_url
    proof = prove(url, heads=told, council=council)
    for name, fault in proof.faults:
        print(f"{name}: {sentence(fault)}")
    if proof.faults:
        raise Exit(1)
    print(f"{proof.entries} entries in {proof.chains} chains are as they were written.")


def sentence(fault: Fault) -> str:
    """What was done, to which entry, and how it shows."""
    verb = "were" if fault.which.startswith("entries") else "was"
    known = (
        str(fault.entry_id) if fault.entry_id else "",
        fault.event or "",
        f"of {in_words(fault.at)}" if fault.at else "",
        fault.because,
    )
    said = f"{fault.which} {verb} {fault.kind.value}"
    return ": ".join(filter(None, (said, ", ".join(filter(None, known)))))
