#!/bin/sh
# One task of a batch array, its share of the manifest's outputs. Which task it is, and of how many, is taken from the scheduler:
#   Slurm        sbatch --array=1-8 batch-array.sh
#   Grid Engine  qsub -t 1-8 batch-array.sh
#   AWS Batch    an array job of this script, with CASTKIT_SHARDS set to its size
#SBATCH --job-name=castkit
#SBATCH --cpus-per-task=2
set -eu

if [ -n "${SLURM_ARRAY_TASK_ID:-}" ]; then
  index=$((SLURM_ARRAY_TASK_ID - ${SLURM_ARRAY_TASK_MIN:-1} + 1))
  count=$SLURM_ARRAY_TASK_COUNT
elif [ -n "${AWS_BATCH_JOB_ARRAY_INDEX:-}" ]; then
  index=$((AWS_BATCH_JOB_ARRAY_INDEX + 1)) # from 0
  count=$CASTKIT_SHARDS
elif [ -n "${SGE_TASK_ID:-}" ] && [ "$SGE_TASK_ID" != undefined ]; then
  index=$SGE_TASK_ID
  count=$SGE_TASK_LAST
else
  index=1
  count=1
fi

exec castkit build "${1:-castkit.yaml}" --shard "$index/$count"
