"""Property tests here never fail for being slow: the machine may be busy with other workers."""

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
