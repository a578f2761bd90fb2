"""Reads the exports of a sweep back with the programs that they are for, and spreads a sweep over worker processes, one of which is killed.

python readers.py GONGZHI FOLDER: the command, and an empty folder to work in. Run by `cargo xtask test --only readers`.
"""

import json
import os
import signal
import subprocess
import sys
import time

import numpy as np
import pandas as pd

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "..", "cluster"))

GONGZHI, FOLDER = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])

HEAD = """format = 1
extends = "yuecheng-2018"
assessments = { dates = [] }
meta = { id = "town", title = "town" }
time = { start = "2018-01-01", end = "2018-02-28" }
place = { streets = 2, communities = 6, residents = 6000 }
[experiment]
replications = 3
outcomes = ["petitions_open", "cost_total"]
"""

RANGES = """points = {points}
[[experiment.factors]]
param = "staff_per_10000"
low = 4.0
high = 16.0
[[experiment.factors]]
param = "grid_households"
low = 100
high = 200
"""

RULES = """design = "grid"
[[experiment.factors]]
param = "staff_per_10000"
values = [4, 8, 16]
[[experiment.factors]]
rule = "petition_priority"
versions = [{ id = "own" }, { id = "flat, all", source = "fn petition_priority(petition) { 1.0 }" }]
""".replace("flat, all", "flat")


