"""`python cli …` is `nabla …`."""

import sys

from nabla_cli.console import speak_any_language
from nabla_cli.main import main

speak_any_language()
sys.exit(main(sys.argv[1:]))
