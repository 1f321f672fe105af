"""What users install: build the wheel, put it into an empty environment, run it outside the source tree."""

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEXT = "VELMAR - The port is closed, the harbour master said on Monday. At least 12 people were injured.\n"
LEAN = "import sys, dateline; loaded = {'spacy', 'sqlalchemy', 'starlette'} & set(sys.modules); sys.exit(f'import dateline loads {loaded}' if loaded else 0)"
INSIDE = "import dateline, pathlib; print(pathlib.Path(dateline.__file__).parent)"


def main() -> int:
    """Build, install and run; the exit status is that of the first step that fails."""
    with tempfile.TemporaryDirectory(prefix="dateline-wheel-") as folder:
        work = Path(folder)
        _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(work / "dist"), str(ROOT), quiet=True)
        (wheel,) = (work / "dist").glob("*.whl")
        venv.create(work / "venv", with_pip=True)
        python, program = work / "venv/bin/python", work / "venv/bin/dateline"
        _run(str(python), "-m", "pip", "install", "-qq", "--disable-pip-version-check", *_pins(work), str(wheel), cwd=work)
        _run(str(python), "-m", "pip", "check", cwd=work, quiet=True)
        _run(str(python), "-W", "error", "-c", LEAN, cwd=work)
        where = _run(str(python), "-c", INSIDE, cwd=work, quiet=True)
        if not Path(where.strip()).is_relative_to(work):
            sys.exit(f"The environment imports the source tree ({where.strip()}), not the wheel.")
        _run(str(program), "--help", cwd=work, quiet=True)
        (work / "report.txt").write_text(TEXT, encoding="utf-8")
        shown = _run(str(program), "read", "report.txt", "--published", "2031-05-05", cwd=work, quiet=True)
        if "harbour master" not in shown.lower():
            sys.exit(f"The installed program does not name the speaker of its test report:\n{shown}")
        print(f"wheel: {wheel.name} installs into an empty environment and reads a report there")
    return 0


def _pins(work: Path) -> list[str]:
    """The versions the tests ran with, so that a new release of somebody else's breaks nobody's check."""
    pinned = [line.removesuffix(" \\") for line in (ROOT / "requirements/dev.txt").read_text().splitlines() if line[:1].isalnum()]
    constraints = work / "constraints.txt"
    constraints.write_text("\n".join(pinned) + "\n")
    return ["--constraint", str(constraints)]


def _run(*command: str, cwd: Path = ROOT, quiet: bool = False) -> str:
    environment = {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    done = subprocess.run(command, cwd=cwd, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if done.returncode or not quiet:
        print(done.stdout, end="")
    if done.returncode:
        sys.exit(f"Failed with status {done.returncode}: {' '.join(command)}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
