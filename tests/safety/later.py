"""Another hour, at which somebody signs in anew: a sign-in does not last that long."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import time_machine

from attune.people import sessions
from tests.conftest import SignedIn


@contextmanager
def later(when: datetime, *people: SignedIn) -> Iterator[None]:
    with time_machine.travel(when, tick=False):
        for one in people:
            token = sessions.begin(person=one.person, keys=one.viewer.keys, now=when)
            one.client.cookies[sessions.COOKIE] = token.to_cookie()
        yield
