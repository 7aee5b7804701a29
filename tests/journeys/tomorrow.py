"""The product's settings on a server whose clock stands one day later."""

from datetime import UTC, datetime, timedelta

import time_machine

from attune.config.settings import *  # noqa: F403

time_machine.travel(datetime.now(UTC) + timedelta(days=1), tick=True).start()
