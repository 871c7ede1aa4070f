"""The analysed network: who is tied to whom on a chosen projection, and measures on it."""
