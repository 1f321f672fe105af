"""A browser that is watched: dialogs, requests, policy reports, the console, and what a page is made of."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from selenium import webdriver
from selenium.common.exceptions import NoAlertPresentException

from tests.web.chromium import start

_BEFORE = """
window.__reports = [];
document.addEventListener('securitypolicyviolation', e => window.__reports.push(e.violatedDirective + ' ' + e.blockedURI));
"""
_ANATOMY = """
const wrong = [], plain = new Set(['http:', 'https:', 'mailto:']);
const never = new Set(['IFRAME', 'FRAME', 'FRAMESET', 'OBJECT', 'EMBED', 'BASE', 'VIDEO', 'AUDIO', 'STYLE', 'MARQUEE', 'TEMPLATE', 'NOSCRIPT', 'MATH', 'APPLET']);
const leading = new Set(['href', 'xlink:href', 'src', 'action', 'formaction', 'data', 'poster', 'srcset', 'ping', 'background', 'manifest']);
for (const e of document.querySelectorAll('*')) {
  const name = e.tagName.toUpperCase();
  if (never.has(name) || (name === 'SCRIPT' && !(e.getAttribute('src') || '').startsWith('/static/'))) wrong.push(name);
  if (name === 'META' && e.httpEquiv && e.httpEquiv.toLowerCase() !== 'content-security-policy') wrong.push('META ' + e.httpEquiv);
  for (const a of e.attributes) {
    const n = a.name.toLowerCase();
    if (n.startsWith('on') || n === 'style' || n === 'srcdoc' || n === 'popovertarget') wrong.push(name + ' ' + n);
    if (!leading.has(n) || a.value.startsWith('#')) continue;
    if (!URL.canParse(a.value, document.baseURI)) { wrong.push(name + ' ' + n + ' ' + a.value); continue; }
    const to = new URL(a.value, document.baseURI);
    const inside = to.protocol === location.protocol && to.host === location.host;
    if (!inside && !(name === 'A' && plain.has(to.protocol))) wrong.push(name + ' ' + n + ' ' + a.value);
  }
}
return {wrong: wrong.slice(0, 5), flag: window.__x === undefined, title: document.title, reports: window.__reports, text: document.body.innerText};
"""


@contextmanager
def watched(profile: Path) -> Iterator[webdriver.Chrome]:
    """A browser whose pages are watched from before their first byte."""
    driver = start(profile, log_network=True)
    try:
        driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": _BEFORE})
        yield driver
    finally:
        driver.quit()


def harm(driver: webdriver.Chrome, address: str) -> tuple[list[str], str]:
    """Open a page; what went wrong (nothing, if all is well), and the text it shows."""
    _requests(driver)
    driver.get(address)
    return look(driver)


def look(driver: webdriver.Chrome) -> tuple[list[str], str]:
    """The same of the page that is open."""
    found = _dialog(driver)
    seen: dict[str, Any] = driver.execute_script(_ANATOMY)
    here = urlsplit(driver.current_url)
    foreign = [url for url in _requests(driver) if not url.startswith(("data:image/", f"{here.scheme}://{here.netloc}/"))]
    console = [entry["message"] for entry in driver.get_log("browser") if "/nowhere" not in entry["message"]]  # type: ignore[no-untyped-call]
    found += [f"made of {what}" for what in seen["wrong"]]
    found += [f"asked for {url}" for url in foreign]
    found += [f"policy: {report}" for report in seen["reports"]]
    found += [f"console: {message}" for message in console if not _of_status(message)]
    if not seen["flag"] or seen["title"] == "__x":
        found.append("a script ran")
    return found, str(seen["text"])


def _of_status(message: str) -> bool:
    """Whether the console only repeats the HTTP status of the page itself."""
    return "Failed to load resource: the server responded with a status of 4" in message


def _dialog(driver: webdriver.Chrome) -> list[str]:
    try:
        dialog = driver.switch_to.alert
    except NoAlertPresentException:
        return []
    text = dialog.text
    dialog.dismiss()
    return [f"dialog: {text}"]


def _requests(driver: webdriver.Chrome) -> list[str]:
    """Addresses asked for since the last time this was asked."""
    messages = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]  # type: ignore[no-untyped-call]
    sent = [m["params"] for m in messages if m["method"] == "Network.requestWillBeSent"]
    return [p["request"]["url"] for p in sent]
