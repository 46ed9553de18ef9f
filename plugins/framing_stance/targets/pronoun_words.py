"""Words that tell who may be meant by "he" or "she"; compiled for this project."""

from __future__ import annotations

from collections.abc import Mapping

from framing.english import CLASSES

PRONOUNS: Mapping[str, str] = {
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
}
PERSONS = frozenset(
    "adviser advisor aide ally attorney author boss boy brother candidate chief child coach colleague critic daughter defendant "
    "deputy director doctor driver father friend girl governor guard husband judge lawmaker lawyer leader man mayor minister "
    "mother nominee officer official opponent owner partner predecessor president professor prosecutor reporter rival senator "
    "sister soldier son spokesman spokesperson spokeswoman student successor suspect teacher teenager victim widow wife witness "
    "woman worker".split()
)
BODIES = frozenset(
    "agency army association authority bank board bureau club college commission committee company congress corporation council "
    "court department foundation government group house inc institute ministry party police press school senate service times "
    "tribune union university post journal news street state states city county of and the".split()
)
# Words of names of places, times and things, which "he" never stands for.
NO_PERSON = ((CLASSES.weekdays | CLASSES.months) - {"march", "may"}) | frozenset(
    (
        "act africa agreement america american americans amendment amnesty arabia asia avenue bay beach bill britain "
        "california center centre china christmas church constitution day deal democrat democratic democrats east england "
        "europe european facebook fed florida france game games germany google gulf hall hill india iowa iran iraq "
        "islamic israel japan kingdom korea lake league london mexico museum nations network new north ohio olympic "
        "olympics open palace paris park pentagon plan project republic republican republicans road russia south square "
        "stadium supreme syria texas tower treaty twitter united ukraine valley vegas virginia wall war washington west "
        "white world york youtube zealand"
    ).split()
)
THINGS = frozenset(  # last words of names of programs, events and groups that are no body's
    "accord alliance army border campaign caucus coalition corps crisis dreamers enforcement force forces guard initiative jihad "
    "lives matter militia movement operation operations pact party patrol program proposal protocol reform resistance "
    "revolution rights rule security shield strike strikes summit taliban task trade union zone".split()
)
TITLES = frozenset("mr mrs ms dr sen rep gov sir dame lord lady judge president senator justice general".split())
_HIS = "mr sir lord man boy husband father son brother spokesman chairman congressman king prince businessman policeman".split()
_HERS = "mrs ms miss dame lady woman girl wife mother daughter sister spokeswoman chairwoman congresswoman queen widow".split()
GENDER: Mapping[str, str] = {**dict.fromkeys(_HIS, "he"), **dict.fromkeys(_HERS, "she")}
# Given names that nearly all bearers share with their sex only.
_MEN = (
    "aaron adam ahmed alan albert ali andrew anthony arthur barack ben benjamin bernie bill bob brad brandon brian bruce "
    "carl charles chris christopher chuck craig dan daniel dave david dennis derek dick don donald doug douglas ed edward "
    "eric ernest francis frank fred gary george gerald glenn greg gregory hans harold harry henry howard hugh ian ivan jack "
    "jacob jake james jason jeff jeffrey jeremy jerry jim jimmy joe joel john johnny jonathan jose joseph josh joshua juan "
    "justin keith ken kenneth kevin larry lawrence luis marco mark martin matt matthew michael mike mitch mitt mohammed "
    "muhammad nathan neil nicholas nick oliver oscar patrick paul pedro peter phil philip ralph randy raymond richard rick "
    "rob robert roger ron ronald russell ryan sam samuel scott sean sergei seth simon stephen steve steven stuart ted terry "
    "thomas tim timothy todd tom tommy tony vladimir walter wayne william"
)
_WOMEN = (
    "abigail alice alison amanda amy andrea angela ann anna anne annie barbara beth betty brenda carla carly carol caroline "
    "catherine charlotte cheryl christina christine cindy claire cynthia dana deborah debra diana diane donna dorothy elena "
    "elizabeth ellen emily emma erin eva evelyn fatima frances gloria hannah heather heidi helen hillary irene isabel jane "
    "janet jennifer jessica jill joan joyce judith judy julia julie karen kate katherine kathleen kathryn kathy katie "
    "kellyanne kimberly laura lauren linda lisa louise lucy margaret maria marie marilyn martha mary megan megyn melania "
    "melissa michelle monica nancy natalie nicole nikki olga olivia pamela patricia paula rachel rebecca rosa rose ruth "
    "samantha sandra sara sarah sharon sheila shirley sofia sophia stephanie susan teresa theresa tina valerie vanessa "
    "veronica victoria virginia wendy"
)
GIVEN: Mapping[str, str] = {**dict.fromkeys(_MEN.split(), "he"), **dict.fromkeys(_WOMEN.split(), "she")}
