"""The databases that tests get."""

import pytest

from tests.embedded_bank import (
    save,
    saved,
)
from tests.servers import Servers, copy_of, template


def test_each_test_may_have_a_database_of_its_own(servers: Servers) -> None:
    own = Servers(servers.database_url, servers.redis_url, f"{servers.run}_own")
    original = template(own, migrate=lambda url: save(url, "Amina"))

    with (
        copy_of(original, servers=servers, label="one") as one,
        copy_of(original, servers=servers, label="other") as other,
    ):
        save(one, "Bea")

        assert (saved(one), saved(other)) == (["Amina", "Bea"], ["Amina"])


def test_a_migration_that_failed_is_begun_again_from_nothing(servers: Servers) -> None:
    fresh = Servers(servers.database_url, servers.redis_url, f"{servers.run}_again")

    def fails(url: str) -> None:
        save(url, "half")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        template(fresh, migrate=fails)

    whole = template(fresh, migrate=lambda url: save(url, "whole"))
    assert saved(servers.url(whole)) == ["whole"]
