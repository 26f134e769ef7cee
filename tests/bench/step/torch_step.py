"""Training steps in PyTorch, on one thread: with its nn modules, and with the loop of the lecture's notebook.

Reads requests `{"net", "variant", "steps"}` line by line and answers `{"wall", "cpu"}` in seconds. Variants: `nn`,
`notebook`, and `tracked`, the notebook's with its update:data ratio of every parameter at every step.
"""
import json
import sys
import time

import torch
import torch.nn.functional as F
from torch import nn

torch.set_num_threads(1)

EXAMPLES = 80_000
CLASSES = 27
RATE = 0.1


def contexts():
    """As many made-up contexts of three characters as the lecture has names' ones: only time matters here."""
    g = torch.Generator().manual_seed(1)
    return torch.randint(0, CLASSES, (EXAMPLES, 3), generator=g), torch.randint(0, CLASSES, (EXAMPLES,), generator=g)


def images():
    g = torch.Generator().manual_seed(1)
    return torch.rand((8000, 1, 28, 28), generator=g), torch.randint(0, 10, (8000,), generator=g)


def shallow():
    return nn.Sequential(
        nn.Embedding(CLASSES, 10), nn.Flatten(),
        nn.Linear(30, 200, bias=False), nn.BatchNorm1d(200), nn.Tanh(),
        nn.Linear(200, CLASSES))


def deep():
    layers = [nn.Embedding(CLASSES, 10), nn.Flatten()]
    for fan_in in (30, 100, 100, 100, 100):
        layers += [nn.Linear(fan_in, 100, bias=False), nn.BatchNorm1d(100), nn.Tanh()]
    return nn.Sequential(*layers, nn.Linear(100, CLASSES, bias=False), nn.BatchNorm1d(CLASSES))


def cnn():
    return nn.Sequential(
        nn.Conv2d(1, 8, 3, padding=1, bias=False), nn.BatchNorm2d(8), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(8, 16, 3, padding=1, bias=False), nn.BatchNorm2d(16), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(16 * 49, 10))


def nn_steps(model, data, batch, momentum, rate):
    X, Y = data
    g = torch.Generator().manual_seed(2147483647)
    optimiser = torch.optim.SGD(model.parameters(), lr=rate, momentum=momentum)
    losses = []

    def step():
        ix = torch.randint(0, len(X), (batch,), generator=g)
        loss = F.cross_entropy(model(X[ix]), Y[ix])
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        optimiser.step()
        losses.append(loss.item())

    return step


def ratios(parameters, rate):
    with torch.no_grad():
        return [((rate * p.grad).std() / p.data.std()).log10().item() for p in parameters]


def shallow_notebook(tracked):
    """The lecture's network with its BatchNorm written out."""
    X, Y = contexts()
    g = torch.Generator().manual_seed(2147483647)
    C = torch.randn((CLASSES, 10), generator=g)
    W1 = torch.randn((30, 200), generator=g) * (5 / 3) / 30 ** 0.5
    W2 = torch.randn((200, CLASSES), generator=g) * 0.01
    b2 = torch.randn(CLASSES, generator=g) * 0
    bngain, bnbias = torch.ones((1, 200)), torch.zeros((1, 200))
    running = {"mean": torch.zeros((1, 200)), "std": torch.ones((1, 200))}
    parameters = [C, W1, W2, b2, bngain, bnbias]
    for p in parameters:
        p.requires_grad = True
    lossi, ud = [], []

    def step():
        ix = torch.randint(0, X.shape[0], (32,), generator=g)
        Xb, Yb = X[ix], Y[ix]
        emb = C[Xb]
        embcat = emb.view(emb.shape[0], -1)
        hpreact = embcat @ W1
        bnmeani = hpreact.mean(0, keepdim=True)
        bnstdi = hpreact.std(0, keepdim=True)
        hpreact = bngain * (hpreact - bnmeani) / bnstdi + bnbias
        with torch.no_grad():
            running["mean"] = 0.999 * running["mean"] + 0.001 * bnmeani
            running["std"] = 0.999 * running["std"] + 0.001 * bnstdi
        h = torch.tanh(hpreact)
        logits = h @ W2 + b2
        loss = F.cross_entropy(logits, Yb)
        for p in parameters:
            p.grad = None
        loss.backward()
        for p in parameters:
            p.data += -RATE * p.grad
        lossi.append(loss.log10().item())
        if tracked:
            ud.append(ratios(parameters, RATE))

    return step


