"""Alice repairs violins. She lives with Bob, and silence has long been a danger to her. Before Bob there was Erin."""

from datetime import time

from attune.operations.demo.lives import Asked, Entry, HardNight, Life, Line, Measured, Practice
from attune.people.models import Invitation

ALICE = Life(
    name="alice",
    about="lives with Bob; uneasy when it goes quiet; runs this server",
    role=Invitation.Role.OPERATOR,
    course=(
        5,
        5,
        5.5,
        5,
        4.5,
        5,
        4.5,
        4,
        4.5,
        5.5,
        5,
        4.5,
        4,
        4,
        3.5,
        4,
        4.5,
        5,
        4,
        3.5,
        3,
        3.5,
        3,
        3,
        2.5,
        2.5,
    ),
    paused=frozenset({11}),
    after_what="after I have hung the apron on its nail",
    someone="my sister Nora",
    feelings=(
        ("content", "quiet", "close", "grateful", "settled"),
        ("tense", "tired", "longing", "torn", "hopeful"),
        ("insecure", "lonely", "panicky", "left-out", "restless"),
    ),
    lines=(
        Line(181, "First evening with this. I feel a bit silly, and a bit relieved."),
        Line(174, "Bob was on lates and I read one message eleven times."),
        Line(166, "Asked twice if we are all right. He said yes, twice."),
        Line(158, "Slept badly. Nothing had happened."),
        Line(149, "Set the neck of the old viola. Three hours without the phone."),
        Line(141, "Mum compared me with Nora again and I laughed along."),
        Line(133, "Told him that I had liked the walk. Only that."),
        Line(120, "He went quiet after supper. I went loud."),
        Line(118, "We are polite. It is worse than shouting."),
        Line(112, "Left the phone in the workshop overnight and survived."),
        Line(97, "Erin wrote about the piano. My stomach knew before I did."),
        Line(84, "He needs an hour after a night shift. Today I believed it."),
        Line(70, "Opened the note to myself. The morning did come."),
        Line(63, "Erin has left the space. I looked for a reason, and there need not be one."),
        Line(52, "Kept one question until he had slept. It was smaller by then."),
        Line(41, "Two hours without an answer, and I finished the varnish."),
        Line(33, "He came by with bread and sat on the bench while I worked."),
        Line(24, "Said “I miss you” without a question mark."),
        Line(15, "Uneasy about the holiday. Not about him, for once."),
        Line(9, "A quiet evening that was only a quiet evening."),
        Line(4, "Nora and I laughed about the same sentence of Mum's."),
        Line(1, "Tired, and all right."),
    ),
    notes=(
        Entry(
            172,
            time(21, 40),
            "What I do when he does not answer: look when he was last there, look at the rota, look "
            "again. Then I write "
            "something light so that it seems like nothing. He answers the light thing. I am hurt that he "
            "does.",
        ),
        Entry(
            138,
            time(20, 5),
            "Dana asked where in the body it starts. It starts under the ribs, like a string wound a "
            "quarter too far. I "
            "knew at once, which surprised me. I know that feeling from the bench, and there I simply "
            "wind it back.",
            share="dana",
        ),
        Entry(
            119,
            time(18, 30),
            "About last night. You put the plates down and went to the balcony, and I followed you and "
            "talked for twenty "
            "minutes to your back. I wanted you to turn round. I did not say that once in twenty minutes.",
            share="bob",
        ),
        Entry(
            96,
            time(19, 15),
            "The piano stays with Erin. They play and I do not. I wrote that in two lines and then sat "
            "there with my "
            "coat on for a while. It was a good piano to be unhappy beside.",
        ),
        Entry(
            73,
            time(9, 20),
            "Lena at work said her husband is away for nine days and they speak on two of them. I waited "
            "to feel sorry "
            "for her. She was eating an apple.",
        ),
        Entry(
            51,
            time(20, 45),
            "I waited until you had slept. By then the question was: are you coming to Nora's on the "
            "twelfth? Before it "
            "had been: do you still want any of this. It was the same question, I think, only slept on.",
            share="bob",
        ),
        Entry(
            29,
            time(21, 10),
            "For Dana: four evenings this week with the phone in the hall. On one I went to fetch it. On "
            "the way back I "
            "said out loud what I was afraid of, to the coats. It helped more than I would like to admit.",
            share="dana",
        ),
        Entry(
            6,
            time(20, 30),
            "We cooked. He told me about the man on the third floor who had kept all his wife's shoes. "
            "Neither of us said "
            "anything clever. Then he put his cold feet on mine and I let that be the answer to whatever "
            "I had.",
        ),
    ),
    practices=(
        Practice(
            178,
            time(20, 10),
            "two-names",
            {
                "first": "family",
                "first-name": "Nora",
                "reach": "safe",
                "second": "therapist",
                "second-name": "Dana, through this server, or the practice on the canal on weekdays",
                "opening": "listen",
                "where": "paper",
                "sign": "night",
            },
        ),
        Practice(
            170,
            time(21, 5),
            "if-it-goes-quiet-then",
            {
                "alarm": "old",
                "habit": "check",
                "wish": "One evening a week on which I do not look when he was last there.",
                "best": "I would have heard the second half of the film.",
                "obstacle": "A feeling under the ribs, and the thought that whoever looks away is left.",
                "instead": "kettle",
                "plan": "If I reach for the phone to look, then I will put it in the hall and fill the kettle.",
            },
        ),
        Practice(
            152,
            time(19, 50),
            "three-weathers",
            {
                "friend": "clear",
                "elder": "wind",
                "partner": "wind",
                "easiest": "With Lena I ask once and then I wait. It does not occur to me to count the hours.",
                "carry": "Ask Bob one thing on the way out of the door, and leave.",
            },
        ),
        Practice(
            117,
            time(22, 15),
            "someone-in-your-corner",
            {
                "worry": "That he is polite because he has already decided.",
                "alarm": "old",
                "who": "person",
                "person": "My aunt Greta put a second chair at the bench before I had asked to come in.",
                "answer": "Child, people who have decided do not mend the bathroom light.",
            },
        ),
        Practice(
            83,
            time(20, 40),
            "after-we-said-goodbye",
            {
                "where": "door",
                "felt": "more",
                "did-more": "told",
                "kept": "The evening. I did not take it apart afterwards.",
                "inch": "Say it at the door and not from the bus.",
            },
        ),
        Practice(
            45,
            time(21, 25),
            "where-i-learned-it",
            {
                "path": "came",
                "came-scene": "Greta, when I was nine, from across the yard. She never asked what was "
                "wrong, she gave me a rag and a scroll to polish.",
                "learned": "watch",
                "exception": "Once I fell asleep on her sofa and nobody woke me to check on me, and I was "
                "fetched in the morning.",
                "later": "family",
                "sentence": "Then it made sense to listen for footsteps. Now I could also polish something.",
            },
        ),
        Practice(
            13,
            time(20, 20),
            "someone-in-your-corner",
            {
                "worry": "Two weeks by the sea, and nowhere to go when it gets close.",
                "alarm": "old",
                "who": "older",
                "older": "She takes off her glasses first. She has paint on one sleeve.",
                "answer": "You can say when you need the pier to yourself. He will be glad of the pier too.",
            },
        ),
    ),
    measures=(
        Measured(176, "partner", "Bob", 5.6, 2.4),
        Measured(110, "partner", "Bob", 5.2, 2.5),
        Measured(92, "parent", "Mum", 4.6, 5.0),
        Measured(64, "friend", "Ines", 2.4, 2.2),
        Measured(36, "partner", "Bob", 4.1, 2.3),
    ),
    asked=(
        *(
            Asked(ago, "well-being", share)
            for ago, share in ((150, 0.35), (122, 0.4), (94, 0.5), (66, 0.55), (38, 0.6), (10, 0.7))
        ),
        *(
            Asked(ago, "felt-security", 0.4 + (48 - ago) / 110, "partner", "Bob")
            for ago in range(48, 0, -1)
            if ago % 4 and not 19 < ago < 28
        ),
        Asked(58, "availability", 0.6, "partner", "Bob"),
        Asked(30, "availability", 0.7, "partner", "Bob"),
    ),
    night_note=Entry(
        128,
        time(17, 30),
        "I forget that mornings come, and that he answers in them.\nThe blue cup, the window open, both "
        "feet on the tiles.\n"
        "Whatever I write now, I will want to have slept before it.",
    ),
    nights=(
        HardNight(
            120,
            time(23, 50),
            ("writing",),
            "no",
            "Are you even coming in? I can see the light of your phone. If you want to be alone you could "
            "say so for once, then at least I would know.",
        ),
        HardNight(105, time(23, 20), ("breath", "note"), "some"),
        HardNight(71, time(0, 35), ("note", "doing"), "yes"),
        HardNight(38, time(23, 30), ("note",), "yes"),
    ),
)
