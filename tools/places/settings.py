"""Where the material is, and what the training is set to."""

from pathlib import Path

_ROOT = Path(__file__).parent.parent.parent
GOLD = _ROOT.parent / "shared" / "gold" / "places"
SETS = ("trnews", "lgl", "geowebnews")
READ = _ROOT / "build" / "places"  # reports as read, kept between runs; delete it after a change of the reader
WEIGHTS = _ROOT / "src" / "dateline" / "resources" / "places_weights.toml"
SEED = 7
FOLDS = 5
INNER = 4  # folds within the training part, so that the second pass sees chances as they are for texts not learned from
LEAST_SEEN = 3  # a trait in fewer runs has no weight
RUN_PENALTY = 2.0
CHOICE_PENALTY = 1.0
NEAR_KM = 40.0  # an entry this near the right place is the right one where the right id is not listed
SMALL = 0.005  # weights nearer to nothing are left out
# Types of GeoWebNews that are no names of places.
NO_PLACES = frozenset({"Non_Toponym", "Non_Lit_Expression", "Literal_Expression", "Homonym", "Language"})
