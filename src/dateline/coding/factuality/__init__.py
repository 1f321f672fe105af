"""Whether an event is said to have happened, from the words above it.

In: the parse, and the place of an event. Out: the operators that stand above it, from the innermost to the outermost
(`operators_of`), and what they come to (`combine`, in `modality`, which tells the idea and its sources). One walk from the
event up to the clause that stands on its own feet gathers them, so the cost is that of the parse's depth.
"""
