"""`python -m nabla_kernel`, which is how the kernelspec of the wheel starts the kernel."""

from nabla_kernel.launcher import main

main()
