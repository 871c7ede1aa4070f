"""Who is let in: by host name, by password, and where the explorer may be served without one."""


import pytest

from samspill.graph.errors import UsageError
from samspill.viz.web import check_address


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.5", "::1", "[::1]", "localhost"])
def test_this_machine_needs_no_password(host: str) -> None:
    check_address(host, password="")


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.7", "samspill.example.no"])  # noqa: S104  refused, not bound
def test_an_address_that_others_reach_needs_a_password(host: str) -> None:
    with pytest.raises(UsageError, match="set a password"):
        check_address(host, password="")
    check_address(host, password="tre små ord")  # noqa: S106  for a test
