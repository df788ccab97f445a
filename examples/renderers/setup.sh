#!/usr/bin/env bash
# Installs the form libraries and bundles them for the browser. Install scripts
# are not run: nothing here needs them.
set -euo pipefail
cd "$(dirname "$0")"
npm ci --ignore-scripts --no-audit --no-fund
npm run --silent bundle
