"""The closed word classes of English, which say how and not what: pronouns, prepositions, conjunctions, auxiliaries …"""

from __future__ import annotations

CLOSED_CLASSES = frozenset(
    """
    a an the this that these those each every either neither another any some no all both half such other others same own
    few many much more most less least several enough
    i me my mine myself you your yours yourself yourselves he him his himself she her hers herself it its itself we us our
    ours ourselves they them their theirs themselves one ones who whom whose which what whoever whatever whichever
    somebody someone something anybody anyone anything nobody none nothing everybody everyone everything
    about above across after against along alongside amid among amongst around as at before behind below beneath beside
    besides between beyond by despite down during except for from in inside into like near of off on onto opposite out
    outside over past per since than through throughout till to toward towards under underneath until up upon versus via
    with within without amidst
    and but or nor so yet if unless although though because whereas while whether when where why how once lest
    be am is are was were been being have has had having do does did doing done will would shall should can could may might
    must ought cannot
    isn't aren't wasn't weren't haven't hasn't hadn't don't doesn't didn't won't wouldn't shouldn't can't couldn't mustn't
    i'm i've i'd i'll you're you've you'd you'll he'd he'll she'd she'll we're we've we'd we'll they're they've they'd
    they'll that'll there'll let's
    not n't never also only just too very even still again ever here there then now thus hence however therefore else
    rather quite almost already yes
    """.split()
)
