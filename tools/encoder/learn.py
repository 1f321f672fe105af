"""The learning loop: seeded, resumable, on a GPU where there is one."""

import math
import time
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import torch
from torch import nn

from tools.encoder import settings
from tools.encoder.examples import Example, annotated, articles, plain, texts_of
from tools.encoder.losses import Batch, Taught, annotated_loss, batch, taught_loss
from tools.encoder.network import Network
from tools.encoder.settings import BATCH, HEAD_RATE, PLANS, SEED, TAUGHT_WEIGHT, WARM_UP, WORK, Plan
from tools.encoder.teaching import taught
from tools.trunk.descent import Descent
from tools.trunk.public import load_public

_SORTED_TOGETHER = 40  # batches whose windows are sorted by length together, so that little is padded
_SAVED_EVERY = 300
_TOLD_EVERY = 50


def network_of(name: str) -> Network:
    """The trained network of a plan.

    Raises:
        FileNotFoundError: it has not been trained yet.
    """
    plan = PLANS[name]
    network = Network(plan)
    network.load_state_dict(torch.load(WORK / f"{name}.pt", map_location="cpu"))
    if plan.quantised:
        network.quantise()
    return network.eval()


def learn(name: str) -> None:
    """Train the network of a plan, or go on where it was left."""
    plan = PLANS[name]
    torch.manual_seed(SEED)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    examples = list(annotated(articles(settings.GOLD / "attribution" / "train.jsonl")[0]))
    others = list(plain([t for f in settings.UNLABELLED for t in texts_of(settings.GOLD / f)])) if plan.others else []
    network = _start(plan, examples[: BATCH * _SORTED_TOGETHER]).to(device)
    order = list(_order(plan, examples, others))
    state = Descent(WORK / name, network, len(order), plan.rate, HEAD_RATE, WARM_UP)
    answers = taught(network_of(plan.teacher).to(device), plan.teacher, [*examples, *others], device) if plan.teacher else {}
    network.train()
    began = time.monotonic()
    for step in range(state.step, len(order)):
        chance = np.random.default_rng((SEED, step))
        torch.manual_seed(SEED + step)
        chosen = order[step]
        given = batch(chosen, device, chance)
        with torch.autocast(device.type, torch.bfloat16):
            out = network(given.ids, given.traits, given.mask)
        loss = _loss(out, given, [answers[id(e)] for e in chosen] if answers else [], annotated=chosen[0].labels is not None)
        state.advance(loss)
        if state.step % _TOLD_EVERY == 0:
            print(f"{name}: step {state.step} of {len(order)}, loss {state.mean:.4f}, {time.monotonic() - began:.0f} s", flush=True)
        if state.step % _SAVED_EVERY == 0:
            state.save()
    state.finish()


def _loss(out: Any, given: Batch, answers: Sequence[Taught], *, annotated: bool) -> torch.Tensor:
    if not answers:
        return annotated_loss(out, given)
    told = taught_loss(out, given, answers)
    return TAUGHT_WEIGHT * told + (1 - TAUGHT_WEIGHT) * annotated_loss(out, given) if annotated else told


def _start(plan: Plan, examples: Sequence[Example]) -> Network:
    """The network to begin with: the first layers of another one, or the public weights."""
    network = Network(plan)
    if plan.start:
        whole = network_of(plan.start)
        del whole.layers[plan.layers :]
        if plan.inner:
            _narrow(whole, plan.inner, examples)
        network.load_state_dict(whole.state_dict())
    else:
        load_public(network, plan.body)
    if plan.quantised:
        network.quantise()
    return network


def _narrow(network: Network, inner: int, examples: Sequence[Example]) -> None:
    """Keep so many columns between the halves of each layer: those that carry most, as what passes through times the weight behind it."""
    carried = [torch.zeros(layer.f1.out_features) for layer in network.layers]
    hooks = [
        layer.f2.register_forward_pre_hook(lambda _, given, total=total: _add(total, given[0]))
        for layer, total in zip(network.layers, carried, strict=True)
    ]
    calm = np.random.default_rng(SEED)
    with torch.no_grad():
        for start in range(0, len(examples), BATCH):
            given = batch(examples[start : start + BATCH], torch.device("cpu"), calm)
            network(given.ids, given.traits, given.mask)
        for n, layer in enumerate(network.layers):
            hooks[n].remove()
            kept = (carried[n] * layer.f2.weight.norm(dim=0)).topk(inner).indices.sort().values
            layer.f1.weight, layer.f1.bias = nn.Parameter(layer.f1.weight[kept]), nn.Parameter(layer.f1.bias[kept])
            layer.f2.weight = nn.Parameter(layer.f2.weight[:, kept])


def _add(total: torch.Tensor, given: torch.Tensor) -> None:
    total += given.abs().mean((0, 1))


def _order(plan: Plan, examples: list[Example], others: list[Example]) -> Iterator[list[Example]]:
    """All batches of the training, annotated and other ones mixed evenly."""
    chance = np.random.default_rng(SEED)
    own, strange = _passes(examples, plan.epochs, chance), _passes(others, plan.others, chance)
    places = np.argsort(np.concatenate([np.linspace(0, 1, len(own)), np.linspace(0, 1, len(strange), endpoint=False)]), kind="stable")
    both = [*own, *strange]
    for place in places:
        yield both[place]


def _passes(examples: list[Example], times: float, chance: np.random.Generator) -> list[list[Example]]:
    """Batches of so many passes; of the last one only a part, if it is not whole."""
    whole = [_batches(examples, chance) for _ in range(math.ceil(times))]
    size = len(whole[0]) if whole else 0
    return [b for some in whole for b in some][: round(size * times)]


def _batches(examples: list[Example], chance: np.random.Generator) -> list[list[Example]]:
    order = chance.permutation(len(examples)).tolist()
    out = []
    for start in range(0, len(order), BATCH * _SORTED_TOGETHER):
        some = sorted(order[start : start + BATCH * _SORTED_TOGETHER], key=lambda n: len(examples[n].pile))
        out += [[examples[n] for n in some[at : at + BATCH]] for at in range(0, len(some), BATCH)]
    return [out[n] for n in chance.permutation(len(out))]
