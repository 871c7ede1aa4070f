"""The schema files say what the model says."""

import re

from samspill.cypher.texts import schema
from samspill.graph.model import PARENT, RELATIONSHIP_TYPES
from samspill.graph.store.texts import RECORDS


def test_the_embedded_schema_has_the_label_tree_of_the_model() -> None:
    types = re.findall(r"CREATE VERTEX TYPE (\w+) IF NOT EXISTS(?: EXTENDS (\w+))?", "\n".join(schema("arcadedb")))
    tree = {label: above or None for label, above in types if label not in RECORDS}
    assert tree == dict(PARENT)


def test_the_embedded_schema_has_the_relationship_types_of_the_model_below_the_one_with_unique_ids() -> None:
    types = re.findall(r"CREATE EDGE TYPE (\w+) IF NOT EXISTS EXTENDS (\w+)", "\n".join(schema("arcadedb")))
    assert dict(types) == dict.fromkeys(RELATIONSHIP_TYPES, "Tie")


def test_neo4j_has_a_unique_id_for_each_relationship_type_of_the_model() -> None:
    types = re.findall(r"FOR \(\)-\[tie:(\w+)\]-\(\) REQUIRE tie\.id IS UNIQUE", "\n".join(schema("neo4j")))
    assert types == list(RELATIONSHIP_TYPES)