def gongzhi(*words):
    done = subprocess.run([GONGZHI, *words, "--lang", "en"], cwd=FOLDER, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, f"{words}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def study(name, experiment):
    """Writes, sweeps and analyses a study; returns its folder."""
    path = os.path.join(FOLDER, name)
    with open(path + ".toml", "w", encoding="utf-8") as file:
        file.write(HEAD + experiment)
    gongzhi("sweep", name + ".toml", "--out", name, "--quiet")
    gongzhi("analyse", name, "--quiet")
    return path


def rows_of(folder):
    """The rows as the command keeps them, in the order of runs."""
    rows = pd.read_csv(os.path.join(folder, "rows-1-of-1.csv"))
    return rows.sort_values(["replication", "point"]).reset_index(drop=True)


def analysis(folder):
    with open(os.path.join(folder, "analysis.json"), encoding="utf-8") as file:
        return json.load(file)


def metrics_of(folder):
    with open(os.path.join(folder, "sweep.json"), encoding="utf-8") as file:
        return json.load(file)["metrics"]


def same(a, b):
    """Whether two columns hold the same bits, undefined numbers included."""
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    assert a.shape == b.shape and np.array_equal(a, b, equal_nan=True)


def tables(folder):
    """CSV and Parquet hold the same rows as the sweep, with types."""
    rows, metrics = rows_of(folder), metrics_of(folder)
    csv = pd.read_csv(os.path.join(folder, "runs.csv"))
    parquet = pd.read_parquet(os.path.join(folder, "runs.parquet"), engine="pyarrow")
    assert len(csv) == len(parquet) == len(rows) == 18
    for metric in metrics:
        same(csv[metric], rows[metric])
        same(parquet[metric], rows[metric])
    assert list(parquet["petition_priority"].unique()) == ["own", "flat"]
    assert parquet["staff_per_10000"].dtype == float
    assert (csv["fingerprint"] == parquet["fingerprint"]).all()
    import pyarrow.parquet

    stamp = json.loads(pyarrow.parquet.read_schema(os.path.join(folder, "runs.parquet")).metadata[b"gongzhi"])
    assert stamp["seed"] == csv["seed"][0] and stamp["study"] == csv["study"][0] and "gongzhi sweep" in stamp["command"]
    assert csv[metrics].isna().any().any(), "an undefined value is part of the test"


def package(folder):
    """The data package is valid, and says what every column means."""
    from frictionless import Package

    found = Package(os.path.join(folder, "datapackage.json"))
    report = found.validate()
    assert report.valid, report.flatten(["type", "note"])
    fields = found.get_resource("runs").schema.fields
    assert all(field.description for field in fields)
    cost = next(field for field in fields if field.name == "cost_total")
    assert cost.custom["unit"] == "yuan", cost.to_descriptor()
    assert len(found.get_resource("runs").read_rows()) == 18


def salib(folder, design):
    """SALib's own figures of our points and outcomes are ours."""
    with open(os.path.join(folder, "salib-problem.json"), encoding="utf-8") as file:
        problem = json.load(file)
    points = pd.read_csv(os.path.join(folder, "salib-points.csv")).to_numpy()
    outcomes = pd.read_csv(os.path.join(folder, "salib-outcomes.csv"))
    for outcome in analysis(folder)["outcomes"]:
        y = outcomes[outcome["metric"]].to_numpy()
        if design == "sobol":
            from SALib.analyze import sobol

            found = sobol.analyze(problem, y, calc_second_order=False)
            for factor, ours in enumerate(outcome["sobol"]):
                assert abs(found["S1"][factor] - ours["first"]) < 1e-9
                assert abs(found["ST"][factor] - ours["total"]) < 1e-9
        else:
            from SALib.analyze import morris

            found = morris.analyze(problem, points, y, num_levels=4)
            for factor, ours in enumerate(outcome["morris"]):
                assert abs(found["mu_star"][factor] - ours["mu_star"]) <= 1e-9 * (1 + ours["mu_star"])
                assert abs(found["sigma"][factor] - ours["sigma"]) <= 1e-9 * (1 + ours["sigma"])


def ema(folder):
    """The EMA Workbench reads one experiment a run and one outcome a metric."""
    from ema_workbench import load_results

    experiments, outcomes = load_results(os.path.join(folder, "ema-results.tar.gz"))
    rows, metrics = rows_of(folder), metrics_of(folder)
    assert len(experiments) == 18 and set(outcomes) == set(metrics)
    assert {"staff_per_10000", "petition_priority", "scenario", "policy", "model"} <= set(experiments.columns)
    for metric in metrics:
        same(np.ravel(outcomes[metric]), rows[metric])


def behaviorspace(folder):
    """A script for BehaviorSpace's tables skips six lines and finds numbered runs."""
    table = pd.read_csv(os.path.join(folder, "behaviorspace.csv"), skiprows=6)
    rows = rows_of(folder)
    assert list(table["[run number]"]) == list(range(1, 19))
    same(table["cost_total"], rows["cost_total"])


def cluster(whole):
    """Worker processes share a sweep; one is killed in mid-run; the merged table is that of one machine."""
    from distributed import Client, LocalCluster
    from gongzhi_cluster import sweep

    with LocalCluster(n_workers=3, threads_per_worker=1, processes=True, dashboard_address=None) as cluster, Client(cluster) as client:
        from threading import Thread

        killed = []

        def kill():
            # Once rows arrive, the work is under way.
            out = os.path.join(FOLDER, "spread")
            for _ in range(600):
                files = [f for f in os.listdir(out) if f.startswith("rows-")] if os.path.isdir(out) else []
                if any(os.path.getsize(os.path.join(out, f)) > 3000 for f in files):
                    break
                time.sleep(0.02)
            pid = next(iter(cluster.workers.values())).pid
            os.kill(pid, signal.SIGKILL)
            killed.append(pid)

        killer = Thread(target=kill)
        killer.start()
        merged = sweep(os.path.join(FOLDER, "many.toml"), os.path.join(FOLDER, "spread"), 6, client, GONGZHI)
        killer.join()
        assert killed, "no worker was killed"
    gongzhi("merge", whole, "--out", "whole-merged", "--quiet")
    with open(os.path.join(merged, "rows-1-of-1.csv"), "rb") as ours, open(
        os.path.join(FOLDER, "whole-merged", "rows-1-of-1.csv"), "rb"
    ) as one:
        assert ours.read() == one.read(), "the merged table is not that of one machine"


def main():
    rules = study("rules", RULES)
    for check in [tables, package, ema, behaviorspace]:
        check(rules)
        print(check.__name__, "ok", flush=True)
    salib(study("sobol", 'design = "saltelli"\n' + RANGES.format(points=8)), "sobol")
    salib(study("morris", 'design = "morris"\n' + RANGES.format(points=4)), "morris")
    print("salib ok", flush=True)
    cluster(study("many", 'design = "sobol"\n' + RANGES.format(points=256)))
    print("cluster ok", flush=True)


if __name__ == "__main__":
    main()
