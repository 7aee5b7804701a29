"""Bob drives an ambulance. He lives with Alice, and when it gets close he gets busy."""

from datetime import time

from attune.operations.demo.lives import Entry, Life, Line, Measured, Practice

BOB = Life(
    name="bob",
    about="lives with Alice; works shifts; goes quiet when it gets close",
    course=(2, 2, 2, 2.5, 2, 2, 2.5, 3, 4, 4.5, 4, 3, 3, 2.5, 3, 3.5, 3, 3, 2.5, 3, 3, 2.5, 2.5, 2, 2, 2.5),
    often=0.6,
    every=6,
    paused=frozenset({3, 4, 13}),
    way="count",
    after_what="when the boots are off",
    someone="Yusuf from the other crew",
    feelings=(
        ("quiet", "steady", "rested", "free"),
        ("tired", "closed", "worn-out", "restless"),
        ("trapped", "overwhelmed", "guilty", "numb"),
    ),
    lines=(
        Line(180, "Alice set this up. I said I would try."),
        Line(169, "Fine."),
        Line(155, "Night shift. Nothing to say about it."),
        Line(120, "She followed me to the balcony. I counted windows."),
        Line(119, "I read what she wrote. I had thought she wanted to be right."),
        Line(111, "A child on the stairs today, all right in the end. Did not tell anyone until ten."),
        Line(102, "Told Alice about the stairs. It took four minutes and she made no fuss."),
        Line(83, "Said I need an hour after nights. I had the words ready from the ride home."),
        Line(68, "The hour works better when I say when it ends."),
        Line(50, "She asked about the twelfth. I said yes before I had found a reason not to."),
        Line(34, "Brought bread to the workshop. Stayed."),
        Line(22, "Yusuf asked how I am and I told him how I am."),
        Line(7, "The man with the shoes. Told Alice in the kitchen."),
        Line(2, "Off for two days. The flat is loud and that is all right."),
    ),
    notes=(
        Entry(
            118,
            time(15, 10),
            "I went to the balcony because I had nothing left to say and I thought that nothing was "
            "better than the wrong "
            "thing. I did not know that you were talking to my back. I thought you were talking at it.",
            share="alice",
        ),
        Entry(
            82,
            time(8, 40),
            "After nights I am like a radio between two stations. It is not you. Give me until ten, and "
            "then I come and "
            "find you. I would like it to be me who comes.",
            share="alice",
        ),
        Entry(
            60,
            time(14, 20),
            "My father came home, put the keys in the bowl and was gone behind the paper. We knew by the "
            "sound of the keys "
            "how to be. I have the same bowl. I bought it myself.",
        ),
        Entry(
            21,
            time(16, 0),
            "Yusuf and I washed the car for an hour and talked for ten minutes of it. It is easier next "
            "to someone than "
            "across from someone. I could tell her that.",
        ),
    ),
    practices=(
        Practice(
            167,
            time(14, 30),
            "three-weathers",
            {
                "friend": "cool",
                "elder": "cool",
                "partner": "changes",
                "easiest": "With Yusuf we are doing something with our hands.",
            },
        ),
        Practice(
            116,
            time(15, 30),
            "after-we-said-goodbye",
            {
                "where": "work",
                "felt": "space",
                "did-space": "busy",
                "kept": "My head. There was room in it again.",
                "inch": "Say that I am going, and when I am back, before I am gone.",
            },
        ),
        Practice(
            81,
            time(9, 10),
            "if-it-goes-quiet-then",
            {
                "alarm": "old",
                "habit": "vanish",
                "wish": "To come home after nights without a scene in the hall, hers or mine.",
                "best": "I would look forward to the door.",
                "obstacle": "I think that a person who asks for an hour has already failed at something.",
                "instead": "say-when",
                "plan": "If I hear myself start to count windows, then I will say “until ten, and then I "
                "come to you”.",
            },
        ),
        Practice(
            59,
            time(14, 40),
            "where-i-learned-it",
            {
                "path": "early",
                "early-scene": "Nobody came, and nobody was cross. It healed.",
                "early-call": "did-not-call",
                "learned": "alone",
                "exception": "The swimming teacher waited with me once until it was dark, and talked "
                "about pigeons.",
                "later": "work",
                "sentence": "Then it made sense to be quick and need nothing. Now I could also say how "
                "long I will be away.",
            },
        ),
        Practice(
            20,
            time(16, 20),
            "two-names",
            {
                "first": "near",
                "first-name": "Yusuf",
                "reach": "safe",
                "second": "place",
                "second-name": "Peer support at the station, the number is on the inside of the locker",
                "opening": "own",
                "own-words": "“Have you got ten minutes for the drive back?”",
                "where": "phone",
                "sign": "hello",
            },
        ),
    ),
    measures=(
        Measured(168, "partner", "Alice", 2.4, 5.3),
        Measured(101, "partner", "Alice", 2.6, 5.0),
        Measured(31, "partner", "Alice", 2.5, 4.1),
    ),
)
