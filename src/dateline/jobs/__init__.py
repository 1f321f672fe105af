"""What a person or a timer sets going (add, watch, select, brief, send): each joins the stages, the store and the outlets.

A job prints nothing and ends no process; it is told where to report by whoever starts it.
"""
