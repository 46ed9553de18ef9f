"""How a clause may give what follows to somebody before any verb: 据…报道, 记者从…获悉, 在…看来; and what ends a statement."""

from __future__ import annotations

import re

from framing_chinese.masks import QUOTED

ACCORDING = re.compile(
    rf"(?:据|根据|依据)(?P<source>[^，,。：:；{QUOTED}]{{0,40}}?)(?P<cue>不完全统计|报道|报导|消息|介绍|透露|统计|通报|反映|披露|悉|了解|称|传|指|调查|估计|估算|预测|回忆|忆述|描述|观察|数据|数字|说法|公布|报告|分析|讯|统计数据|资料)(?:显示|指出|称)?[，,：:]"
)
NAMED = re.compile(rf"(?:据|根据)(?P<source>[^，,。：:；{QUOTED}]{{2,30}})[，,]")
LAWS = re.compile(
    "规定|规则|新规|法$|条例|合同|约定|需要|要求|情况|经验|标准|惯例|政策|计划|协议|安排|此|原则|制度|办法|决定|条款|常识|传统|程序|改编|我所知|判决"
)
FROM = re.compile(rf"(?:记者|本报)[^，,。]{{0,6}}从(?P<source>[^，,。{QUOTED}]{{2,30}}?)(?P<cue>获悉|了解到|得知|证实)[，,：:]?")
EYES = re.compile(rf"在(?P<source>[^，,。{QUOTED}]{{1,15}}?)(?P<cue>看来|眼中|眼里|心目中)[，,]")
SAYING = re.compile("(?P<source>俗话|常言|古人|古语|老话|谚语|古话)(?P<cue>说得好|说|云|道|有云)[，,：:]")
QUOTING = re.compile("(?:援引|引述|引用)(?P<source>[^，,。]{2,20}?)(?:的话|的?消息|的说法|的报道)?$")
TURN = re.compile(r"\s*(?P<source>[^，,。！？!?：:\s]{2,16})(?P<cue>[：:])")
LEAVES = re.compile(
    "惟|但截至|截至|截止|但记者|记者|然而|据|但据|对此|总理对此|[^，]{1,12}(?:予以否认|不予置评|拒绝置评|尚未回应|未予回应|均无人接听|拒绝回应|并未回应)"
)
SHARED = re.compile("(?:并且|并|还|也|又|同时|而且|且|随后|另外|进一步|接着|再|继续|后)+")
ACTS = re.compile("[^，,]{2,30}?(?=昨|今[天日早晚]|日前|近日|早前|此前|发[表布文帖推]|召开|举行|致[信函电]|接受|出席|随后)")
SUBJECT = re.compile(
    "[^，,]{2,20}?(?=在|对|向|就|于|周[一二三四五六日]|昨|今[天日早晚]|\\d|发[表布文帖推]|接受|出席|致[信函电]|回应|否认|拒绝|批评|指责|谈到|援引|引用|召开|举行|还|也|已|曾|则|随后|表示|承认|宣布)"
)
