"""`attune doctor`: what is wrong, each with its mend. Looks alone, changes nothing."""

import json
from pathlib import Path

from attune.operations import setup
from attune.operations.doctor.finding import Checked, Patient


def examine(*, data: Path, identity: Path | None, as_json: bool) -> int:
    """Look at everything; 0 when all is well, 1 with findings. Refusal where there is no data folder."""
    from django.utils import timezone

    from attune.operations.backup import sealing

    by = sealing.identities(identity) if identity else []
    folder = setup.set_up(data)
    checked = look(Patient(data=folder, now=timezone.now(), identities=by))
    if as_json:
        print(json.dumps([each.as_dict() for each in checked], indent=2, ensure_ascii=False))
    else:
        for line in lines(checked):
            print(line)
    return 1 if any(each.findings for each in checked) else 0


def look(patient: Patient) -> list[Checked]:
    """Every check that makes sense: without an answer from the database, none that would ask it."""
    from attune.operations.doctor import backups, database, files, program

    checked = [database.answers(patient)]
    if not checked[0].findings:
        checked += [check(patient) for check in (*database.CHECKS, *backups.ASKING)]
    checks = (*files.CHECKS, *backups.CHECKS, *program.CHECKS)
    return [*checked, *(check(patient) for check in checks)]


def lines(checked: list[Checked]) -> list[str]:
    """For eyes: one line a check, and below it what was found."""
    told = []
    for each in checked:
        told.append(f"{'well ' if not each.findings else 'MEND '} {each.name}: {each.says}")
        told += [f"      {one.what}. Mend: {one.mend}." for one in each.findings]
    found = sum(len(each.findings) for each in checked)
    told.append("All is well." if not found else f"{found} finding{'' if found == 1 else 's'}.")
    return told
