"""``python -m kg.cli``, for those who have no scripts folder on their path."""

from __future__ import annotations

import sys

from kg.cli import main

sys.exit(main())
