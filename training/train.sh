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

"$python" prepare.py "$treebank" "$work/data"
"$python" -m spacy train config.cfg --code augment.py --output "$work/model" \
    --paths.train "$work/data/train.spacy" \
    --paths.parser_only "$work/data/parser_only.spacy" \
    --paths.dev "$work/data/dev.spacy"
"$python" package.py "$work/model/model-best" "$work/data" "$output"
"$python" evaluate.py "$output" "$work/data"
