"""Where the bank may send to: never into a network that only it can reach."""

import asyncio
import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

from staffbank.ports.webhooks import NotAdmitted

Address = IPv4Address | IPv6Address

# In these an IPv4 address is hidden, which has to be public too.
NAT64 = IPv6Network("64:ff9b::/96")
LAST_32_BITS = 0xFFFFFFFF


async def addresses(url: str, *, local: bool) -> tuple[Address, ...]:
    """The addresses that the host's name stands for now; each of them is public.

    `local` lets loopback pass, and nothing else that is not public.

    Raises:
        NotAdmitted: it has none, or one of them is not public.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    try:
        found = await asyncio.get_running_loop().getaddrinfo(
            host, port, type=socket.SOCK_STREAM
        )
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
