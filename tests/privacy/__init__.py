"""What the public gets, byte by byte: nothing in it that policy, edition or time keeps inside."""
