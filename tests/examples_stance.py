"""Sentences with the target in [brackets], the voice that is asked for, and the stance in it.

"negative" and "positive" are the sign of the score; "none" means that this voice does not evaluate the target.
"""

EXAMPLES: list[tuple[str, str, str]] = [
    # the outlet's own words
    ("The [council] has failed its poorest tenants again.", "own", "negative"),
    ("The [council] is corrupt, lazy and incompetent.", "own", "negative"),
    ("The [mayor] did a brilliant job.", "own", "positive"),
    ("[Lind] showed courage and honesty.", "own", "positive"),
    ("[Okafor] humiliated himself with a string of lies.", "own", "negative"),
    ("The [ministry] disgraced itself with a reckless and dishonest plan.", "own", "negative"),
    ("The [nurses] have been heroic.", "own", "positive"),
    ("The [clinic] offers excellent care to people who have nothing.", "own", "positive"),
    ("[Varga] is a coward and a bully.", "own", "negative"),
    ("The [ferry company] behaved with appalling arrogance.", "own", "negative"),
    ("The [charity] deserves our gratitude and praise.", "own", "positive"),
    ("The [regime] brutally crushed a peaceful protest.", "own", "negative"),
    ("What the [governor] proposes is foolish and dangerous.", "own", "negative"),
    ("The [coach] won the respect of everyone in town.", "own", "positive"),
    ("The [developer] shamelessly broke every promise it made.", "own", "negative"),
    ("The [firefighters] bravely saved forty families.", "own", "positive"),
    ("The [senator] has a shameful record of abuse.", "own", "negative"),
    ("The [bank] committed a shameful crime.", "own", "negative"),
    ("[Halloran] gave a wise and generous speech.", "own", "positive"),
    ("The [union] is a dangerous sham.", "own", "negative"),
    # plain facts evaluate nobody
    ("The [council] meets on Tuesday.", "own", "none"),
    ("The [mayor] arrived in the harbour at noon.", "own", "none"),
    ("[Lind] was born in Aarhus and lives in Turku.", "own", "none"),
    ("The [ministry] published the figures on Friday.", "own", "none"),
    ("The [committee] will vote on the budget next week.", "own", "none"),
    ("The [bank] has offices in nine towns.", "own", "none"),
    ("On Monday the [governor] travelled to the coast.", "own", "none"),
    ("The [union] has 4,000 members.", "own", "none"),
    # who acts against an evil is not evil
    ("The [police] arrested 41 suspects on Friday.", "own", "none"),
    ("[Police] broke up a violent gang and seized stolen cars.", "own", "none"),
    ("The [customs service] seized 40 kilos of illegal ivory.", "own", "none"),
    ("The [prosecutors] charged six men with theft.", "own", "none"),
    ("The [coast guard] stopped two boats that carried smuggled cigarettes.", "own", "none"),
    ("Six thieves were arrested by the [police] on Sunday.", "own", "none"),
    ("The [anti-fraud campaign] began in April.", "own", "none"),
    ("The [campaign against bribery] enters its third year.", "own", "none"),
    # who suffers one is not either
    ("The gang cheated the [pensioners] out of their savings.", "own", "none"),
    ("The [villagers] were beaten and robbed by vicious thugs.", "own", "none"),
    ("Swindlers trick the [students] with false promises.", "own", "none"),
    ("The [widows] were scared, homeless and hungry.", "own", "none"),
    ("The [pensioners] lost their homes.", "own", "none"),
    # what is said of another actor
    ("The vicious and corrupt gang lives near the [school].", "own", "none"),
    # sources: not the outlet's stance
    ('"The [council] is corrupt and incompetent," said Mara Lind.', "own", "none"),
    ('"The [council] is corrupt and incompetent," said Mara Lind.', "attributed", "negative"),
    ("Mara Lind said the [council] was corrupt and dishonest.", "own", "none"),
    ("Mara Lind said the [council] was corrupt and dishonest.", "attributed", "negative"),
    ("According to Mara Lind, the [programme] has been a great success.", "own", "none"),
    ("According to Mara Lind, the [programme] has been a great success.", "attributed", "positive"),
    ('"The [firefighters] were wonderful," the baker said.', "attributed", "positive"),
    ('"The [firefighters] were wonderful," the baker said.', "own", "none"),
    ("The minister said that the [rebels] are terrorists and murderers.", "attributed", "negative"),
    ("The minister said that the [rebels] are terrorists and murderers.", "own", "none"),
    # who speaks is not evaluated by what he says
    ("The [ministry] said the fraud was disgusting and criminal.", "own", "none"),
    ("The [mayor] said the murders were horrible.", "own", "none"),
    ('"These attacks are vile and cowardly," the [governor] said.', "own", "none"),
    # others' judgements
    ("Residents praised the [firefighters] for their courage.", "own", "none"),
    ("Residents praised the [firefighters] for their courage.", "attributed", "positive"),
    ("Opponents condemned the [council] as corrupt.", "own", "none"),
    ("Opponents condemned the [council] as corrupt.", "attributed", "negative"),
    ("The [mayor] was sharply criticised for the failure.", "own", "none"),
    ("The [mayor] was sharply criticised for the failure.", "attributed", "negative"),
    # negation and contrast
    ("The [council] is not honest.", "own", "negative"),
    ("The weather was awful, but the [orchestra] was superb.", "own", "positive"),
    ("The hall was beautiful, but the [orchestra] was dreadful.", "own", "negative"),
    ("The [mayor] lied to the voters and betrayed their trust.", "own", "negative"),
    ("The [teachers] are excellent and deeply committed.", "own", "positive"),
]

# What the method cannot do yet: valence that belongs to circumstances or surroundings, and manner told by adverbs alone.
KNOWN_WRONG: list[tuple[str, str, str]] = [
    ("The [mayor] did a brilliant job under terrible pressure.", "own", "positive"),
    ("The [school] stands beside a prison.", "own", "none"),
    ("The [bank] acted illegally and irresponsibly.", "own", "negative"),
]
