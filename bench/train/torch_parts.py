"""Makes PyPI's PyTorch start without NVIDIA's libraries, which are three times its size.

PyPI's wheel for Linux on x86-64 is the CUDA build: it names NVIDIA's libraries, and on a CPU calls none of them. Each is
replaced by a small library of PyTorch's own that has none of their functions; torch_side.py asks for functions to be
looked up only when they are called. On other platforms the wheel is the CPU build, and there is nothing to do.
"""

import platform
import shutil
import sys

NAMED = (
    "libcublas.so.12", "libcublasLt.so.12", "libcudnn.so.9", "libcufft.so.11", "libcurand.so.10",
    "libcusparse.so.12", "libcusparseLt.so.0", "libcufile.so.0", "libnccl.so.2",
)  # fmt: skip


def replace_cuda(packages):
    """Puts the small libraries beside PyTorch's, in the folder where its packages are installed."""
    if sys.platform != "linux" or platform.machine() != "x86_64":
        return
    libraries = packages / "torch" / "lib"
    for name in NAMED:
        if not (libraries / name).exists():
            shutil.copy(libraries / "libtorch_global_deps.so", libraries / name)
