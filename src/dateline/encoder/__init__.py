"""One small language model, read once per report, with a head for each stage that wants one.

A text goes in as the spans that are read; out come windows of word pieces, each piece with its offsets into the stored text and the
outputs of every head. Heads are columns of one matrix, named in the weights' own metadata, so a stage adds a head by training one
(see docs/decisions/0015-one-encoder-many-heads.md) and reads it by its name.
"""

from dateline.encoder.encoding import Encoding, Window
from dateline.encoder.network import encode, encoded, set_threads

__all__ = ["Encoding", "Window", "encode", "encoded", "set_threads"]
