"""The model, the store and the network analysis; knows nothing of file formats, web pages or command lines."""
