"""A real Chromium for the browser tests: it may read files and talk to this machine, and anything else fails the test."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
AT_HOME = ("file:", "data:", "blob:", "about:", "http://127.0.0.1:", "http://localhost:")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests; skips where none is installed, and fails instead when CI=true."""
    path = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if path is None:
        reason = f"no browser: none of {', '.join(CHROMIUM)} is on the path"
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield started
        started.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh profile in bokmål that lets no request out; the test fails if a page tried one."""
    fresh = browser.new_context(viewport={"width": 1200, "height": 750}, locale="nb-NO", accept_downloads=True)
    outside: list[str] = []

    def guard(route: Route) -> None:
        if route.request.url.startswith(AT_HOME):
            route.continue_()
        else:
            outside.append(route.request.url)
            route.abort()

    fresh.route("**/*", guard)
    yield fresh
    fresh.close()
    assert outside == [], f"the page asked for something outside this machine: {outside}"


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """An empty tab; the test fails if a script in it fails."""
    tab = context.new_page()
    failures: list[str] = []
    tab.on("pageerror", lambda error: failures.append(str(error)))
    yield tab
    assert failures == [], f"a script on the page failed: {failures}"
