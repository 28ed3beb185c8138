"""Real providers of OpenID Connect and CAS, each a process of its own on loopback."""
