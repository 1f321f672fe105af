"""Learns from ECB+ which events that are told are one, and makes the table of words this needs."""
