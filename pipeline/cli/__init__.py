"""cli: what the commands of `__main__` share: options, help, progress bars, and the words that a run ends with."""
