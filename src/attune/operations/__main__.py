"""`python -m attune.operations` is the same as `attune`."""

import sys

from attune.operations.cli import main

if __name__ == "__main__":
    sys.exit(main())
