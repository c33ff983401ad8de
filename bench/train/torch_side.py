"""Trains one of the networks in PyTorch and says how long a step took, as a line of JSON per epoch.

    python torch_side.py THREADS mlp|lenet|gru
    python torch_side.py THREADS memory FILE

It waits for a line on its input before each epoch, so that contenders take turns.
"""

import json
import os
import struct
import sys

# PyPI's wheel for Linux on x86-64 is the CUDA build. Bound late, it runs on the CPU without NVIDIA's own libraries.
if hasattr(os, "RTLD_LAZY"):
    sys.setdlopenflags(os.RTLD_LAZY)

import time

import torch
from torch import nn


class Gru(nn.Module):
    """Characters in, scores of the next character out, at every place of the sequence."""

    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(64, 32)
        self.gru = nn.GRU(32, 128, batch_first=True)
        self.output = nn.Linear(128, 64)

    def forward(self, x):
        return self.output(self.gru(self.embedding(x))[0])


def network(name):
    """The network, its batch, and its optimiser."""
    if name == "mlp":
        net = nn.Sequential(nn.Linear(784, 256), nn.ReLU(), nn.Linear(256, 10))
        return net, 128, torch.optim.SGD(net.parameters(), lr=0.1)
    if name == "lenet":
        net = nn.Sequential(
            nn.Unflatten(1, (1, 28, 28)),
            nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2),
            nn.Flatten(), nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10),
        )
        return net, 64, torch.optim.SGD(net.parameters(), lr=0.05)
    net = Gru()
    return net, 32, torch.optim.Adam(net.parameters(), lr=0.002)


def data(name):
    if name == "gru":
        return torch.randint(0, 64, (640, 32)), torch.randint(0, 64, (640, 32))
    return torch.rand(12_800 if name == "mlp" else 3_200, 784), torch.randint(0, 10, (12_800 if name == "mlp" else 3_200,))


def epoch(net, batch, optimizer, x, y):
    """Every row once, in a new order; gives back the mean loss and the share of right answers, as Nabla's loop does."""
    loss_of = nn.CrossEntropyLoss()
    order = torch.randperm(len(x))
    total, right = 0.0, 0
    for rows in order.split(batch):
        scores = net(x[rows]).flatten(0, -2)
        target = y[rows].flatten()
        loss = loss_of(scores, target)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(target)
        right += (scores.argmax(1) == target).sum().item()
    return total / y.numel(), right / y.numel()


def take_turns(name):
    net, batch, optimizer = network(name)
    x, y = data(name)
    for _ in sys.stdin:
        begun, used = time.perf_counter(), time.process_time()
        epoch(net, batch, optimizer, x, y)
        took = {"seconds": time.perf_counter() - begun, "cpu": time.process_time() - used}
        print(json.dumps(took), flush=True)


def memory(file):
    """Two epochs of the digits, and the most memory that the process ever had."""
    with open(file, "rb") as stream:
        size, features = struct.unpack(">ii", stream.read(8))
        rows = torch.frombuffer(bytearray(stream.read()), dtype=torch.uint8).view(size, 1 + features)
    x, y = rows[:, 1:].float().div_(255), rows[:, 0].long()
    net = nn.Sequential(nn.Linear(features, 128), nn.ReLU(), nn.Linear(128, 10))
    optimizer = torch.optim.SGD(net.parameters(), lr=0.3)
    for _ in range(2):
        epoch(net, 64, optimizer, x, y)
    peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM:"))
    print(json.dumps({"peak": int(peak.split()[1])}))


def main():
    torch.manual_seed(7)
    torch.set_num_threads(int(sys.argv[1]))
    if sys.argv[2] == "memory":
        memory(sys.argv[3])
    else:
        take_turns(sys.argv[2])


main()
