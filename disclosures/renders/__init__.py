"""Pages about making the public files of a cycle again, for leads and operators."""
