"""The whole way on one machine: four invented outlets, a subscriber, a mail server. `make demo` runs it."""
