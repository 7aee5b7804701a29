"""Words that never come back: those of the crisis lists, and those that label or diagnose somebody."""

import re
from functools import cache

from attune.safety.rules import HURT_BY_SOMEONE, MIGHT_HURT, SELF_HARM

PREFIX = 4
_LABELS = """
abuse abused abuser abusive addict addicted addiction adhd anorexia anorexic antisocial anxiety anxious
attachment autism autistic avoidance avoidant bipolar bitch borderline broken bulimia burden clingy
codependent coward crazy damaged delusional dependent depressed depression depressive diagnosis disgusting
disorder disorganised disorganized disturbed dramatic dumb failure fake fault fearful freak gaslighting
guilty hopeless hysterical idiot insane insecure jealous lazy loser manic manipulative mental monster
narcissism narcissist narcissistic needy neurotic obsessive ocd panic paranoia paranoid passive pathetic
pathological personality preoccupied psycho psychopath psychosis psychotic ptsd rape raped schizophrenia
selfish sick slut sociopath stupid suicidal suicide symptom syndrome therapy toxic trauma traumatic
traumatised traumatized ugly unlovable unstable useless victim weak whore worthless
"""
LABELS = frozenset(_LABELS.split())
"""Words that name an illness, a style or a fault of somebody."""

_HARSH = """
abandoned attack bitch blood bruise cruel dead death died dies drug drugs drunk dying fuck fucked fucking
gun guns hate hated hurt hurts knife overdose pill pills rejected ruined scared sex shame shit trash
violence violent weapon wound wounded
"""
HARSH = frozenset(_HARSH.split())
"""Words that hurt when a machine says them back, or that speak of danger: those have other places."""


@cache
def _crisis_words() -> tuple[frozenset[str], tuple[str, ...]]:
    """Every word in the patterns, and those long enough to stand for what begins like them."""
    patterns = [re.sub(r"\\[a-zA-Z]", " ", each) for each in (*SELF_HARM, *HURT_BY_SOMEONE, *MIGHT_HURT)]
    found = {word for each in patterns for word in re.findall(r"[a-z]+", each.lower())}
    return frozenset(found), tuple(sorted(word for word in found if len(word) >= PREFIX))


def never(word: str) -> bool:
    """Whether a word, in lower case, stands on a crisis list or labels somebody: nothing is ever made of it."""
    words, beginnings = _crisis_words()
    return word in words or word in LABELS or word in HARSH or word.startswith(beginnings)
