"""What users install: build the wheel, put it into an empty environment, run it outside the source tree."""

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEXT = "VELMAR - The port is closed, the harbour master said on Monday. At least 12 people were injured.\n"
LEAN = "import sys, dateline; loaded = {'spacy', 'sqlalchemy', 'starlette', 'onnxruntime', 'tokenizers'} & set(sys.modules); sys.exit(f'import dateline loads {loaded}' if loaded else 0)"
NOT_INSTALLED = 25
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
        _run(str(program), "add", "report.txt", cwd=work, quiet=True)
        _run(str(program), "site", "copy", cwd=work, quiet=True)
        if "harbour master" not in (work / "copy/index.html").read_text(encoding="utf-8").lower():
            sys.exit("The installed program's copy of the desk does not show the report.")
        _watching_names_its_extra(program, work)
        print(f"wheel: {wheel.name} installs into an empty environment, reads a report there and shows it on a desk")
    return 0


def _watching_names_its_extra(program: Path, work: Path) -> None:
    """The base install has not what fetches and takes pages apart; who wants to watch is told what to install."""
    (work / "sources.toml").write_text('[[source]]\noutlet = "Wire"\nurl = "https://wire.example/feed"\n', encoding="utf-8")
    command = [str(program), "watch", "--once", "--sources", "sources.toml"]
    done = subprocess.run(command, cwd=work, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if done.returncode != NOT_INSTALLED or "dateline[watch]" not in done.stdout:
        sys.exit(f"`dateline watch` without its extra ended with status {done.returncode}:\n{done.stdout}")


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
