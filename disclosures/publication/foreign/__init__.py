"""Reading a file that somebody brought: in a child, bounded, believed in nothing."""
