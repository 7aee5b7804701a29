"""What content files share: short names, and words that are not empty."""

from typing import Annotated

from msgspec import Meta

type Slug = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
type Words = Annotated[str, Meta(min_length=1)]
