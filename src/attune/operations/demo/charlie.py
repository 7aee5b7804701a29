"""Charlie bakes at night and brings up his daughter Mila. His wife Ines died three years ago."""

from datetime import time

from attune.operations.demo.lives import Entry, HardNight, Life, Line, Measured, Practice

CHARLIE = Life(
    name="charlie",
    about="single, a widowed father; a stranger to the others",
    time_zone="Europe/Lisbon",
    course=(
        4,
        3.5,
        4,
        4,
        3.5,
        3.5,
        3,
        3.5,
        4,
        4.5,
        5.5,
        6,
        5,
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
        3,
        3.5,
        3,
    ),
    often=0.7,
    every=5,
    paused=frozenset({6, 20}),
    way="sounds",
    after_what="after the first trays are in",
    someone="Rosa from the flat below",
    feelings=(
        ("calm", "tender", "grateful", "quiet"),
        ("missing", "tired", "lonely", "fond"),
        ("grieving", "empty", "overwhelmed", "burden"),
    ),
    lines=(
        Line(179, "Mila asleep at nine, me at ten. The dough waits for nobody."),
        Line(164, "A mother at the school gate asked me in for coffee. I said I had something in the oven."),
        Line(151, "I did have something in the oven. I always do."),
        Line(136, "Mila wanted plaits. We looked it up together."),
        Line(113, "Three years on the nineteenth. I keep not looking at the calendar."),
        Line(106, "Took the day off. We went to the water and threw bread."),
        Line(104, "Mila asked if I am sad at her. I said no, about Mum, and she said me too."),
        Line(92, "Rosa kept Mila so I could sleep. I let her."),
        Line(74, "Went for that coffee. Her name is Teresa. Nothing else to report."),
        Line(57, "Laughed, and then listened for who was laughing."),
        Line(39, "Told Teresa about Ines without making it short."),
        Line(26, "Mila says Teresa knots her scarf like a sailor. High praise."),
        Line(11, "Ines's birthday is a good day for lemon cake. We had it."),
        Line(2, "Forty minutes on a bench, doing nothing with my hands."),
    ),
    notes=(
        Entry(
            150,
            time(15, 20),
            "People are kind and I hand the kindness back at the door, like a dish that has to be "
            "returned. Ines would have "
            "gone in for the coffee. She would have come out with the recipe.",
        ),
        Entry(
            105,
            time(16, 45),
            "Three years. I thought I would write something about her here and I find that I want to "
            "write about the "
            "neighbour who put a bag of lemons at our door that week and rang and ran. I never learned "
            "which one.",
        ),
        Entry(
            56,
            time(14, 10),
            "I am not looking for a mother for Mila. I wrote that down to see if it is true. It is. I am "
            "looking for somebody "
            "who also finds the pigeons at the market hall funny.",
        ),
        Entry(
            25,
            time(15, 30),
            "What I told Teresa: that I am slow. What she said: that slow is fine, she repairs clocks. I "
            "had thought she was "
            "joking. She repairs clocks.",
        ),
    ),
    practices=(
        Practice(
            175,
            time(14, 0),
            "two-names",
            {
                "first": "near",
                "first-name": "Rosa, below",
                "reach": "safe",
                "second": "unknown",
                "opening": "company",
                "where": "paper",
                "sign": "hiding",
            },
        ),
        Practice(
            148,
            time(15, 40),
            "three-weathers",
            {
                "friend": "cool",
                "elder": "clear",
                "partner": "nobody",
                "easiest": "With my mother I arrive without a reason.",
                "carry": "Ring at Rosa's without something to return.",
            },
        ),
        Practice(
            103,
            time(20, 0),
            "after-we-said-goodbye",
            {
                "where": "lost",
                "felt": "body",
                "kept": "That she had a voice, and how she said my name when I was late.",
                "inch": "Say something to her out loud while I knead. Nobody is up.",
            },
        ),
        Practice(
            91,
            time(15, 10),
            "someone-in-your-corner",
            {
                "worry": "That Mila grows up with half of everything.",
                "alarm": "old",
                "who": "animal",
                "animal": "The old dog at the mill put its whole weight against my knees.",
                "answer": "You are here, and warm, and you smell of bread.",
            },
        ),
        Practice(
            40,
            time(14, 50),
            "where-i-learned-it",
            {
                "path": "now",
                "now-scene": "Mila. She says “carry me a bit” and when it is enough she says “down now”.",
                "learned": "look-after",
                "exception": "When I had the flu the winter before last, Rosa ran the house and I lay "
                "there and let her.",
                "later": "child",
                "sentence": "Then it made sense to have my hands full. Now I could also say “a bit”, and "
                "“enough”.",
            },
        ),
    ),
    measures=(
        Measured(172, "people", "", 3.4, 4.6),
        Measured(99, "people", "", 3.8, 4.4),
        Measured(28, "people", "", 3.1, 3.7),
    ),
    night_note=Entry(
        122,
        time(13, 40),
        "It is the hour, not the truth. At four there is flour on everything and it looks "
        "different.\nMila breathes in the "
        "next room: go and listen.\nRosa said: knock, whatever the time.",
    ),
    nights=(
        HardNight(107, time(23, 10), ("note", "doing"), "some"),
        HardNight(106, time(23, 40), ("time",), "no"),
        HardNight(66, time(22, 50), ("someone",), "yes"),
    ),
)
