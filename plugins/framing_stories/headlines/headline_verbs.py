"""Verbs that headlines begin with and that taggers read as plurals; compiled for this project."""

from __future__ import annotations

HEADLINE_VERBS = frozenset(  # whose form with -s is read as a plural in headlines
    "accuse aid approve arrest attack axe back ban bar blast block boost call challenge charge claim close cut defend demand "
    "deny detain drop ease end face fight fire fine force halt hit host join kill launch lead leave lift limit name offer open "
    "oust pardon pick plan pledge praise press probe pull push question raid raise ram reinstate reject release report rescue "
    "rip rule sack seize sentence shoot shut side sign slam snub strike sue support target test thank threaten top tout trim "
    "urge veto vow warn welcome win".split()
)
