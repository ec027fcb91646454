"""The samples of the section on Agile and Scrum."""

from samples import load, run

SECTION = "agile-scrum"


def test_a_smaller_limit_finishes_each_task_sooner_and_the_whole_at_the_same_time():
    simulate = load(f"{SECTION}/wip_limit.py").simulate
    assert simulate(4) == "first result day 4, cycle time 4, end 24"
    assert simulate(12) == "first result day 12, cycle time 12, end 24"


def test_cycle_time_follows_littles_law():
    module = load(f"{SECTION}/wip_limit.py")
    throughput = module.PEOPLE / module.EFFORT
    for limit in (4, 6, 8, 12):
        assert f"cycle time {limit / throughput:.0f}," in module.simulate(limit)


def test_a_limit_below_the_number_of_people_only_leaves_them_idle():
    simulate = load(f"{SECTION}/wip_limit.py").simulate
    assert simulate(1) == "first result day 4, cycle time 4, end 96"


def test_stories_of_one_size_take_very_different_time():
    module = load(f"{SECTION}/estimates.py")
    assert module.forecast(3) == "3: 50% within 4 d, 85% within 5 d"
    for days in module.DAYS_TAKEN.values():
        assert max(days) >= 3 * min(days)
    assert max(module.DAYS_TAKEN[3]) > min(module.DAYS_TAKEN[8])


def test_the_chance_falls_with_items_and_grows_with_days():
    chance = load(f"{SECTION}/sprint_chance.py").chance
    assert chance(2, 5) > chance(4, 5) > chance(6, 5)
    assert chance(4, 9) > chance(4, 5)
    assert chance(0, 1) == 1
    assert chance(11, 5) == 0
    assert 0.4 < chance(4, 5) < 0.55
    assert round(chance(3, 5), 2) == 0.72
    assert 0.24 < chance(5, 5) < 0.28


def test_the_five_dora_metrics():
    module = load(f"{SECTION}/dora.py")
    deploys = [module.Deploy(10), module.Deploy(30, repair_hours=4), module.Deploy(2, unplanned=True)]
    assert list(module.dora(deploys, weeks=1).values()) == [10, 3, 4, 1 / 3, 1 / 3]


def test_without_a_failed_deploy_the_recovery_time_is_unknown():
    module = load(f"{SECTION}/dora.py")
    assert module.dora([module.Deploy(1)], weeks=1)["recovery time, h"] is None


def test_hotfixes_flatter_the_other_metrics_and_only_the_rework_rate_shows_them():
    module = load(f"{SECTION}/dora.py")
    planned = [deploy for deploy in module.month if not deploy.unplanned]
    without, among = (list(module.dora(deploys, weeks=4).values()) for deploys in (planned, module.month))
    assert without == [9, 3, 2, 1 / 3, 0]
    assert among == [7.5, 4, 2, 1 / 4, 1 / 4]


def test_the_file_fixed_most_often_comes_first():
    rows = load(f"{SECTION}/hotspots.py")
    assert rows.hotspots(rows.COMMITS)[0] == ("billing/price.py", 4, 3)


def test_every_acceptance_criterion_is_met():
    assert run(f"{SECTION}/free_delivery.py").count("met - ") == 3
    assert "NOT" not in run(f"{SECTION}/free_delivery.py")


def test_the_limit_itself_matters():
    module = load(f"{SECTION}/free_delivery.py")
    assert module.delivery_fee(module.LIMIT - 1, member=False) == module.FEE
    assert module.delivery_fee(module.LIMIT, member=False) == 0


def test_one_more_city_or_summer_time_changes_the_shared_hours():
    assert run(f"{SECTION}/core_hours.py").split() == ["6:00:00", "7:00:00", "0:00:00", "1:00:00"]
