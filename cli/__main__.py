"""`python cli …` is `nabla …`."""

import sys

from nabla_cli.main import main

sys.exit(main(sys.argv[1:]))
