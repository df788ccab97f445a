#!/usr/bin/env bash
# Installs axe-core, which the browser tests look at the pages with, and Mermaid. Install
# scripts are not run: nothing here needs them.
set -euo pipefail
cd "$(dirname "$0")"
npm ci --ignore-scripts --no-audit --no-fund
