"""Train the encoder and its heads, export them, and learn how sure they may be: `python -m tools.encoder [STEP …]`.

Steps: a plan's name (teacher, student) trains that network and exports it if the program uses it; `vocabulary` chooses the word
pieces; `calibrate` learns the confidence of the attributions. Without a step all are done in order. A training that was stopped goes on
where it was when the command is given again; what is finished is not done again (remove build/encoder/ to begin anew).
"""

import argparse

from dateline.encoder.network import WEIGHTS
from tools.encoder import settings

STEPS = ("vocabulary", *settings.PLANS, "calibrate")


def main() -> None:
    """Do the steps that are asked for."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.encoder", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("steps", nargs="*", metavar="STEP", choices=[*STEPS, []], help=f"one of {', '.join(STEPS)}")
    chosen = parser.parse_args().steps or STEPS
    if not (settings.GOLD / "attribution" / "train.jsonl").exists():
        raise SystemExit(
            f"There is nothing to learn from: {settings.GOLD} has no attribution/train.jsonl (PolNeAR, in the project's own format)."
        )
    for step in chosen:
        _do(step)


def _do(step: str) -> None:
    if step == "vocabulary":
        from tools.encoder.pruning import prune

        prune()
    elif step == "calibrate":
        from tools.encoder.calibrate import calibrate

        calibrate()
    else:
        from tools.encoder.export import export
        from tools.encoder.learn import learn, network_of

        if not (settings.WORK / f"{step}.pt").exists():
            learn(step)
        if step == settings.STUDENT:
            path = settings.RESOURCES / WEIGHTS
            print(f"{path.name}: SHA-256 {export(network_of(step), path)}, {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
