"""What the portal tells people: the inbox, and e-mail or other ways beside it.

`post` writes a message in the transaction of its cause, `cancel` takes it back while it has not
left; `catalogue` lists the kinds. A message that is due becomes a notice for each recipient
(`leaving`), each notice a delivery per channel (`channels`), which a worker sends (`delivering`).
"""

from portal.notify.posting import cancel, post

__all__ = ["cancel", "post"]
