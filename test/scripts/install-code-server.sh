#!/usr/bin/env bash
# install-code-server.sh FOLDER: code-server (a VS Code workbench with a Node extension host) from npm and Debian only.
# Its own postinstall stops at the download of ripgrep; Debian's stands in. Needs libkrb5-dev libsecret-1-dev libx11-dev
# libxkbfile-dev pkg-config ripgrep and a C++ compiler. Does nothing if the folder has it already.
set -euo pipefail
version=4.99.4
folder=$1
ready=$folder/ready-$version
[ -e "$ready" ] && exit 0

# Node's own headers, where they are: node-gyp would fetch them.
prefix=$(node -p 'path.dirname(path.dirname(process.execPath))')
[ ! -e "$prefix/include/node/node.h" ] || export npm_config_nodedir=$prefix

mkdir -p "$folder"
cd "$folder"
echo '{"name":"code-server-host","private":true}' >package.json
npm install --no-audit --no-fund --ignore-scripts "code-server@$version"
npm rebuild argon2

cd node_modules/code-server/lib/vscode
npm install --no-audit --no-fund --omit=dev --ignore-scripts
mkdir -p node_modules/@vscode/ripgrep/bin
ln -sf "$(command -v rg)" node_modules/@vscode/ripgrep/bin/rg
# Terminals (node-pty) may stay unbuilt: no test opens one.
for module in @vscode/spdlog native-watchdog @vscode/native-watchdog node-pty @parcel/watcher; do
  [ ! -d "node_modules/$module" ] || npm rebuild "$module" || echo "not built: $module"
done
[ ! -f extensions/package.json ] || (cd extensions && npm install --no-audit --no-fund --omit=dev --ignore-scripts)

cd "$folder"
node node_modules/code-server/out/node/entry.js --version
touch "$ready"
