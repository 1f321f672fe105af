"""What is learned, from what, and how: the only numbers to change."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT.parent / "shared" / "gold" / "events"
REPORTS = GOLD / "muc4_dev.jsonl"
RESOURCES = ROOT / "src" / "dateline" / "resources"
READ = ROOT / "build" / "victims" / "read.pickle"  # the reports as they were read; remove it when reading or tallies have changed

SEED = 1
FOLDS = 5
LEAST_SEEN = 4  # runs that have a sign, for it to be weighed
PASSES = 6
TOGETHER = 256
RATE = 0.01
RATE_FALLS = 0.75  # after each pass
UNSEEN = 0.1  # share of the signs of a run that are hidden each time
SHRINK = 2e-4  # on the squares of the weights, in every step
KEPT_FROM = 0.03  # smaller weights are left out of the file
RIDGE = 10.0  # of the weights of traits
DOUBTFUL = 0.3  # weight of counts that optional incidents or those without a number would excuse
