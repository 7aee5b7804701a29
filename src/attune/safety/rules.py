"""All rules by which words are read, on one screen. They bring a calm offer to who wrote them, and are kept nowhere."""
# ruff: noqa: E501 · precision first: idioms ("this deadline kills me") and hurt feelings are no crises

import re
from enum import StrEnum

KIN = r"(?:my (?:ex[- ]?)?(?:husband|wife|partner|boyfriend|girlfriend|ex|father|mother|dad|mum|mom|brother|sister|uncle))"
WHO = rf"(?:he|she|they|you|who|someone|somebody|{KIN}|(?-i:(?!It|This|That|The|Then|News|Life|Grief|Work|What|Fear|Panic|Guilt)[A-Z][a-z]+))"
HIM = rf"(?:him|her|them|you|someone|somebody|{KIN}|(?:my|the|our) (?:kids?|child(?:ren)?|baby|son|daughter|dog))"
ME = r"(?:me|us|(?:the|my|our) (?:kids|children|baby|son|daughter|dog|cat))"
HITS = r"(?:hits?|hitting|slap\w*|punch\w*|kick\w*|chok\w+|strangl\w+|beats?|beating|shov\w+|burn(?:s|ed|t)|rap(?:es?|ed))"
END = r"(?=\W*$|\s*[,;:)]|\s+(?:when|if|and|but|because|so|now|again|tonight|at|since|every|in the|with (?:a|my|his) (?:fist|knife))\b)"
WANT = r"\bi (?:really |still |often |sometimes |even )?(?:want(?:ed)? to|wanna|am going to|will|need to|plan to|am about to)"
TOUCH = r"(?:touch|hit|hurt|slap|push|grab|threaten|chok|kick|rais|lay|follow|throw|shout|scream|come|turn)"
# fmt: off
SELF_HARM = [
    rf"{WANT} (?:kill|hurt|harm|cut|hang|drown|shoot|burn) myself(?! (?:over|for|laughing|if|a))\b|{WANT} (?:end it all|disappear for ever|jump in front of)\b",
    r"\b(?:think(?:ing)?|thought|thoughts|urge|close|fantasi\w+) (?:about|of|to) (?:kill|hurt|harm|cut|hang|drown)\w* myself\b",
    r"\b(?:cut|burn(?:ed|t)?|hurt|harm(?:ed)?) myself (?:again|on purpose|last night|to feel)\b|\bi (?:took an|want to) overdose",
    rf"{WANT} (?:die(?! (?:of|from|for|laughing|in|with|at))|be dead(?! than))\b|\bi(?:'m| am| feel| have been) (?:\w+ )?suicidal\b",
    r"\b(?:my|of|about|planning|commit\w*) suicide(?= |\W*$)(?! (?:prev|film|book|in))|\bnothing to live for\b|\bi(?:'d| would) rather be dead\b(?! than)",
    r"\bi wish (?:that )?i (?:was|were) dead\b|\bi wish i had never been born\b|\bbetter off (?:dead(?! than)|without me(?= in the world| alive|\W*$))",
    r"\bi (?:don't|do not|no longer|didn't) want to (?:live(?= any ?more|\W*$)|be alive|exist|wake up(?= any ?more| again|\W*$))|\bnever wak(?:e|ing) up(?= again|\W*$)",
    r"\b(?:end(?:ing)?|tak(?:e|ing)) my (?:own )?life\b|\b(?:no reason|nothing left|no point) (?:to live|in living)\b|\btired of (?:living|being alive)(?= and|\W*$)",
    r"\b(?:tak(?:e|ing)|took|swallow\w*) (?:all|too many of) (?:the|my|these|those) (?:pills|tablets)\b"]
HURT_BY_SOMEONE = [
    rf"\b{WHO} (?:\w+ )?{HITS} {ME}\b(?! (?:that|like|then|how|up|out|to|at|by|off|hard)\b)(?! with (?:the|an?|that|this) (?:news|idea|question|bill))",
    rf"\b{WHO} (?:\w+ )?(?:(?:push|grabb?|drag|thr[eo]w|pull)\w* {ME} (?:against|into|down|by|onto|across)|pull\w* my hair)\b",
    rf"\b{WHO} (?:\w+ )?(?:threaten\w* (?:{ME}|to (?:kill|hurt|hit|beat|take|shoot|burn))|forc\w+ (?:{ME} to|himself on)|stalk\w* me)",
    rf"\b{WHO} [^.!?]{{0,30}}\b(?:will|would|to|going to|'ll|'d|could) (?:kill|hurt|hit|beat|shoot|stab) (?:{ME}|(?:him|her|them)sel(?:f|ves))\b(?! when \w+ (?:sees|finds|hears))",
    rf"\b(?:afraid|scared|frightened|terrified) of (?:him|her|them|you|{KIN}){END}|\b(?:afraid|scared) to go home\b|\bhands? (?:were )?(?:on|round|around) my (?:neck|throat)\b",
    r"\bnot safe (?:at home|around (?:him|her|them))|\b(?:don't|do not|never) feel safe (?:at home|around (?:him|her|them)|in my own)|\b(?:gave|left) me (?:a black eye|with bruises|bruises)\b",
    r"\b(?:won't|wouldn't|doesn't|didn't|never|did not|does not) lets? me (?:leave|go out)\b|\block(?:s|ed) me (?:in|out)\b(?! of my (?:acc|phone))",
    rf"\bif {WHO} (?:ever |so much as )?{TOUCH}\w*\b[^.!?]{{0,60}}\bi(?:'ll| will|'m| am| would)\b|\bi(?:'ll| will|'m| am)\b[^.!?]{{0,60}}\bif you (?:ever )?{TOUCH}",
    r"\bcall(?:ing)? the police (?:if|when|unless) (?:you|he|she|they)\b|\bor i(?:'ll| will) call the police"]
MIGHT_HURT = [
    rf"{WANT} (?:kill|hit|hurt|punch|slap|beat(?: up)?|strangle|choke|stab|shoot) {HIM}{END}|\bi(?:'m| am) afraid of what i (?:might|could|will) do to {HIM}",
    rf"\bi(?:'m going to| might| could| may) (?:hit|punch|strangle|stab|shoot) {HIM}{END}|\bi (?:\w+ )?(?:hit|slapped|punched|choked|kicked|shoved|strangled) {HIM}{END}"]
# fmt: on


class Crisis(StrEnum):
    """What such words may speak of; of several, the first here."""

    SELF_HARM, HURT_BY_SOMEONE, MIGHT_HURT = "self-harm", "hurt-by-someone", "might-hurt"


_LISTS = zip(Crisis, (SELF_HARM, HURT_BY_SOMEONE, MIGHT_HURT), strict=True)
_KINDS = [(kind, re.compile("|".join(patterns), re.IGNORECASE)) for kind, patterns in _LISTS]


def crisis(text: str) -> Crisis | None:
    """The kind of crisis that these words may speak of, or None. Sentences are read one by one."""
    sentences = re.split(r"(?<=[.!?])\s|\n", text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))
    return next((kind for kind, words in _KINDS for each in sentences if words.search(each)), None)


def joint_content_fits(alarm: str) -> bool:
    """Whether exercises for two may be proposed (care 1.12): not where a calm friend would worry, or might."""
    return alarm not in {"yes", "unsure"}
