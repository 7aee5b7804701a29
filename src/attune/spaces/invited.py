"""How often somebody was invited: sealed in one's own space, so that asking does not become pressing (care 1.14)."""

from datetime import date, timedelta
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from attune.spaces.records import Body, Passage, record

AGAIN = timedelta(days=30)


@record("invited", version=1)
class Invited(Body, kw_only=True):
    """The days on which a link was made for somebody. One record for each name that a person calls somebody by."""

    name: str
    days: list[date] = []

    def about(self) -> str:
        return _("An invitation you made")

    def words(self) -> list[Passage]:
        return [Passage("name", _("For whom"), self.name)]

    def address(self, _record_id: UUID) -> str:
        return reverse("spaces:see-people")

    def waits_until(self, today: date) -> date | None:
        """The day from which there may be another link: a first one, then one a month. None where there may be one."""
        if len(self.days) < 2:
            return None
        again = max(self.days) + AGAIN
        return again if today < again else None
