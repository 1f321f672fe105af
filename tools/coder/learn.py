"""The learning loop: seeded and resumable."""

import math
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor

from tools.coder.batches import Below, as_pairs, as_stretches, batches
from tools.coder.examples import Pair, Stretch
from tools.coder.network import Coder
from tools.coder.settings import BATCH, HEAD_RATE, POLICE_BATCH, SEED, SMOOTHING, UNROUNDED, WARM_UP, WORK, Plan
from tools.trunk.descent import Descent
from tools.trunk.public import load_public

_SAVED_EVERY = 200
_TOLD_EVERY = 50
_ASKED_TOGETHER = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What one network learns from: annotated pairs, and stretches of annotated sentences about police."""

    pairs: Sequence[Pair]
    stretches: Sequence[Stretch]


def learn(name: str, plan: Plan, material: Material) -> Coder:
    """Train a network, or go on where it was left, or take the finished one."""
    torch.manual_seed(SEED)
    network = Coder(plan.shape)
    done = WORK / f"{name}.pt"
    if done.exists():
        network.load_state_dict(torch.load(done, map_location="cpu"))
        network.quantise()
        return network.eval()
    load_public(network, plan.shape.body)
    order = _order(plan, material, np.random.default_rng(SEED))
    state = Descent(WORK / name, network, len(order), plan.rate, HEAD_RATE, WARM_UP)
    below = Below(network)
    rare = _rareness(material.stretches)
    network.train()
    began = time.monotonic()
    for step in range(state.step, len(order)):
        torch.manual_seed(SEED + step)
        if step >= UNROUNDED * len(order):
            network.quantise()
        state.advance(_loss(network, below, order[step], rare, np.random.default_rng((SEED, step))))
        if state.step % _TOLD_EVERY == 0:
            print(f"{name}: step {state.step} of {len(order)}, loss {state.mean:.4f}, {time.monotonic() - began:.0f} s", flush=True)
        if state.step % _SAVED_EVERY == 0:
            state.save()
    state.finish()
    return network.eval()


def typed(network: Coder, pairs: Sequence[Pair]) -> NDArray[np.float32]:
    """Logarithms of the chances of the types of each pair, shape (pairs, types)."""
    network.eval()
    below = Below(network)
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        parts = [pairs[at : at + _ASKED_TOGETHER] for at in range(0, len(pairs), _ASKED_TOGETHER)]
        return torch.cat([network.typed(*as_pairs(some, below, None)).log_softmax(-1) for some in parts]).numpy()


def _rareness(given: Sequence[Stretch]) -> Tensor:
    """How much more a label that holds weighs than one that does not: the root of how much rarer it is."""
    labels = np.concatenate([s.labels for s in given]) if given else np.ones((1, 1))
    held = labels.mean(0)
    return torch.from_numpy(np.sqrt((1 - held) / np.maximum(held, 1 / len(labels)))).float()


def _loss(network: Coder, below: Below, chosen: Sequence[Any], rare: Tensor, chance: np.random.Generator) -> Tensor:
    with torch.autocast("cpu", torch.bfloat16):
        if isinstance(chosen[0], Stretch):
            given, labels = as_stretches(chosen, below)
            return F.binary_cross_entropy_with_logits(network.policed(*given), labels, pos_weight=rare)
        scores = network.typed(*as_pairs(chosen, below, chance))
    return F.cross_entropy(scores, torch.tensor([p.type for p in chosen]), label_smoothing=SMOOTHING)


def _order(plan: Plan, material: Material, chance: np.random.Generator) -> list[Any]:
    """All batches of the training, those of both kinds spread evenly over it."""
    kinds = [_passes(material.pairs, BATCH, plan.epochs, chance), _passes(material.stretches, POLICE_BATCH, plan.police, chance)]
    places = np.argsort(np.concatenate([np.linspace(0, 1, len(kind)) for kind in kinds]), kind="stable")
    whole = [b for kind in kinds for b in kind]
    return [whole[n] for n in places]


def _passes(examples: Sequence[Any], size: int, times: float, chance: np.random.Generator) -> list[Any]:
    """Batches of so many passes; of the last one only a part, if it is not whole."""
    out = [batches(examples, size, chance) for _ in range(math.ceil(times))]
    whole = [b for some in out for b in some]
    return whole[: round(len(whole) / len(out) * times)] if out else []


def quiet(records: Sequence[Mapping[str, Any]], share: float) -> set[Any]:
    """Documents to leave out while learning: all but a share of those in which nothing was found."""
    found = {r["doc_id"] for r in records if r["labels"]}
    silent = sorted({r["doc_id"] for r in records} - found)
    kept = np.random.default_rng(SEED).random(len(silent)) < share
    return {d for d, k in zip(silent, kept, strict=True) if not k}
