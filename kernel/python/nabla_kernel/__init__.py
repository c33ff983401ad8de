"""The Nabla kernel: Java for Jupyter."""
