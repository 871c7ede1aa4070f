"""The inner loops of the analysis, one algorithm a module, on the arrays of a sparse matrix; they know no organisations.

`indptr` and `indices` are those of a symmetric CSR matrix without a diagonal, sorted within each row; "row" and "node" mean the
same. Every kernel is deterministic. Large work is compiled by numba and releases the interpreter lock; small work runs as
plain Python, since compiling costs more than it saves there. Both give the same results.
"""
