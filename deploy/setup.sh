#!/bin/sh
# Make .venv and install the locked dependencies and the product in it.
set -eu
cd "$(dirname "$0")/.."
[ -x .venv/bin/uv ] || { python3 -m venv .venv; .venv/bin/python -m pip install --quiet --disable-pip-version-check uv; }
.venv/bin/uv pip sync --quiet --python .venv deploy/requirements.lock
.venv/bin/uv pip install --quiet --python .venv --no-deps --editable .
