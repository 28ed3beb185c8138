"""Reminders to colleges: which are due on a day, what they say, and that they stop when it is done."""
