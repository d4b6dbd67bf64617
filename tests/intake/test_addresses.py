"""Addresses: the open internet, and everything that only looks like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.intake.addresses import archived, host_of, is_public, is_web_address, looks_like_address, without_secrets


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.8.8",
        "0.0.0.0",
        "10.0.0.1",
        "172.16.5.5",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "fd12:3456::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "2002:7f00:1::",
        "2001:db8::1",
        "not an address",
    ],
)
def test_inside(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "1.1.1.1", "2606:4700::1111", "::ffff:93.184.216.34", "64:ff9b::101:101"]
)
def test_outside(address: str) -> None:
    assert is_public(address)


@given(st.ip_addresses(v=4))
def test_an_ipv4_address_in_ipv6_clothes_is_judged_like_itself(address: object) -> None:
    assert is_public(f"::ffff:{address}") == is_public(str(address))


@pytest.mark.parametrize(
    "text", ["http://a.example", "HTTPS://a.example/b?c=d#e", "http://[::1]:80/", "https://ا.example/"]
)
def test_web_addresses(text: str) -> None:
    assert is_web_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "file:///etc/passwd",
        "ftp://a.example",
        "javascript:alert(1)",
        "//a.example",
        "http://",
        "http://a b.example",
        "http://user:word@a.example/",
        "http://a.example:port/",
        "http://[::1",
        'http://a.example/"onload="x',
        "http://a.example/" + "a" * 2000,
        "",
    ],
)
def test_no_web_addresses(text: str) -> None:
    assert not is_web_address(text)


def test_a_path_is_no_address() -> None:
    assert looks_like_address("file:///etc/passwd")
    assert not looks_like_address("C:\\reports\\a.txt")
    assert not looks_like_address("reports/http.txt")


def test_hosts() -> None:
    assert host_of("https://WWW.Example.org:443/a") == "example.org"
    assert host_of("no address") is None
    assert host_of("http://[::1") is None


def test_no_password_gets_into_a_message() -> None:
    assert without_secrets("https://me:secret@a.example/b@c") == "https://a.example/b@c"


def test_an_archives_address_and_what_it_keeps() -> None:
    assert archived("https://web.archive.org/web/20170906/https:/a.example/b") == "https://a.example/b"
    assert archived("http://web.archive.org/web/20170906010203if_/http://a.example/") == "http://a.example/"
    assert archived("https://a.example/web/20170906/https://b.example") is None
