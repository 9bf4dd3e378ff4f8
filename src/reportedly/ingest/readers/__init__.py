"""One file a format. A new one needs a file here with a FORMAT, and its name in `InputFormat`."""
