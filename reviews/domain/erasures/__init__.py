"""Taking in that somebody named in a publication asks not to be named (删除请求), and saying how far it is.

What is done with it: `disclosures.domain.erasing`. Receipt, senders and tokens are those of objections.
"""
