#!/bin/sh
# From the treebank to the packaged pipeline in one command:
#   training/train.sh [TREEBANK] [OUTPUT]
# Set PYTHON to an interpreter with spaCy 3.8, WORK to keep the intermediate
# files somewhere else than in training/build.
set -eu
cd "$(dirname "$0")"
treebank=${1:-../shared/treebank}
output=${2:-../lovp_actions/nl_minutes_sm}
python=${PYTHON:-python3}
work=${WORK:-build}
export PYTHONPATH="$PWD" OMP_NUM_THREADS="${OMP_NUM_THREADS:-1}"

train() { # config, name of the run, further options
    config=$1 run=$2
    shift 2
    "$python" -m spacy train "$config" --code augment.py --output "$work/$run" \
        --paths.train "$work/data/train.spacy" \
        --paths.parser_only "$work/data/parser_only.spacy" \
        --paths.dev "$work/data/dev.spacy" "$@"
}

"$python" prepare.py "$treebank" "$work/data"
train config.cfg first
train polish.cfg polish-a --paths.base "$work/first/model-last"
train polish.cfg polish-b --paths.base "$work/first/model-last" \
    --system.seed 31 --training.max_steps 1350 --corpora.train.parser_only_share 1.0
"$python" average.py "$work/final" "$work/polish-a/model-last" "$work/polish-b/model-last"
"$python" package.py "$work/final" "$work/data" "$output"
"$python" evaluate.py "$output" "$work/data"
