"""Lines of the page in English: furniture, captions, and what tells a full sentence from the description of a picture."""

from __future__ import annotations

import re

from framing.language import PageLines

# Lines that belong to the page and not to the article. Each alternative is one habit of web pages.
_FURNITURE = re.compile(
    r"""^(?:[^\w©]|_)*+(?:
      by\s[^.]{2,60}\|.*
    | (?P<unfinished>
        by\s++(?:(?-i:[A-Z][\w.'’-]*)|team|staff)(?:[\s,]++(?:(?-i:[A-Z][\w.'’-]*)|and|&|for|of|the)){0,9}(?:\s*+\(\s*+@\w++\s*+\))?
      | additional\ reporting\ by\b.* | (?:source|photo|image|picture|video|graphic|photograph)s?\s++by\b.*
      | (?:[^.|]{0,60}\|\s*+)?(?:last\s++)?(?:updated|published|posted|modified)\b\s*+(?:(?:on|at)\b\s*+)?:?.{0,40}
        (?:\b\d{4}\b|\b[ap]\.?m\b).{0,30}
      )
    | .{0,80}\bcontributed\ to\ this\ (?:report|story|article)
    | advertis?e?ments?(?:\ continue\ reading\b.*)? | sponsored(?:\ content)? | close | print | e-?mail | photos? | images?
    | (?:source|credit|photo|image|picture|video|watch|listen|audio|related|file\ photo|caption|topic|tag)s?\s*+:.*
    | videos? | filed\ under\b.*
    | slideshow\b.* | analysis/opinion | related\ (?:content|stories|articles|topics) | you\ (?:might|may)\ also\ like
    | (?:enlarge\ this\ image|toggle\ caption|image\ (?:copyright|caption|source)|media\ (?:caption|playback))\b.*
    | facebook\ twitter\ (?:pinterest|e-?mail|linkedin)\b.* | share\ (?:this|on|via)\b.* | read\ or\ share\b.*
    | stor(?:y|ies)\ continue[sd]?\ below.* | article\ continues.* | continue\ reading.* | (?:click|tap)\ (?:here|to)\b.*
    | read\ (?:more|also|next|the\ full)\b.* | see\ also\b.* | more\ on\ this.* | more:.* | don.t\ see\ the\ \w+\ above\b.*
    | (?:sign\ up|subscribe)(?:\ (?:for|to|here|now|today)\b.*)? | get\ (?:the|our)\ .{0,60}newsletter.* | enter\ your\ e-?mail.*
    | follow\ .{0,60}\b(?:twitter|on\ (?:facebook|instagram|x|threads|bluesky|mastodon))\b.*
    | .{0,80}(?:\bhide\ caption|\btoggle\ caption|\breplay\ more\ videos\b.*) | .{0,120}\bdelivered\ to\ your\ inbox\b.*
    | (?-i:(?:LOAD-DATE|PUBLICATION-TYPE|DOCUMENT-TYPE|JOURNAL-CODE|CORRECTION-DATE|LENGTH|BYLINE|SECTION|HIGHLIGHT|DATELINE
      |LANGUAGE|GRAPHIC|Load-Date|Publication-Type|Journal\ Code)):.*
    | full\ coverage:.* | this\ article\ is\ more\ than\ \d+\ (?:month|year)s?\ old | \d+\ (?:hour|day|week|month|year)s?\ ago
    | (?:©|copyright\s*(?:©|\(c\)|\d{4})).* | all\ rights\ reserved.* | loading | \d+\ comments?
    | (?:the\ )?(?:opinions|views)\ expressed\ (?:by|in|here|are)\b.* | .{0,160}\bread\ more
    )?[\W_]*+$""",
    re.VERBOSE | re.IGNORECASE,
)
_CAPTION = re.compile(
    r"""
      \((?:(?i:supplied|photo|image|file|getty|courtesy|pictured?|credit)|AP|AFP|EPA|AAP|Reuters|REUTERS)\b[^)]{0,80}\)[.\s]{0,3}$
    | \b(?:AP|AFP|EPA|Reuters)\ (?i:photos?)\b[^.!?:]{0,40}$
    | \b(?:Getty\ Images|REUTERS)\b[^.!?:]{0,60}$
    | \w\s?/(?:AP|AFP|EPA|AAP|Reuters|Getty|Bloomberg|Xinhua|TASS)\b[^.!?:]{0,40}$
    | \b(?i:photograph|picture|image)s?:\s[^.!?]{2,60}$
    """,
    re.VERBOSE,
)
# What a full sentence of the article begins with or holds, and the description of a picture seldom does.
_TELLING_START = frozenset(
    "he she it they we i you this that these those there then but and so or no not yet his her their its".split()
)
_TELLING = frozenset(
    "is are was were be been has have had do does did will would can could may might must should said says told not never".split()
)

PAGE_LINES = PageLines(
    furniture=_FURNITURE,
    caption=_CAPTION,
    telling_start=_TELLING_START,
    telling=_TELLING,
    articles=("a", "an"),
    endings=(" a.m.", " p.m."),
)
