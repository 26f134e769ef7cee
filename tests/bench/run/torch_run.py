"""The lecture's shallow network with BatchNorm, trained and evaluated in PyTorch on one thread: `torch_run.py STEPS`.

Layers are written out and run by torch.optim.SGD; the three splits are evaluated at the end. The examples are made up, as
many as the embedded names have: only time matters. Prints one line of JSON.
"""
import json
import sys
import time

import torch
import torch.nn.functional as F

torch.set_num_threads(1)
STEPS, CLASSES, MOMENTUM = int(sys.argv[1]), 27, 0.001
SIZES = {"train": 82_588, "validation": 10_257, "test": 10_281}

g = torch.Generator().manual_seed(2147483647)
splits = {
    name: (torch.randint(0, CLASSES, (size, 3), generator=g), torch.randint(0, CLASSES, (size,), generator=g))
    for name, size in SIZES.items()
}
C = torch.randn((CLASSES, 10), generator=g)
W1 = torch.randn((30, 200), generator=g) * (5 / 3) / 30 ** 0.5
gamma, beta = torch.ones(200), torch.zeros(200)
W2, b2 = torch.randn((200, CLASSES), generator=g) * 0.01, torch.zeros(CLASSES)
running_mean, running_std = torch.zeros(200), torch.ones(200)
parameters = [C, W1, gamma, beta, W2, b2]
for p in parameters:
    p.requires_grad_(True)
optimiser = torch.optim.SGD(parameters, lr=0.1)


def logits(x, mean, std):
    hidden = C[x].reshape(x.shape[0], -1) @ W1
    if mean is None:
        mean, std = hidden.mean(0), hidden.std(0)
    return torch.tanh(gamma * (hidden - mean) / std + beta) @ W2 + b2, mean.detach(), std.detach()


X, Y = splits["train"]
losses = []
started = time.perf_counter()
for step in range(STEPS):
    ix = torch.randint(0, len(X), (32,), generator=g)
    out, mean, std = logits(X[ix], None, None)
    running_mean = (1 - MOMENTUM) * running_mean + MOMENTUM * mean
    running_std = (1 - MOMENTUM) * running_std + MOMENTUM * std
    loss = F.cross_entropy(out, Y[ix])
    optimiser.zero_grad(set_to_none=True)
    loss.backward()
    for group in optimiser.param_groups:
        group["lr"] = 0.1 if step < 100_000 else 0.01
    optimiser.step()
    losses.append(loss.item())
training = time.perf_counter() - started
evaluation = {}
with torch.no_grad():
    for name, (x, y) in splits.items():
        out, _, _ = logits(x, running_mean, running_std)
        evaluation[name] = [F.cross_entropy(out, y).item(), (out.argmax(1) == y).float().mean().item()]
print(json.dumps({"training": training, "lastLoss": losses[-1], "evaluation": evaluation}))