class Linear:
    def __init__(self, fan_in, fan_out, g):
        self.weight = torch.randn((fan_in, fan_out), generator=g) / fan_in ** 0.5

    def __call__(self, x):
        self.out = x @ self.weight
        return self.out

    def parameters(self):
        return [self.weight]


class BatchNorm1d:
    def __init__(self, dim, eps=1e-5, momentum=0.1):
        self.eps, self.momentum = eps, momentum
        self.gamma, self.beta = torch.ones(dim), torch.zeros(dim)
        self.running_mean, self.running_var = torch.zeros(dim), torch.ones(dim)

    def __call__(self, x):
        xmean = x.mean(0, keepdim=True)
        xvar = x.var(0, keepdim=True)
        xhat = (x - xmean) / torch.sqrt(xvar + self.eps)
        self.out = self.gamma * xhat + self.beta
        with torch.no_grad():
            self.running_mean = (1 - self.momentum) * self.running_mean + self.momentum * xmean
            self.running_var = (1 - self.momentum) * self.running_var + self.momentum * xvar
        return self.out

    def parameters(self):
        return [self.gamma, self.beta]


class Tanh:
    def __call__(self, x):
        self.out = torch.tanh(x)
        return self.out

    def parameters(self):
        return []


def deep_notebook(tracked):
    """The lecture's deep network of its own little layers, whose outputs keep their gradients."""
    X, Y = contexts()
    g = torch.Generator().manual_seed(2147483647)
    C = torch.randn((CLASSES, 10), generator=g)
    layers = []
    for fan_in in (30, 100, 100, 100, 100):
        layers += [Linear(fan_in, 100, g), BatchNorm1d(100), Tanh()]
    layers += [Linear(100, CLASSES, g), BatchNorm1d(CLASSES)]
    parameters = [C] + [p for layer in layers for p in layer.parameters()]
    for p in parameters:
        p.requires_grad = True
    lossi, ud = [], []

    def step():
        ix = torch.randint(0, X.shape[0], (32,), generator=g)
        Xb, Yb = X[ix], Y[ix]
        emb = C[Xb]
        x = emb.view(emb.shape[0], -1)
        for layer in layers:
            x = layer(x)
        loss = F.cross_entropy(x, Yb)
        for layer in layers:
            layer.out.retain_grad()
        for p in parameters:
            p.grad = None
        loss.backward()
        for p in parameters:
            p.data += -RATE * p.grad
        lossi.append(loss.log10().item())
        if tracked:
            ud.append(ratios(parameters, RATE))

    return step


def product():
    """One product of two 256 × 256 matrices: tells an optimised BLAS from the reference one."""
    a, b = torch.randn((256, 256)), torch.randn((256, 256))
    return lambda: a @ b


MAKERS = {
    ("matMul", "nn"): product,
    ("shallow", "nn"): lambda: nn_steps(shallow(), contexts(), 32, 0, RATE),
    ("shallow", "notebook"): lambda: shallow_notebook(False),
    ("shallow", "tracked"): lambda: shallow_notebook(True),
    ("deep", "nn"): lambda: nn_steps(deep(), contexts(), 32, 0, RATE),
    ("deep", "notebook"): lambda: deep_notebook(False),
    ("deep", "tracked"): lambda: deep_notebook(True),
    ("cnn", "nn"): lambda: nn_steps(cnn(), images(), 64, 0.9, 0.05),
}
STEPS = {}

for line in sys.stdin:
    request = json.loads(line)
    key = (request["net"], request["variant"])
    if key not in STEPS:
        STEPS[key] = MAKERS[key]()
    step = STEPS[key]
    wall, cpu = time.perf_counter(), time.process_time()
    for _ in range(request["steps"]):
        step()
    print(json.dumps({"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu}), flush=True)
