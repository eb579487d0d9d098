"""Which PostgreSQL servers the bank accepts."""

import pytest

from staffbank.persistence.postgres_version import UnsupportedPostgres, require_supported


@pytest.mark.parametrize("version_num", [150000, 160011, 180004, 189999])
def test_the_bank_runs_on_postgresql_15_to_18(version_num: int) -> None:
    require_supported(version_num)


@pytest.mark.parametrize(("version_num", "major"), [(149999, 14), (90624, 9), (190000, 19)])
def test_any_other_postgresql_is_refused_by_name(version_num: int, major: int) -> None:
    with pytest.raises(UnsupportedPostgres, match=f"PostgreSQL {major}; .* 15 to 18"):
        require_supported(version_num)
