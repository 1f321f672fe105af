"""What is learned, from what, and how: the only numbers to change."""

from pathlib import Path

from tools.incidents.trees import Boosting

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT.parent / "shared" / "gold"
TRAIN = GOLD / "fusion" / "ecbplus_train.jsonl"
RESOURCES = ROOT / "src" / "dateline" / "resources"
BUILD = ROOT / "build" / "incidents"
READ = BUILD / "read.pickle"  # the reports as they were read; remove it when reading has changed

TEXTS = (
    "attribution/train", "events/muc4_dev", "events/ipe_docs_dev", "places/lgl_dev", "places/trnews_dev", "places/geowebnews_dev",
    "times/timebank", "times/aquaint_dev",
)  # fmt: skip
LEAST_TEXTS = 3  # that hold a word, for its rarity to be kept
EVENT_NOUNS = (
    4,
    10,
    11,
    12,
    19,
    21,
    22,
    26,
)  # WordNet's files of acts, communication, events, feelings, phenomena, possession, processes, states
LEAST_SENSE = 0.08  # share of a word's use, for a sense to be kept
DERIVED = 0.9  # of a sense's share, for the sense of the word made from it
COLUMNS = 40  # of a word's vector

FOLDS = 5
PARTITIONS = 4  # of the topics into folds
BOOSTING = Boosting(
    trees=120,
    rate=0.12,
    least=40,
    ridge=5.0,
    features=0.5,
    rising=frozenset(
        (
            "same_head", "derived", "synonym", "alike", "trigger_share", "trigger_best", "sentence", "near", "names", "numbers",
            "actors", "objects", "others", "anyone", "everyone", "text", "text_names", "text_lead", "text_shared_names", "text_often",
            "text_top", "text_top_less", "text_numbers", "head_there", "other_head_there", "day",
        )
    ),
    falling=frozenset(
        (
            "other_names", "other_numbers", "other_actors", "other_objects", "other_others", "nobody_shared", "other_day", "other_month",
            "names_missing", "names_missing_more", "people_missing", "people_missing_more", "roles_missing", "roles_missing_more",
        )
    ),
    seed=0,
)  # fmt: skip
