"""The journey's checks can fail: a planted trace and a planted foreign request are found."""

from collections.abc import Callable

import pytest

from tests.journeys.conftest import Served, Visit
from tests.journeys.test_first_evening import come_in
from tests.journeys.traces import find_traces
from tests.journeys.typed import TYPED

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("settings", "leaks"), [("attune.config.settings", False), ("tests.journeys.leaky", True)]
)
def test_a_server_that_logs_what_is_typed_is_found_out(
    serve: Callable[..., Served], visit: Callable[..., Visit], settings: str, leaks: bool
) -> None:
    served = serve(settings=settings)
    me = visit(served)
    come_in(me)
    me.go("/notebook/new")
    me.page.fill("textarea", TYPED["note"])
    me.page.locator("main form button.button").first.click()
    me.page.wait_for_url("**/notebook**")
    served.stop()
    found = find_traces(served.data, [TYPED["note"], TYPED["passphrase"]], also=served.printed)
    assert bool(found) == leaks, found


def test_a_request_to_another_host_is_found(
    serve: Callable[..., Served], visit: Callable[..., Visit]
) -> None:
    served = serve()
    me = visit(served)
    me.go("/about")
    assert me.foreign_requests() == []
    me.page.set_content("<img src='http://127.0.0.1:9/pixel.png'>")
    me.page.wait_for_timeout(300)
    assert me.foreign_requests() == ["http://127.0.0.1:9/pixel.png"]


def test_the_policy_forbids_other_hosts_and_inline_code(
    serve: Callable[..., Served], visit: Callable[..., Visit]
) -> None:
    served = serve()
    me = visit(served)
    me.go("/about")
    me.page.evaluate(
        """() => {
            const script = document.createElement('script');
            script.textContent = 'document.title = "broken"';
            document.body.append(script);
        }"""
    )
    assert me.page.title() != "broken"
    assert any("Content Security Policy" in problem for problem in me.problems)
