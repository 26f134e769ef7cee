"""Training steps of the table's networks in PyTorch's nn modules, on one thread.

Reads requests `{"case", "steps"}` line by line, a case as in cases.ts, and answers `{"wall", "cpu"}` in seconds.
"""
import json
import sys
import time

import torch
import torch.nn.functional as F
from torch import nn

torch.set_num_threads(1)
EXAMPLES = 20_000
CHARACTERS = 27


def mlp(case):
    layers, width = [nn.Embedding(CHARACTERS, 10), nn.Flatten()], 10 * case["context"]
    for _ in range(case["depth"]):
        layers.append(nn.Linear(width, case["width"], bias=not case["norm"]))
        if case["norm"]:
            layers.append(nn.BatchNorm1d(case["width"]))
        layers.append(nn.Tanh())
        width = case["width"]
    return nn.Sequential(*layers, nn.Linear(width, CHARACTERS))


def conv(case):
    layers, channels = [nn.AvgPool2d(2)] if case["size"] == 14 else [], 1
    for _ in range(3):
        layers += [nn.Conv2d(channels, case["channels"], 3, padding=1), nn.ReLU()]
        channels = case["channels"]
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(channels, 10))


def data(case):
    g = torch.Generator().manual_seed(1)
    if case["kind"] == "mlp":
        X = torch.randint(0, CHARACTERS, (EXAMPLES, case["context"]), generator=g)
        return X, torch.randint(0, CHARACTERS, (EXAMPLES,), generator=g)
    return torch.rand((EXAMPLES // 4, 1, 28, 28), generator=g), torch.randint(0, 10, (EXAMPLES // 4,), generator=g)


def steps_of(case):
    model = mlp(case) if case["kind"] == "mlp" else conv(case)
    X, Y = data(case)
    g = torch.Generator().manual_seed(2147483647)
    optimiser = torch.optim.SGD(model.parameters(), lr=0.01)
    losses = []

    def step():
        ix = torch.randint(0, len(X), (case["batch"],), generator=g)
        loss = F.cross_entropy(model(X[ix]), Y[ix])
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        optimiser.step()
        losses.append(loss.item())

    return step


def product():
    a, b = torch.randn((256, 256)), torch.randn((256, 256))
    return lambda: a @ b


name, step = None, None
for line in sys.stdin:
    request = json.loads(line)
    case = request["case"]
    if case["name"] != name:
        name, step = case["name"], product() if case["kind"] == "matMul" else steps_of(case)
    wall, cpu = time.perf_counter(), time.process_time()
    for _ in range(request["steps"]):
        step()
    print(json.dumps({"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu}), flush=True)
