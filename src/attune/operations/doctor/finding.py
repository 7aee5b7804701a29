"""What a check is told and what it says."""

from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from pyrage.x25519 import Identity


@dataclass(frozen=True)
class Patient:
    """What is examined: the data folder, the hour, and the identities that open backups, if any were given."""

    data: Path
    now: datetime
    identities: list[Identity] = field(default_factory=list)


@dataclass(frozen=True)
class Finding:
    """Something wrong, and what mends it; neither ends with a full stop."""

    what: str
    mend: str


@dataclass(frozen=True)
class Checked:
    """One check: its name, how things stand in a few words, and what was found."""

    name: str
    says: str
    findings: list[Finding]

    def as_dict(self) -> dict[str, Any]:
        """For a program."""
        found = [asdict(each) for each in self.findings]
        return {"check": self.name, "well": not found, "says": self.says, "findings": found}
