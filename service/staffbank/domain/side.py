"""Whose word it is."""

from enum import Enum


class Side(Enum):
    """Home lends her, the host has her, the region stands between them."""

    HOME = "home"
    HOST = "host"
    REGION = "region"
