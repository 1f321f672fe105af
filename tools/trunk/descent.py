"""Optimiser, schedule and step of a training, on disk every few hundred steps, so that an interrupted one goes on."""

from pathlib import Path

import torch
from torch import nn

_BODY = ("layers", "norm", "distance")


class Descent:
    """Network, optimiser and step, on disk every few hundred steps."""

    def __init__(self, path: Path, network: nn.Module, steps: int, rate: float, head_rate: float, warm_up: float) -> None:
        """`path` without its ending: `.pt` holds the finished network, `.under-way.pt` what is needed to go on."""
        self._network = network
        self._done, self._path = path.with_name(f"{path.name}.pt"), path.with_name(f"{path.name}.under-way.pt")
        body = [p for n, p in network.named_parameters() if p.requires_grad and n.split(".")[0] in _BODY]
        heads = [p for n, p in network.named_parameters() if p.requires_grad and n.split(".")[0] not in _BODY]
        self._parameters = [*body, *heads]
        groups = [{"params": body, "lr": rate}, {"params": heads, "lr": head_rate}]
        self._optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
        self._schedule = torch.optim.lr_scheduler.LambdaLR(
            self._optimiser, lambda step: min(1.0, (step + 1) / (steps * warm_up)) * max(0.0, 1 - step / steps)
        )
        self.step, self.mean = 0, 0.0
        if self._path.exists():
            saved = torch.load(self._path, map_location="cpu", weights_only=False)
            network.load_state_dict(saved["network"])
            self._optimiser.load_state_dict(saved["optimiser"])
            self._schedule.load_state_dict(saved["schedule"])
            self.step, self.mean = saved["step"], saved["mean"]
            print(f"{path.name}: goes on from step {self.step}", flush=True)

    def advance(self, loss: torch.Tensor) -> None:
        """One step down."""
        self._optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(self._parameters, 1.0)
        self._optimiser.step()
        self._schedule.step()
        self.mean = 0.98 * self.mean + 0.02 * loss.item() if self.step else loss.item()
        self.step += 1

    def save(self) -> None:
        """Keep what is needed to go on."""
        self._done.parent.mkdir(parents=True, exist_ok=True)
        torch.save(
            {
                "network": self._network.state_dict(),
                "optimiser": self._optimiser.state_dict(),
                "schedule": self._schedule.state_dict(),
                "step": self.step,
                "mean": self.mean,
            },
            self._path,
        )

    def finish(self) -> None:
        """Keep the network alone."""
        self._done.parent.mkdir(parents=True, exist_ok=True)
        torch.save({k: v.cpu() for k, v in self._network.state_dict().items()}, self._done)
        self._path.unlink(missing_ok=True)
