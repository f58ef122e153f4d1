"""The graph: building it from what was read, reading it back, converting it."""
