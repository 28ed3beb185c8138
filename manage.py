#!/usr/bin/env python3
"""Django's command line, with the development settings unless told otherwise."""

import os
import sys


def main() -> None:
    """Hand the command line to Django; a wrong setting is answered with its sentence."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(f"设置有误 · Configuration: {error}")


if __name__ == "__main__":
    main()
