"""The words of Cypher that the fence goes by: which ones write, which ones leave the graph, and which may stand where."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_WORKBOOK: Final = "write it into a workbook (`samspill template FILE.xlsx`) and run `samspill load FILE.xlsx`"
_CHANGES: Final = f"it changes the graph, and queries only read. Facts come in with their source: {_WORKBOOK}"
_OUTSIDE: Final = f"it reads files or addresses outside the graph. What you want to add: {_WORKBOOK}"
_SERVER: Final = "it concerns the database server, not the graph. Whoever runs the server does that in its own shell"

WRITING: Final[Mapping[str, str]] = MappingProxyType(
    dict.fromkeys(("CREATE", "DELETE", "DETACH", "DROP", "FOREACH", "INSERT", "MERGE", "NODETACH"), _CHANGES)
    | dict.fromkeys(("REMOVE", "SET", "TRANSACTIONS"), _CHANGES)
)
"""Words that are refused wherever they are no name, and why."""

OUTSIDE: Final[Mapping[str, str]] = MappingProxyType(
    {"LOAD": _OUTSIDE}
    | dict.fromkeys(("ALTER", "DEALLOCATE", "DENY", "DRYRUN", "ENABLE", "GRANT", "REALLOCATE", "RENAME"), _SERVER)
    | dict.fromkeys(("REVOKE", "SHOW", "START", "STOP", "TERMINATE", "USE"), _SERVER)
)
"""Words that are refused where they begin a clause, and why; elsewhere they are good names for what a query finds."""

OPENING: Final = frozenset({"CALL", "MATCH", "OPTIONAL", "RETURN", "UNWIND", "WITH"})
"""Words that a reading query may begin with."""

EXPECTING: Final = OPENING | {
    *("ALL", "AND", "ANY", "AS", "BY", "CASE", "CONTAINS", "DISTINCT", "ELSE", "ENDS", "FILTER", "IN", "IS", "LET"),
    *("LIMIT", "NONE", "NOT", "OFFSET", "OR", "ORDER", "SHORTEST", "SINGLE", "SKIP", "STARTS", "THEN", "UNION"),
    *("USING", "WHEN", "WHERE", "XOR", "YIELD"),
    # In trim(BOTH x FROM y), USING INDEX, IS :: LOCAL TIME, IS NFC NORMALIZED and the like.
    *("BOTH", "FROM", "LEADING", "TRAILING", "INDEX", "JOIN", "ON", "SCAN", "SEEK"),
    *("LOCAL", "PROPERTY", "TYPED", "ZONED", "NFC", "NFD", "NFKC", "NFKD"),
}
"""Keywords that want something after them, so that a name may follow."""

FOLLOWING: Final = frozenset(
    {
        *("AND", "AS", "ASC", "ASCENDING", "CALL", "CONTAINS", "DESC", "DESCENDING", "ELSE", "END", "ENDS", "FILTER"),
        *("FINISH", "FROM", "GROUP", "GROUPS", "IN", "IS", "LET", "LIMIT", "MATCH", "NOT", "OFFSET", "OPTIONAL", "OR"),
        *("ORDER", "PATH", "PATHS", "RETURN", "SKIP", "STARTS", "THEN", "UNION", "UNWIND", "USING", "WHEN", "WHERE"),
        *("WITH", "XOR", "YIELD"),
    }
)
"""Words that may follow a finished operand or pattern. Any other clause is refused, also one that is not invented yet."""

PROCEDURES: Final = frozenset(
    {
        "db.index.fulltext.queryNodes",
        "db.index.fulltext.queryRelationships",
        "db.labels",
        "db.propertyKeys",
        "db.relationshipTypes",
        "db.schema.nodeTypeProperties",
        "db.schema.relTypeProperties",
        "db.schema.visualization",
    }
)
"""Procedures that only read the graph."""

FUNCTION_FAMILIES: Final = frozenset(
    {"date", "datetime", "duration", "localdatetime", "localtime", "point", "time", "vector"}
)
"""What may stand before the dot in the name of a function: others are plugins of the server, which can do anything."""
