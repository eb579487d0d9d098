from staffbank_matching.compiled import HERE, loops_folder


def test_loops_are_kept_under_what_they_and_all_they_call_say() -> None:
    assert loops_folder("verdict").parent == HERE / "__pycache__" / "loops"
    assert loops_folder("verdict") != loops_folder("rest")


def test_a_loop_is_compiled_anew_when_one_it_calls_has_changed() -> None:
    reached = loops_folder.__globals__["_reached"]

    assert {"ledger", "verdict", "rest", "rules"} <= reached("ledger")
    assert "ledger" not in reached("verdict")
