"""Forms of the portal application."""
