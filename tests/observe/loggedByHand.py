# Stands in for PyTorch: tensors and modules with just what the README's hook asks of them, and two steps of a
# network whose numbers are written down here. Reads the hook from stdin, writes its lines to stdout.
import array, sys

exec(sys.stdin.read())


def flat(values):
    return [x for row in values for x in flat(row)] if isinstance(values, list) else [values]


class Tensor:
    def __init__(self, values, requires_grad=True):
        self.values, self.requires_grad, self.hooks, self.grad = values, requires_grad, [], None
        self.shape = []
        while isinstance(values, list):
            self.shape.append(len(values))
            values = values[0]

    detach = float = cpu = contiguous = numpy = lambda self: self

    def tobytes(self):
        return array.array("f", flat(self.values)).tobytes()

    def register_hook(self, hook):
        self.hooks.append(hook)

    def item(self):
        return self.values


class Module:
    def __init__(self, **modules):
        self.modules, self.hooks = modules, []

    def children(self):
        return self.modules.values()

    def named_modules(self):
        return [("", self), *self.modules.items()]

    def named_parameters(self):
        return [("0.weight", weight)]

    def register_forward_hook(self, hook):
        self.hooks.append(hook)


class Linear(Module):
    pass


class Tanh(Module):
    pass


class Optimizer:
    param_groups = [{"lr": 0.1}]


weight = Tensor([[4.0, 4.0, 4.0], [-4.0, 3.0, -4.0]])
linear, tanh = Linear(), Tanh()
log = weir(Module(**{"0": linear, "1": tanh}), Optimizer(), sys.stdout)
for step in range(2):
    x = Tensor([[1.0, 1.0, 0.25], [0.5, 1.0, 0.5]], requires_grad=False)
    h = Tensor([[9.0, -2.0], [8.0, -1.0]])
    y = Tensor([[1.0, -0.9640275835990906], [1.0, -0.7615941762924194]])
    for module, arrived, left in [(linear, x, h), (tanh, h, y)]:
        for hook in module.hooks:
            hook(module, (arrived,), left)
    for left, grad in [(y, [[0.5, 0.25], [0.5, 0.0]]), (h, [[0.0, 0.0175], [0.0, 0.0]])]:
        for hook in left.hooks:
            hook(Tensor(grad))
    weight.grad = Tensor([[0.0, 0.0, 0.0], [0.0175, 0.0175, 0.004375]])
    log(step, Tensor(3.0 - step))
