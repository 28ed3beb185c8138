"""The log: who looked, the readable history, the operators' page."""
