#!/bin/sh
# Installs exactly what package-lock.json names, once: `npm start` and `npm test` call it first, so that a fresh
# clone needs no other step. It does nothing when the lock file has not changed since.
set -eu
cd "$(dirname "$0")/.."
stamp=node_modules/.installed
want=$(cksum package.json package-lock.json)
if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$want" ]; then
  exit 0
fi
echo "installing packages (only the first time, and when package-lock.json changes)"
npm ci --no-audit --no-fund --loglevel=error
printf '%s\n' "$want" > "$stamp"
