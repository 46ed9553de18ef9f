"""The closed word classes of English, which say how and not what: pronouns, prepositions, conjunctions, auxiliaries …"""

from __future__ import annotations

from framing.english import CLASSES

CLOSED_CLASSES = (
    (
        CLASSES.determiners
        | CLASSES.pronouns
        | CLASSES.relatives
        | CLASSES.prepositions
        | CLASSES.coordinators
        | CLASSES.subordinators
        | CLASSES.be
        | CLASSES.have
        | CLASSES.do
        | CLASSES.modals
        | CLASSES.negators
    )
    - {"nowhere"}
) | frozenset(
    (
        "each every either another any some all both half such other others same own few many much more most less least "
        "several enough one ones what whoever whatever whichever somebody someone something anybody anyone anything "
        "everybody everyone everything along alongside amongst beneath down inside opposite out outside past than till "
        "underneath up versus amidst so yet whether why how once lest done ought isn't aren't wasn't weren't haven't "
        "hasn't hadn't don't doesn't didn't won't wouldn't shouldn't can't couldn't mustn't i'm i've i'd i'll you're "
        "you've you'd you'll he'd he'll she'd she'll we're we've we'd we'll they're they've they'd they'll that'll "
        "there'll let's n't also only just too very even still again ever here there then now thus hence however "
        "therefore else rather quite almost already yes"
    ).split()
)
