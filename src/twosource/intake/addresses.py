"""Addresses: which ones may be asked, which host they stand for, and what an archive's address stands for."""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Sequence
from urllib.parse import urlsplit

_SCHEME = re.compile(r"^[A-Za-z][A-Za-z0-9+.\-]*://")
_WAYBACK = re.compile(r"^https?://web\.archive\.org/web/\d{4,14}(?:[a-z]{2}_)?/(?P<url>https?:/{1,2}\S+)$", re.I)
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_LONGEST = 2000

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def looks_like_address(text: str) -> bool:
    """Whether an input is an address (``scheme://...``) and not a path."""
    return _SCHEME.match(text) is not None


def is_web_address(text: str) -> bool:
    """Whether a text is an http or https address with a host, without a user name or white space, fit to be kept."""
    if len(text) > _LONGEST or re.search(r"[\s<>\"\\\x00-\x1f\x7f]", text):
        return False
    try:
        parts = urlsplit(text)
        host = parts.hostname
        _ = parts.port
    except ValueError:
        return False
    return parts.scheme.lower() in ("http", "https") and bool(host) and "@" not in parts.netloc


def host_of(url: str) -> str | None:
    """The host of an address, in lower case, without a leading ``www.``; None where there is none."""
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def without_secrets(url: str) -> str:
    """The address without a user name and password, fit for a message."""
    return re.sub(r"^([A-Za-z][A-Za-z0-9+.\-]*://)[^/?#]*@", r"\1", url)


def archived(url: str) -> str | None:
    """The address that a Wayback Machine address keeps a copy of, or None where it is no such address."""
    found = _WAYBACK.match(url)
    if not found:
        return None
    return re.sub(r"^(https?:)/+", r"\1//", found["url"])


def resolve(host: str, port: int) -> Sequence[str]:
    """The addresses a host name stands for, by the system's resolver, in its order, each once.

    Raises:
        OSError: the name is unknown or the resolver does not answer.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError as error:
        raise OSError(str(error)) from error
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the open internet, looking through IPv6 forms that carry an IPv4 address."""
    try:
        parsed: Address = ipaddress.ip_address(address.split("%", 1)[0])
    except ValueError:
        return False
    return all(_global(form) for form in (parsed, *_carried(parsed)))


def _global(address: Address) -> bool:
    special = address.is_multicast or address.is_unspecified or address.is_loopback or address.is_link_local
    reserved = isinstance(address, ipaddress.IPv4Address) and address.is_reserved
    carrier = isinstance(address, ipaddress.IPv6Address) and bool(_carried(address))
    return not special and not reserved and (address.is_global or carrier)


def _carried(address: Address) -> tuple[ipaddress.IPv4Address, ...]:
    if isinstance(address, ipaddress.IPv4Address):
        return ()
    found = [address.ipv4_mapped, address.sixtofour]
    found += list(address.teredo or ())
    if address in _NAT64:
        found.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return tuple(form for form in found if form is not None)
