"""Erin was with Alice once. They moved away, live with three friends, and have left the shared space."""

from datetime import time

from attune.operations.demo.lives import Entry, HardNight, Life, Line, Measured, Practice

ERIN = Life(
    name="erin",
    about="was with Alice once; they have left the space that they shared",
    time_zone="Europe/Amsterdam",
    course=(
        5,
        5.5,
        5,
        5,
        5.5,
        5,
        4.5,
        5,
        4.5,
        4.5,
        4,
        4.5,
        5,
        5,
        4.5,
        4,
        4.5,
        4,
        3.5,
        3.5,
        3,
        3.5,
        3,
        3,
        3.5,
        3,
    ),
    often=0.65,
    every=5,
    paused=frozenset({5, 14, 15}),
    way="seven",
    after_what="after the tram home",
    someone="Jonah, across the landing",
    feelings=(
        ("relieved", "belonging", "playful", "free"),
        ("torn", "homesick", "tired", "longing"),
        ("rejected", "lonely", "confused", "far-away"),
    ),
    lines=(
        Line(180, "Boxes to the ceiling. I know where the kettle is."),
        Line(161, "Wanted to call, and wanted never to have had the number."),
        Line(144, "Jonah made a bed on the sofa and asked nothing."),
        Line(129, "A date. I was charming and looked for the exit the whole time."),
        Line(115, "Told the kitchen that I am not going to be good company. They said pass the salt."),
        Line(98, "Wrote to Alice about the piano. Read it out to Jonah first."),
        Line(96, "She says it is mine. I wanted a fight and got a piano."),
        Line(71, "Played for ten minutes with the soft pedal down."),
        Line(63, "Left the space with Alice. It was mostly about furniture, and the furniture is done."),
        Line(44, "Second date with Sasha. Stayed ten minutes after I wanted to go."),
        Line(30, "Sasha asked what I need when I go far away. I said I would find out."),
        Line(12, "House supper. I noticed that I was in it."),
        Line(3, "Told Sasha: I am here, I am only slow to land."),
    ),
    notes=(
        Entry(
            160,
            time(19, 40),
            "Both at once, all the time: come here, leave me alone. Alice used to say that I hold the "
            "door open and stand "
            "in it. I was angry about that for a year. It is a good sentence.",
        ),
        Entry(
            97,
            time(20, 10),
            "The piano: I would like to have it if you do not play. If you do, keep it. I can fetch it "
            "with Jonah's van on any "
            "weekend, and you would not have to be there.",
            share="alice",
        ),
        Entry(
            62,
            time(21, 0),
            "I left the space today. I had thought there would be a page that asks me why. There was not, "
            "and I sat there with "
            "my reasons, and then I did not need them either.",
        ),
        Entry(
            29,
            time(20, 25),
            "What I need when I go far away: that somebody says “see you at seven” and is there at seven, "
            "and has eaten. Not "
            "waiting. That is all of it, I think.",
        ),
    ),
    practices=(
        Practice(
            173,
            time(20, 0),
            "two-names",
            {
                "first": "friend",
                "first-name": "Jonah",
                "reach": "safe",
                "second": "doctor",
                "second-name": "Dr. Okafor, mornings, ask for ten minutes",
                "opening": "company",
                "where": "other",
                "sign": "night",
            },
        ),
        Practice(
            143,
            time(20, 30),
            "three-weathers",
            {
                "friend": "clear",
                "elder": "fog",
                "partner": "fog",
                "easiest": "With Jonah I leave the room in the middle of a sentence and come back in the "
                "middle of another.",
                "carry": "Say “back in five” to somebody who is not Jonah.",
            },
        ),
        Practice(
            114,
            time(21, 15),
            "someone-in-your-corner",
            {
                "worry": "That I only want people when they are on the other side of something.",
                "alarm": "old",
                "who": "person",
                "person": "My grandmother saved me the heel of the loaf. She did it even when I was late.",
                "answer": "You came, did you not? Late is a way of coming.",
            },
        ),
        Practice(
            43,
            time(22, 0),
            "after-we-said-goodbye",
            {
                "where": "travel",
                "felt": "both",
                "did-more": "stayed",
                "kept": "Both of them. I did not have to choose on the platform.",
                "inch": "Wave. I never wave.",
            },
        ),
    ),
    measures=(
        Measured(165, "people", "", 5.2, 5.1),
        Measured(95, "people", "", 4.9, 4.9),
        Measured(26, "people", "", 4.0, 4.2),
    ),
    night_note=Entry(
        130,
        time(18, 15),
        "Nobody has thrown you out. You are in your own bed and Jonah snores through the wall.\nShoes "
        "off, soles on the "
        "floor, name the five trams.\nDo not end anything at night.",
    ),
    nights=(
        HardNight(
            129,
            time(23, 15),
            ("writing", "time"),
            "some",
            "I do not think that I can do this, any of it, with anyone. It was nice of you to pay for the "
            "soup.",
        ),
        HardNight(99, time(22, 55), ("someone",), "yes"),
        HardNight(55, time(23, 5), ("note", "breath"), "yes"),
    ),
)
