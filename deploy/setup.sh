#!/bin/sh
# Make .venv, install the locked dependencies, the product and its pages' assets, and compile
# the engine's loops; nothing, where all is as it was.
set -eu
cd "$(dirname "$0")/.."
wanted="$(pwd) $(cat deploy/requirements.lock pyproject.toml service/staffbank/web/package-lock.json | cksum)"
[ "$(cat .venv/.installed 2>/dev/null)" != "$wanted" ] || exit 0
echo "Setting up .venv" >&2
if [ ! -x .venv/bin/uv ]; then
  python3 -m venv .venv
  .venv/bin/python -m pip install --quiet --disable-pip-version-check \
    "$(sed -n 's/^\(uv==[^ ]*\).*/\1/p' deploy/requirements.lock)"
fi
.venv/bin/uv pip sync --quiet --python .venv deploy/requirements.lock
.venv/bin/uv pip install --quiet --python .venv --no-deps --no-build-isolation --editable .
sh deploy/assets.sh
echo "Compiling the engine's loops, once" >&2
.venv/bin/python -m staffbank_matching.warm
echo "$wanted" > .venv/.installed
