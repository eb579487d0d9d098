"""A client of the bank's, for programs of councils: typed, patient, and done once."""

from staffbank_client.credentials import Key, Secret
from staffbank_client.operations import Operations as Client
from staffbank_client.transport import Declined, Failed

__all__ = ["Client", "Declined", "Failed", "Key", "Secret"]
