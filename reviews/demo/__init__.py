"""The demonstration: an invented country of federations, colleges and filings in every state.

``load()`` makes it through the domain functions that people use, once; ``ACCOUNTS`` says who may
log in. Nobody and nothing in it is real.
"""

from reviews.demo.load import Loaded, load
from reviews.demo.world import ACCOUNTS, PASSWORD, Account

__all__ = ["ACCOUNTS", "PASSWORD", "Account", "Loaded", "load"]
