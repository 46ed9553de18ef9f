"""Words that claim something which quotation marks around them take back; our own list.

In quotation marks that nobody's speech explains, "experts", "reform" and "victory" are mocked more often than not; words that
merely name a thing ("navigator", "optics") are not.
"""

from __future__ import annotations

STANDING = frozenset(  # who somebody claims, or is said, to be
    (
        "activist activists adult adults adviser advisers advisor advisors advocate advocates allies ally analyst analysts "
        "apprentices artist artists asylum-seekers believer believers businessman businessmen capitalist capitalists "
        "celebrities celebrity centrist centrists champion champions christian christians citizens colleague colleagues "
        "comedian comedians conservative conservatives consultant consultants contractors counselor critics customers "
        "defenders diplomat diplomats dissident dissidents doctor doctors donors economist economists educator educators "
        "elite elites employee employees enemies enemy entrepreneur entrepreneurs experts fact-checker fact-checkers "
        "fact-checking feminist feminists fighters freedom-fighter friend friends genius geniuses gentleman gentlemen "
        "grassroots guest guests helper helpers hero heroes historian historians illegals immigrants independents influencers "
        "insider insiders inspectors instructors intellectual intellectuals journalist journalists ladies lady leader leaders "
        "leadership liberal liberals liberator liberators martyr martyrs mastermind maverick mediator mediators mentor "
        "messiah migrants moderate moderates moderator moderators monitors negotiator negotiators newcomer newcomers nurse "
        "nurses observers outsider outsiders parents partner partners patriot patriots peacekeeper peacekeepers peacemaker "
        "philanthropist philanthropists philanthropy philosopher philosophers populist populists prodigy professional "
        "professionals professor professors progressive progressives prophet prophets protester protesters protestor "
        "protestors pundit pundits rebel rebels reformer reformers refugee refugees reporter reporters rescuers researcher "
        "researchers savage savages savant savior saviors saviour scholar scholars scientist scientists socialist socialists "
        "specialist specialists star stars statesman statesmen strategist strategists student students survivor survivors "
        "teacher teachers thinker thinkers thug thugs tourists trainers traitor traitors translators truth-teller "
        "truth-tellers victim victims visionaries visionary volunteer volunteers warrior warriors watchdog watchdogs "
        "whistleblower whistleblowers winner winners witness witnesses"
    ).split()
)
WORTH = frozenset(  # what is claimed to be good, right or genuine
    (
        "accident accidental accomplishment accomplishments accountability accuracy accurate achievement achievements "
        "affordable aid analysis apolitical apology appropriate art assistance authentic authenticity balance balanced "
        "beautiful benefit benefits benign best better bipartisan bipartisanship brave bravery breakthrough care caring "
        "charitable charity choice choices civil civility civilization civilized clarification clarifications clarity clean "
        "cleansed cleansing clear comedy commitment commitments common-sense communities community compassion compassionate "
        "compromise compromises concern concerned concerns consensus constitutional context contribution contributions "
        "conversation conversations cooperation corrected correction corrections counseling counselling courage courageous "
        "creative creativity credibility credible culture cultured cure debate debates decency defence defense defensive "
        "democracy democratic deserve deserved deserving development dialogue dignity discovered discoveries discovery "
        "discussion discussions diverse diversity due-process earn earned educated education efficiency efficient elegant "
        "eligible empathy empowered empowering empowerment enlightened enlightenment entertainment equality essential ethical "
        "ethics evidence excellent exclusive experience expert expertise explanation explanations fact facts factual fair "
        "fair-minded fairness family fantastic feature fix fixed fixes fixing free free-market freedom freedoms friendlier "
        "friendly friendship fun generosity generous genuine gift gifts good great green growth guarantee guarantees guidance "
        "happiness happy harmony healing health healthy help helped helpful helping historic holy honest honesty honor honour "
        "humane humanitarian humor humour impartial important improved improvement improvements improving inclusion inclusive "
        "independence independent innocence innocent innovation innovative insight insights integrity investment investments "
        "invited journalism justice kindness knowledge landmark law lawful legal legitimate lesson lessons liberated "
        "liberation liberty logic logical love loving loyal loyalty mainstream mandate marriage mercy merit miracle modern "
        "modernization moral morality natural necessary necessity needed neutral neutrality news nice non-partisan "
        "nonpartisan normal normalcy nuance nuanced objective objectivity official opportunities opportunity organic outreach "
        "oversight pacification pacified pacify partnership patriotic patriotism peace peaceful peacefully peer-reviewed "
        "perfect persuaded precise principle principled principles progress promise promises proof proper prosperity protect "
        "protected protecting protection protections pure purity qualified rational re-education real reality reasonable "
        "reasoning recovery reeducation reform reforms rehabilitation relationship relief religious reporting rescue rescued "
        "research respect respectable responsibility responsible right rights rigor rigorous rule sacred sacrifice sacrifices "
        "safe safety sane saved saving savings science scientific security self-defence self-defense sensible serious service "
        "services settled simple smart solution solutions solved solving special spontaneous spontaneously stability stimulus "
        "studies study success successes successful support surgical sustainability sustainable sympathy targeted temporarily "
        "temporary therapy tolerance tolerant tradition traditional training transparency transparent treatment triumph true "
        "truth truthful truths unbiased understanding unity values vetted vetting victories victory virtue virtuous "
        "voluntarily voluntary volunteered welcome welcomed welcoming welfare win winning wins wisdom wise woke wonderful "
        "worthy"
    ).split()
)
EVENTS = frozenset(  # what is claimed to have happened or to be the matter
    (
        "abnormal abuse abuses agenda aggression aggressive answer answers argument arguments attack attacks backward bad "
        "bias biased bombshell censored censorship clinic closed coincidence collusion conclusion conclusions confession "
        "confessions consequences conspiracy controversy corruption cost costs coup crazy crime crimes criminal criminals "
        "crises crisis dangerous deal defeat dependency deviant disability disadvantaged discrimination election elections "
        "elitist emergencies emergency entitled epidemic error errors evil excuse exploitation extreme extremism extremist "
        "extremists fake findings gaffe glitch glitches guilty harm harmful hate hateful hearing hostage hostages huge "
        "hysteria idea ideas illegal incident incidents inferior interference interview invasion investigation investigations "
        "issue issues lazy leak leaks loophole loopholes loss losses lost massive meddling message minor missing mistake "
        "mistakes misunderstanding moment negotiation negotiations nomination offended offensive opposition oppressed "
        "oppression order orders outrage persecuted persecution plan plans policy poor primitive privilege privileged problem "
        "problems provocation provocations provoked punishment question questions racism racist radical radicals reason "
        "reasons regret report reports resistance resisted resisting revolution rich rigged riot riots sabotage savagery "
        "scandal scandals shut shutdown silenced sin sins skepticism small spike spikes stolen stories story strategy strong "
        "surprise suspicious takeover terror terrorist terrorists theories theory threat threats tough treason trial trick "
        "triggered undeserving unfair victimhood violence violent vision war wars weak weird witch-hunt wrong"
    ).split()
)
