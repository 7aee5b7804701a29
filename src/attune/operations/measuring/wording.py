"""`attune measure wording`: bring the words of a published instrument, take them away, or list what is there.

The words stay in the data folder, never in the curriculum: by what right they are used is the operator's to say.
"""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attune.operations.arguments import add_data, data_folder
from attune.operations.data_folder import make_secret_key, open_data_folder
from attune.operations.refusal import Refusal
from attune.operations.setup import set_up

if TYPE_CHECKING:
    from attune.core.curriculum import Curriculum, Instrument, Wording

SHOWN = 70
RIGHTS = (
    "say by what right you use the words. Mend: add --rights, such as "
    '--rights "Permission of the author by letter, 3 May 2026, for our practice".'
)


def add(commands: Any) -> None:
    """The command and its options."""
    command = commands.add_parser(
        "wording", help="bring the words of a published instrument; without a name: list what is there"
    )
    command.add_argument("instrument", nargs="?", help="such as ECR-R")
    command.add_argument("file", nargs="?", type=Path, help="one item a line, in the published order")
    command.add_argument("--rights", help="by what right you use these words, in your own")
    command.add_argument("--remove", action="store_true", help="take the words away again")
    add_data(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Bring, remove or list."""
    if options.file and options.remove:
        raise Refusal("--remove takes no file. Mend: leave one of the two out.")
    if options.remove and not options.instrument:
        raise Refusal("--remove wants a name. Mend: name the instrument whose words are to go.")
    if options.file and not (options.rights or "").strip():
        raise Refusal(RIGHTS)
    folder = data_folder(options)
    if options.file:
        folder = open_data_folder(folder)
        make_secret_key(folder)
    folder = set_up(folder)
    from attune.player.library import WORDINGS

    curriculum = loaded()
    if options.instrument is None:
        return show(curriculum)
    instrument = named(options.instrument, curriculum)
    target = folder / WORDINGS / f"{instrument.slug}.yaml"
    if options.remove:
        return remove(instrument, target)
    if options.file is None:
        raise Refusal(f"name the file that holds the words of {instrument.title}. Mend: add it, or --remove.")
    return bring(instrument, options.file, options.rights.strip(), target)


def loaded() -> "Curriculum":
    """The content of this server; Refusal where it is broken."""
    from attune.core.curriculum import Broken
    from attune.player.library import curriculum

    try:
        return curriculum()
    except Broken as broken:
        first = str(broken.problems[0])
        raise Refusal(f"the content files have faults: {first} See attune curriculum check.") from broken


def named(name: str, curriculum: "Curriculum") -> "Instrument":
    """The instrument of this name, in capitals or not; only those whose words are brought."""
    slug = "-".join(name.lower().replace("_", " ").split())
    instrument = curriculum.instruments.get(slug)
    known = sorted(each.slug for each in curriculum.instruments.values() if not each.rights.included)
    if instrument is None:
        raise Refusal(f"there is no instrument {name!r}. Mend: use one of {', '.join(known)}.")
    if instrument.rights.included:
        raise Refusal(f"{instrument.slug} has its own words. Mend: bring those of {', '.join(known)}.")
    return instrument


def bring(instrument: "Instrument", file: Path, rights: str, target: Path) -> int:
    """Check the text, write it down, and say what was done."""
    from django.utils import timezone

    from attune.core.curriculum import Wording, read_text, sealed
    from attune.operations.measuring.wording_files import content, write

    text = read_text(content(file), instrument)
    if text.faults:
        line, what, mend = text.faults[0]
        more = f" ({len(text.faults) - 1} more faults below)" if len(text.faults) > 1 else ""
        raise Refusal(f"{file}: line {line} {what}. Mend: {mend}.{more}")
    wording = Wording(
        instrument=instrument.slug,
        version=instrument.version,
        rights=" ".join(rights.split()),
        brought=f"{timezone.now():%Y-%m-%d}",
        stem=text.stem,
        labels=text.labels,
        items=text.items(instrument),
    )
    was_there = target.exists()
    write(sealed(wording), target)
    print(*lines(instrument, wording), sep="\n")
    print(f"{instrument.title}: {len(wording.items)} items {'replaced' if was_there else 'brought'}.")
    print("Above is how each will be counted (- is turned round): compare it with the publication.")
    print(f"Rights, as you say: {wording.rights}")
    print(f"Kept in {target}. Backups do not hold it, so keep {file.name}.")
    print("A server that runs asks it after its next start.")
    return 0


def lines(instrument: "Instrument", wording: "Wording") -> list[str]:
    """Each item as it will be counted: its number, its key, its subscale and how it begins."""
    wide = max(map(len, instrument.subscales))
    answers = [f"{instrument.scale.lowest + n} = {label}" for n, label in enumerate(wording.labels)]
    head = [f"Answers: {', '.join(answers)}"] if answers else []
    return head + [
        f"{item.id:>4} {'-' if item.key < 0 else '+'} {item.subscale:<{wide}}  {shorten(text.text)}"
        for item, text in zip(instrument.items, wording.items, strict=True)
    ]


def shorten(text: str) -> str:
    """The beginning of a text."""
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"


def remove(instrument: "Instrument", target: Path) -> int:
    """Take the words away; what was answered stays with those who answered."""
    if not target.exists():
        raise Refusal(f"no words of {instrument.title} are here. Mend: see attune measure wording.")
    target.unlink()
    print(f"{instrument.title}: the words are gone. A server that runs stops asking it at its next start.")
    return 0


def show(curriculum: "Curriculum") -> int:
    """Each published instrument, and whose words it has; 1 where a file cannot be used."""
    for slug, each in sorted(curriculum.instruments.items()):
        if each.rights.included:
            continue
        wording = curriculum.wordings.get(slug)
        held = f"words brought on {wording.brought}. {wording.rights}" if wording else "no words yet"
        print(f"{slug:<8} {len(each.items):>2} items  {held}")
    for problem in curriculum.wording_problems:
        print(problem)
    return 1 if curriculum.wording_problems else 0
