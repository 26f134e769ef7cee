"""Writes beyondLecture.json: what PyTorch (1.13.1 on CPU) gives for clipping, activations, schedules, klDiv, groups.

    python3 tests/golden/beyondLecture.py > tests/golden/beyondLecture.json
"""
import json
import torch
from torch import nn

torch.manual_seed(7)
out = {}


def plain(tensor):
    return {"shape": list(tensor.shape), "data": [float(f"{v:.9g}") for v in tensor.detach().flatten().tolist()]}


# Activations: values around every kink (at hardswish's own, PyTorch's versions differ), and the gradient of sum(weights * output).
x = torch.cat([torch.linspace(-7.25, 6.75, 29), torch.tensor([-1.0, 0.0, 1.0, 6.0]), torch.tensor([-3.0, 3.0]) + 1e-3, torch.randn(13)]).view(12, 4)
weights = torch.randn(12, 4)
layers = {
    "selu": nn.SELU(), "prelu": nn.PReLU(), "hardtanh": nn.Hardtanh(), "relu6": nn.ReLU6(), "mish": nn.Mish(),
    "hardswish": nn.Hardswish(), "softsign": nn.Softsign(),
}
out["activations"] = {"input": plain(x), "weights": plain(weights), "of": {}}
for name, layer in layers.items():
    given = x.clone().requires_grad_()
    result = layer(given)
    (weights * result).sum().backward()
    parameters = [plain(p.grad) for p in layer.parameters()]
    out["activations"]["of"][name] = {"output": plain(result), "grad": plain(given.grad), "parameterGrads": parameters}

# A small network on all of its eight examples at once: clipped with SGD, and in groups with AdamW.
inputs, wanted = torch.randn(8, 4), torch.randn(8, 2) * 3
def network():
    torch.manual_seed(11)
    return nn.Sequential(nn.Linear(4, 5), nn.Tanh(), nn.Linear(5, 2))

def here(net):
    """By the names and in the layouts of Weir: linear weights are [in, out]."""
    return {f"{at}.linear.{kind}": plain(p.T.contiguous() if kind == "weight" else p)
            for at in (0, 2) for kind, p in net[at].named_parameters()}

def trained(net, optimizer, clip=lambda parameters: None, steps=6):
    totals = []
    for _ in range(steps):
        optimizer.zero_grad()
        nn.functional.mse_loss(net(inputs), wanted).backward()
        totals.append(clip(net.parameters()))
        optimizer.step()
    return {"end": here(net), "totals": None if totals[0] is None else [float(t) for t in totals]}

training = {"inputs": plain(inputs), "targets": plain(wanted), "start": here(network()), "runs": []}
for limit in (0.5, 100.0):
    net = network()
    clipped = trained(net, torch.optim.SGD(net.parameters(), lr=0.1), lambda p: nn.utils.clip_grad_norm_(p, limit))
    training["runs"].append({"name": f"clip_grad_norm_ {limit}", "clip": {"norm": limit}, **clipped})
for limit in (0.05, 0.5):
    net = network()
    clipped = trained(net, torch.optim.SGD(net.parameters(), lr=0.1), lambda p: nn.utils.clip_grad_value_(p, limit))
    training["runs"].append({"name": f"clip_grad_value_ {limit}", "clip": {"value": limit}, **clipped})
# Frozen parameters have no gradient, and so no part in the norm.
for frozen in ("0.linear.*", "2.linear.weight"):
    net = network()
    for name, p in net.named_parameters():
        p.requires_grad_(not (name.startswith("0.") if frozen == "0.linear.*" else name == "2.weight"))
    clipped = trained(net, torch.optim.SGD([p for p in net.parameters() if p.requires_grad], lr=0.1),
                      lambda p: nn.utils.clip_grad_norm_(p, 0.5))
    training["runs"].append({"name": f"clip_grad_norm_ 0.5 with {frozen} frozen", "clip": {"norm": 0.5}, "frozen": frozen, **clipped})
net = network()
net[0].bias.requires_grad_(False)
optimizer = torch.optim.AdamW([
    {"params": [net[0].weight]},
    {"params": [net[2].bias], "weight_decay": 0.0},
    {"params": [net[2].weight], "lr": 0.005},
], lr=0.05, weight_decay=0.1)
training["runs"].append({"name": "AdamW with groups", **trained(net, optimizer)})
out["training"] = training

# Kullback-Leibler divergence of distributions, one of them with zeros, from logarithms.
logits = torch.randn(5, 4)
targets = torch.softmax(torch.randn(5, 4), 1)
targets[0] = torch.tensor([0.0, 1.0, 0.0, 0.0])
given = nn.functional.log_softmax(logits, 1).requires_grad_()
loss = nn.functional.kl_div(given, targets, reduction="batchmean")
loss.backward()
out["klDivergence"] = {"x": plain(given), "targets": plain(targets), "loss": float(loss), "grad": plain(given.grad)}

# Schedules.
def rates(make, steps):
    optimizer = torch.optim.SGD([nn.Parameter(torch.zeros(1))], lr=0.1)
    schedule = make(optimizer)
    seen = []
    for _ in range(steps):
        seen.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        schedule.step()
    return seen

restarts = torch.optim.lr_scheduler.CosineAnnealingWarmRestarts
out["cosineRestarts"] = [
    {"options": {"initial": 0.1, "steps": 7, "min": 0.001}, "lr": rates(lambda o: restarts(o, 7, eta_min=0.001), 40)},
    {"options": {"initial": 0.1, "steps": 5, "stretch": 2}, "lr": rates(lambda o: restarts(o, 5, T_mult=2), 60)},
]
losses = [3.0, 2.5, 2.5, 2.4999, 2.4, 2.45, 2.41, 2.4, 2.39999, 2.42, 2.3, 2.31, 2.33, 2.32, 2.31, 2.3, 2.35, 2.36, 2.3,
          2.29, float("nan"), 2.3, 2.4, 2.28, 2.5, 2.5, 2.5, 2.5, 2.5, 2.5, 2.5, 2.5, 2.5, 2.5, 2.5, 2.5]
plateaus = []
for options in ({}, {"factor": 0.5, "patience": 2}, {"patience": 0, "cooldown": 3}, {"factor": 0.5, "patience": 1, "threshold": 0.05, "min": 0.02},
                {"factor": 0.001, "patience": 0}):
    named = {{"min": "min_lr"}.get(k, k): v for k, v in options.items()}
    optimizer = torch.optim.SGD([nn.Parameter(torch.zeros(1))], lr=0.1)
    schedule = torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, **named)
    seen = []
    for loss in losses:
        schedule.step(loss)
        seen.append(optimizer.param_groups[0]["lr"])
    plateaus.append({"options": options, "lr": seen})
out["reduceOnPlateau"] = {"losses": [None if l != l else l for l in losses], "runs": plateaus}

print(json.dumps(out, separators=(",", ":")))
