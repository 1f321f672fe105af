"""What a teacher says of every window, worked out once and kept on disk: it costs as much as a pass of the student over them."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from tools.encoder import settings
from tools.encoder.examples import Example
from tools.encoder.losses import Taught, batch
from tools.encoder.network import Network
from tools.encoder.settings import BATCH, LINK, LINKS, SEED

_TOLD_EVERY = 100  # batches
_COLUMNS = settings.LABELS + len(LINKS) * LINK + 1


def taught(teacher: Network, name: str, examples: Sequence[Example], device: torch.device) -> dict[int, Taught]:
    """The teacher's answers by the identity of the example; those of an earlier run if they are of the same weights and windows."""
    path = settings.WORK / f"{name}.answers.npy"
    ends = np.cumsum([len(e.pile) for e in examples])
    said = _kept(path, settings.WORK / f"{name}.pt", int(ends[-1]))
    if said is None:
        said = _asked(teacher, examples, ends, device)
        np.save(path, said)
    return {id(e): _one(said[end - len(e.pile) : end]) for e, end in zip(examples, ends.tolist(), strict=True)}


def _kept(path: Path, weights: Path, pieces: int) -> np.ndarray | None:
    if not path.exists() or path.stat().st_mtime < weights.stat().st_mtime:
        return None
    said: np.ndarray = np.load(path, mmap_mode="r")
    return said if len(said) == pieces else None


def _asked(teacher: Network, examples: Sequence[Example], ends: np.ndarray, device: torch.device) -> np.ndarray:
    out = np.empty((int(ends[-1]), _COLUMNS), dtype=np.float16)
    calm = np.random.default_rng(SEED)
    order = sorted(range(len(examples)), key=lambda n: len(examples[n].pile))
    for start in range(0, len(order), BATCH):
        some = [examples[n] for n in order[start : start + BATCH]]
        given = batch([Example(pile=e.pile, labels=None) for e in some], device, calm)
        with torch.no_grad(), torch.autocast(device.type, torch.bfloat16):
            said = teacher(given.ids, given.traits, given.mask, with_links=True)
        whole = (
            torch.cat([said.tags, *(said.links[name].float() for name in LINKS), said.nobody[..., None].float()], -1).half().cpu().numpy()
        )
        for row, n in enumerate(order[start : start + BATCH]):
            out[ends[n] - len(examples[n].pile) : ends[n]] = whole[row, : len(examples[n].pile)]
        if start // BATCH % _TOLD_EVERY == 0:
            print(f"the teacher has answered {start} of {len(order)} windows", flush=True)
    return out


def _one(rows: np.ndarray) -> Taught:
    links = rows[:, settings.LABELS : -1].reshape(len(rows), len(LINKS), LINK)
    return Taught(tags=rows[:, : settings.LABELS], links=links, nobody=rows[:, -1])
