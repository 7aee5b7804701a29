"""Dana counsels couples; Alice comes to her. She keeps a small practice of her own, and has a wife, Ruth."""

from datetime import time

from attune.operations.demo.lives import Entry, Life, Line, Measured, Practice
from attune.people.models import Invitation

DANA = Life(
    name="dana",
    about="a counsellor; shares a space with Alice, and practises for herself",
    role=Invitation.Role.PRACTITIONER,
    course=(2, 2.5, 2, 2, 2, 2.5, 2, 2, 2.5, 2, 2, 3, 3, 2.5, 2, 2, 2, 2, 2, 2.5, 2, 2, 1.5, 2, 2, 2),
    often=0.35,
    every=9,
    paused=frozenset({8, 9, 16, 17}),
    after_what="between the last hour and the stairs",
    someone="Ruth",
    feelings=(
        ("steady", "curious", "patient", "content"),
        ("tired", "torn", "restless"),
        ("worn-out", "irritated"),
    ),
    lines=(
        Line(177, "I ask people to do this, so I do it."),
        Line(
            146,
            "Two couples in a row in which nobody looked up. I went for a walk round the block in between.",
        ),
        Line(108, "Ruth's mother in hospital. I listened like a professional and she noticed."),
        Line(94, "Cancelled an hour because I was ill. Nobody left me."),
        Line(58, "Supervision. Said the thing I had practised not saying."),
        Line(30, "A good week. I have no theory about it."),
        Line(5, "Switched the lamp off and stayed in the chair for a while."),
    ),
    notes=(
        Entry(
            136,
            time(18, 20),
            "For you, until we meet: you named the place under the ribs by yourself. When it winds up "
            "this week, see if you "
            "can notice it one turn earlier. Noticing is all; nothing has to come of it.",
            share="alice",
        ),
        Entry(
            107,
            time(20, 30),
            "Ruth said “do not nod at me”. I had nodded. I asked which she wanted, listening or company, "
            "and she wanted the "
            "washing-up done beside her, so that is what we did.",
        ),
        Entry(
            28,
            time(17, 50),
            "The coats are good listeners. You fetched the phone once in four evenings, and you told me "
            "about the once. Bring "
            "the three as well next time.",
            share="alice",
        ),
    ),
    practices=(
        Practice(
            145,
            time(18, 10),
            "three-weathers",
            {
                "friend": "clear",
                "elder": "cool",
                "partner": "clear",
                "easiest": "With Ruth I say when I have nothing left to give, and she makes toast.",
                "carry": "To my father, on the phone: say that I am tired before I am short.",
            },
        ),
        Practice(
            57,
            time(19, 0),
            "someone-in-your-corner",
            {
                "worry": "That I hold other people's evenings together and let my own go by.",
                "alarm": "old",
                "who": "place",
                "place": "The boathouse smells of tar and nobody there knows what I do.",
                "answer": "You can put the oar down. It floats.",
            },
        ),
    ),
    measures=(
        Measured(170, "partner", "Ruth", 2.2, 2.6),
        Measured(90, "partner", "Ruth", 2.4, 2.5),
        Measured(27, "partner", "Ruth", 2.0, 2.2),
    ),
)
