"""Whether the process is alive."""

from fastapi import APIRouter

router = APIRouter()


@router.get("/healthz", summary="Whether the process answers. It asks nothing of the database.")
async def healthz() -> dict[str, str]:
    """Say that it does."""
    return {"status": "ok"}
