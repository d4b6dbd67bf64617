"""Fetch: an address that the user asked for in; the bytes behind it out, or why not.

Redirects are followed by hand, each checked like the first. No proxy, password file or cookie of the user's is used.
"""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin

import httpcore
import httpx

from twosource import __version__
from twosource.intake.addresses import is_web_address, without_secrets
from twosource.intake.files import too_large
from twosource.intake.guarded_transport import GuardedTransport
from twosource.intake.refusal import Refused
from twosource.intake.settings import IntakeSettings

_HEADERS = {
    "user-agent": f"twosource/{__version__}",
    "accept": "text/html, application/xhtml+xml, application/pdf, text/plain, application/x-ndjson, */*;q=0.1",
    "accept-encoding": "identity",
}
_SAVE_IT = "Open it in a browser, save the page, and read the file"
_REDIRECTS = (301, 302, 303, 307, 308)


@dataclass(frozen=True, kw_only=True)
class Fetched:
    """What an address gave: the address after redirects, the body, and the content type in its two parts."""

    url: str
    raw: bytes
    media_type: str
    charset: str | None


def fetch(address: str, settings: IntakeSettings) -> Fetched:
    """The bytes behind an http or https address.

    Raises:
        Refused: the address may not be asked, redirects in a loop or too often, answers too slowly, with too much, with
            an error or not at all.
    """
    transport = GuardedTransport(
        resolve=settings.resolve,
        allow_private=settings.allow_private_addresses,
        seconds=settings.fetch_seconds,
    )
    with httpx.Client(transport=transport, headers=_HEADERS, timeout=None, trust_env=False) as client:
        try:
            return _followed(client, address, settings)
        except (httpcore.TimeoutException, httpx.TimeoutException):
            problem = f"did not answer in full within {settings.fetch_seconds:g} seconds"
            raise Refused(problem, cure=f"Try again later. {_SAVE_IT}") from None
        except (httpcore.NetworkError, httpcore.ProtocolError, httpx.HTTPError, ssl.SSLError, OSError) as error:
            problem = f"could not be fetched: {str(error) or type(error).__name__}"
            raise Refused(problem, cure=f"Check your connection. {_SAVE_IT}") from None
        except (httpx.InvalidURL, httpcore.UnsupportedProtocol, UnicodeError) as error:
            raise Refused(f"is no address that can be asked: {error}", cure="Check its spelling") from None


def _followed(client: httpx.Client, address: str, settings: IntakeSettings) -> Fetched:
    trail = [_allowed(address)]
    while True:
        with client.stream("GET", trail[-1]) as response:
            target = response.headers.get("location")
            if response.status_code not in _REDIRECTS or not target:
                return _body(response, trail[-1], settings.max_fetch_bytes)
        following = _allowed(urljoin(trail[-1], target).replace(" ", "%20"))
        if following in trail:
            loop = " -> ".join([*trail[trail.index(following) :], following])
            raise Refused(f"redirects in a loop: {loop}", cure=_SAVE_IT)
        trail.append(following)
        if len(trail) > settings.max_redirects + 1:
            problem = f"redirects more than {settings.max_redirects} times: {' -> '.join(trail)}"
            raise Refused(problem, cure="Give the address that it ends at")


def _allowed(address: str) -> str:
    address = urldefrag(address).url
    if is_web_address(address):
        return address
    shown = without_secrets(address)[:200]
    if shown != address[:200]:
        problem = f"holds a user name or password, which the report would keep: {shown}"
        raise Refused(problem, cure=f"Give the address without it. {_SAVE_IT}")
    raise Refused(f"is no http or https address: {shown}", cure="Give an http or https address, or the path of a file")


def _body(response: httpx.Response, url: str, most: int) -> Fetched:
    if response.status_code != 200:
        problem = f"answered {response.status_code} {response.reason_phrase}".rstrip()
        raise Refused(problem, cure=f"Check the address. {_SAVE_IT}")
    declared = response.headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > most:
        raise too_large(most)
    parts, weight = [], 0
    for part in response.iter_bytes():
        parts.append(part)
        weight += len(part)
        if weight > most:
            raise too_large(most)
    media_type, _, rest = response.headers.get("content-type", "").partition(";")
    return Fetched(url=url, raw=b"".join(parts), media_type=media_type.strip().lower(), charset=_charset(rest))


def _charset(parameters: str) -> str | None:
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'") or None
    return None
