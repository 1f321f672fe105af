"""Files, folders, JSONL (feeds and pages later) → `Report`: bytes to stored text, with its evidence.

One bad report never stops the others: what cannot be read is given back with its reason.
"""
