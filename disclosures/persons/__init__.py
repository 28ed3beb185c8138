"""Pages for giving somebody what is held on him or her (查阅、复制)."""
