#!/bin/sh
# One sweep as a Slurm job array: sbatch --array=1-64 cluster/slurm-array.sh SCENARIO DIR [options of sweep]
# Each job runs one shard into DIR, which all nodes share. A job that was lost is submitted again: --resume repeats no row.
# Afterwards: gongzhi merge DIR --out MERGED && gongzhi analyse MERGED
#SBATCH --job-name=gongzhi
#SBATCH --cpus-per-task=1
#SBATCH --mem=1G
#SBATCH --requeue
set -eu
scenario=$1
out=$2
shift 2
shard="$SLURM_ARRAY_TASK_ID/${SLURM_ARRAY_TASK_MAX:-$SLURM_ARRAY_TASK_COUNT}"
exec gongzhi sweep "$scenario" --out "$out" --shard "$shard" --threads "${SLURM_CPUS_PER_TASK:-1}" --resume --quiet "$@"
