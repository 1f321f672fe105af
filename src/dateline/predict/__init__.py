"""A file of texts → a file of predictions in a published task's format: how anybody measures Dateline on their own gold.

One table (`TASKS`) says which tasks there are, what a line needs and what is written; each task is one module.
"""

from dateline.predict.run import LineProblem, PredictSummary, predict
from dateline.predict.tasks import TASKS, Task

__all__ = ["TASKS", "LineProblem", "PredictSummary", "Task", "predict"]
