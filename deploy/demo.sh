#!/bin/sh
# Set up, then run the West Midlands on this machine; arguments go to `staffbank demo`.
set -eu
cd "$(dirname "$0")/.."
sh deploy/setup.sh
exec .venv/bin/staffbank demo "$@"
