"""Guarded transport: httpx requests in, responses out, over connections that go only where they may and end in time.

What a name stands for is looked up at each connection, checked, and the connection goes to the very address that was
checked: a name that changes its meaning between check and connection gains nothing. One deadline holds for every wait
together, however slowly the other side speaks; only the system's resolver keeps a limit of its own.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from ssl import SSLContext
from typing import Any

import httpcore
import httpx

from twosource.intake.addresses import is_public
from twosource.intake.refusal import Refused


class _TimedStream(httpcore.NetworkStream):
    """A connection on which no wait lasts longer than what is left until the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, left: Callable[[], float]) -> None:
        self._stream = stream
        self._left = left

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _TimedStream(self._stream.start_tls(ssl_context, server_hostname, self._left()), self._left)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class _CheckedBackend(httpcore.NetworkBackend):
    """Connects to addresses that were checked, and to nothing else."""

    def __init__(
        self, resolve: Callable[[str, int], Sequence[str]], allow_private: bool, left: Callable[[], float]
    ) -> None:
        self._resolve = resolve
        self._allow_private = allow_private
        self._left = left
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        failure: httpcore.ConnectError | httpcore.ConnectTimeout | None = None
        for address in self._checked(host, port):
            try:
                stream = self._backend.connect_tcp(address, port, self._left(), local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _TimedStream(stream, self._left)
        raise failure or httpcore.ConnectError(f"{host} stands for no address")

    def _checked(self, host: str, port: int) -> Sequence[str]:
        try:
            addresses = self._resolve(host, port)
        except OSError as error:
            cure = "Check its spelling and your connection"
            raise Refused(f"the name {host} is not known ({error.strerror or error})", cure=cure) from None
        barred = [] if self._allow_private else [address for address in addresses if not is_public(address)]
        if barred:
            raise Refused(
                f"{host} stands for {barred[0]}, an address inside a private network",
                cure="Save the page and read the file, or set allow_private_addresses in config.toml if you trust it",
            )
        return addresses


class _Body(httpx.SyncByteStream):
    def __init__(self, stream: Iterable[bytes]) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        yield from self._stream

    def close(self) -> None:
        close = getattr(self._stream, "close", None)
        if close:
            close()


class GuardedTransport(httpx.BaseTransport):
    """A transport for one fetch.

    Args:
        resolve: host and port to the addresses the name stands for.
        allow_private: whether addresses that are not on the open internet may be connected to.
        seconds: the most all of it may take, from now.
    """

    def __init__(self, *, resolve: Callable[[str, int], Sequence[str]], allow_private: bool, seconds: float) -> None:
        self._deadline = time.monotonic() + seconds
        backend = _CheckedBackend(resolve, allow_private, self._left)
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(), max_connections=1, network_backend=backend
        )

    def _left(self) -> float:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the time for this address is over")
        return left

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request and return its response, the body still to be read.

        Raises:
            Refused: the address may not be connected to, or its name is not known.
            httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException: the other side failed.
        """
        response = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                content=request.read(),
                extensions=request.extensions,
            )
        )
        stream = response.stream
        if not isinstance(stream, Iterable):
            raise TypeError("an asynchronous response in a synchronous transport")
        return httpx.Response(
            response.status, headers=response.headers, stream=_Body(stream), extensions=response.extensions
        )

    def close(self) -> None:
        """Close every connection."""
        self._pool.close()
