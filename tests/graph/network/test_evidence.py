"""What ties rest on is answered at once, also for an organisation that takes part in thousands of things."""

from time import process_time

import pandas as pd

from samspill.graph.network.evidence import Evidence


def test_what_two_hubs_share_takes_no_time_for_each_pair_of_things() -> None:
    """Going through all claims anew for each shared thing took 20 seconds."""
    things = [f"act:{number:04}" for number in range(3_000)]
    claims = [(f"org:{end}", thing, f"{end}{thing}", "stated", "source:x") for end in "ab" for thing in things]
    contexts = pd.DataFrame({"name": things, "kind": "Project", "weight": 1.0}, index=things)
    evidence = Evidence(
        pd.DataFrame(claims, columns=["organisation", "through", "id", "status", "source"]),
        contexts,
        Evidence.none().direct,
    )
    started = process_time()
    shared = evidence.between("org:a", "org:b")
    taken = process_time() - started
    assert [each.id for each in shared] == things
    assert shared[0].relationship_ids == ("aact:0000", "bact:0000")
    assert taken < 2
