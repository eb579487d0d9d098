"""Where the bank may send to: never into a network that only it can reach."""

import asyncio
import socket
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any
from urllib.parse import urlsplit

from staffbank.ports.webhooks import NotAdmitted

Address = IPv4Address | IPv6Address

# In these an IPv4 address is hidden, which has to be public too.
NAT64 = IPv6Network("64:ff9b::/96")
LAST_32_BITS = 0xFFFFFFFF

# A server of names that does not answer keeps a thread for half a minute, however long anybody
# waits for it: one of these, which are for nothing else.
LOOKED_UP_WITHIN = 8  # seconds; what a resolver asks in vain it asks again after five
LOOKING = ThreadPoolExecutor(20, "names")  # as many as there are deliveries at once


async def addresses(url: str, *, local: bool) -> tuple[Address, ...]:
    """The addresses that the host's name stands for now; each of them is public.

    `local` lets loopback pass, and nothing else that is not public.

    Raises:
        NotAdmitted: it has none, none is told in time, or one of them is not public.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    try:
        async with asyncio.timeout(LOOKED_UP_WITHIN):
            found = await _looked_up(host, port)
    except TimeoutError as slow:
        raise NotAdmitted(
            f"{host} was not looked up within {LOOKED_UP_WITHIN} seconds: check the name and "
            "who answers for it, and try again."
        ) from slow
    except (OSError, UnicodeError) as wrong:
        raise NotAdmitted(f"{host} has no address: check the name.") from wrong
    resolved = tuple(
        dict.fromkeys(ip_address(str(where[0]).partition("%")[0]) for *_, where in found)
    )
    for address in resolved:
        if not public(address) and not (local and address.is_loopback):
            raise NotAdmitted(
                f"{host} leads to {address}, which is not on the public internet; nothing is "
                "sent there. Name a host that everybody can reach."
            )
    return resolved


def _looked_up(host: str, port: int) -> asyncio.Future[list[Any]]:
    """What the system says that the name stands for."""
    ask = partial(socket.getaddrinfo, host, port, type=socket.SOCK_STREAM)
    return asyncio.get_running_loop().run_in_executor(LOOKING, ask)


def public(address: Address) -> bool:
    """Whether everybody can reach it, whatever is hidden in it as well."""
    if isinstance(address, IPv6Address):
        hidden = _hidden(address)
        if hidden is not None:
            return public(hidden)
    return address.is_global and not (address.is_multicast or address.is_reserved)


def _hidden(address: IPv6Address) -> IPv4Address | None:
    if address in NAT64:
        return IPv4Address(int(address) & LAST_32_BITS)
    teredo = address.teredo
    return address.ipv4_mapped or address.sixtofour or (teredo[1] if teredo else None)
