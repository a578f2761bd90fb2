"""Spreads the shards of a gongzhi sweep over an executor: the command does the work, this only says who does which shard.

    from gongzhi_cluster import sweep
    sweep("grid-100", "results", shards=64)

Any `concurrent.futures` executor will do. Without one, a local Dask cluster is started; with dask-jobqueue, pass the client of a
cluster on Slurm, PBS, LSF, SGE or HTCondor. All workers must see the folder and find the command. A shard that is lost with its
worker is run again and goes on where its rows end, so that the merged table is that of one machine, bit for bit.
"""

import argparse
import os
import subprocess
import sys
import time

__all__ = ["ShardFailed", "run_shard", "sweep"]


class ShardFailed(RuntimeError):
    """The command refused a shard; the message is the command's own."""


def run_shard(gongzhi, scenario, out, shard, shards, options=()):
    """Runs one shard to its end, and returns its number. Rows that are there already are not run again."""
    line = [gongzhi, "sweep", scenario, "--out", out, "--shard", f"{shard}/{shards}"]
    line += ["--threads", "1", "--resume", "--quiet", *options]
    while True:
        done = subprocess.run(line, capture_output=True, text=True, encoding="utf-8")
        if done.returncode == 0:
            return shard
        # The worker that had this shard is gone, but the command that it started goes on: what it has done is kept.
        if "[sweep-in-use]" not in done.stderr:
            break
        time.sleep(1.0)
    if done.returncode < 0:
        # Killed by a signal: as lost as its worker would be.
        raise OSError(f"shard {shard} was killed by signal {-done.returncode}")
    raise ShardFailed(f"shard {shard}: {done.stderr.strip()}")


def _dask_executor():
    from distributed import Client, LocalCluster

    client = Client(LocalCluster(threads_per_worker=1))
    print(f"dashboard: {client.dashboard_link}", file=sys.stderr)
    return client


def _completed(futures):
    if type(next(iter(futures))).__module__.startswith("distributed"):
        from distributed import as_completed
    else:
        from concurrent.futures import as_completed
    return as_completed(futures)


def sweep(scenario, out, shards, executor=None, gongzhi="gongzhi", options=(), retries=3, merged=None):
    """Runs all shards and merges them; returns the folder with the merged rows.

    scenario: file or shipped name; out: a folder that all workers see; options: further options of `gongzhi sweep`.
    retries: how often a shard that was lost is run again. A shard that the command refuses is not run again.
    """
    out = os.path.abspath(out)
    merged = os.path.abspath(merged or out + "-merged")
    if os.path.exists(scenario):
        scenario = os.path.abspath(scenario)
    own = executor is None
    executor = _dask_executor() if own else executor
    # Dask would take equal calls for one; the command is asked again each time.
    extra = {"pure": False, "retries": retries} if hasattr(executor, "scheduler_info") else {}
    left = {shard: retries for shard in range(1, shards + 1)}
    submit = lambda shard: executor.submit(run_shard, gongzhi, scenario, out, shard, shards, tuple(options), **extra)
    try:
        # The first shard makes the folder; the others find it.
        waiting = {submit(shard): shard for shard in left}
        while waiting:
            again = {}
            for future in _completed(list(waiting)):
                shard = waiting[future]
                try:
                    future.result()
                    print(f"shard {shard} of {shards} is done", file=sys.stderr)
                except ShardFailed:
                    raise
                except Exception as lost:
                    if left[shard] == 0:
                        raise
                    left[shard] -= 1
                    print(f"shard {shard} was lost ({lost}) and is run again", file=sys.stderr)
                    again[submit(shard)] = shard
            waiting = again
    finally:
        if own:
            executor.close()
    subprocess.run([gongzhi, "merge", out, "--out", merged], check=True)
    return merged


def main():
    """The command line: gongzhi-cluster SCENARIO --out DIR --shards N."""
    parser = argparse.ArgumentParser(prog="gongzhi-cluster", description=__doc__.splitlines()[0])
    parser.add_argument("scenario")
    parser.add_argument("--out", required=True)
    parser.add_argument("--shards", type=int, required=True)
    parser.add_argument("--gongzhi", default="gongzhi")
    parser.add_argument("--scheduler", help="address of a running Dask scheduler")
    options, rest = parser.parse_known_args()
    client = None
    if options.scheduler:
        from distributed import Client

        client = Client(options.scheduler)
    print(sweep(options.scenario, options.out, options.shards, client, options.gongzhi, rest))


if __name__ == "__main__":
    main()
