#!/bin/bash
# Compiles what every host loads ahead of time, in place: a host then starts in two thirds of the time, and the tests start many. Called by ./test behind
# the build. Where the compiler for that cannot be had, nothing is changed and the tests take longer.
set -euo pipefail
cd "$(dirname "$0")/.."
[ "$(uname -sm)" = "Linux x86_64" ] || exit 0

kept=artifacts/ahead-of-time
mkdir -p "$kept/compiler" "$kept/compiled"
cat >"$kept/compiler/compiler.csproj" <<'PROJECT'
<Project>
  <PropertyGroup>
    <ImportDirectoryBuildProps>false</ImportDirectoryBuildProps>
    <ImportDirectoryBuildTargets>false</ImportDirectoryBuildTargets>
    <ImportDirectoryPackagesProps>false</ImportDirectoryPackagesProps>
  </PropertyGroup>
  <Import Project="Sdk.props" Sdk="Microsoft.NET.Sdk" />
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <RuntimeIdentifier>linux-x64</RuntimeIdentifier>
    <SelfContained>false</SelfContained>
    <PublishReadyToRun>true</PublishReadyToRun>
  </PropertyGroup>
  <Import Project="Sdk.targets" Sdk="Microsoft.NET.Sdk" />
</Project>
PROJECT
dotnet restore "$kept/compiler/compiler.csproj" -v q >"$kept/restore.log" 2>&1 </dev/null || { echo "ahead of time: the compiler cannot be had; without" >&2; exit 0; }

packages=$(dotnet nuget locals global-packages -l | sed 's/^global-packages: //')
compiler=$(ls -d "${packages%/}"/microsoft.netcore.app.crossgen2.linux-x64/*/tools/crossgen2 2>/dev/null | sort -V | tail -1)
[ -n "$compiler" ] || exit 0
[ -x "$compiler" ] || chmod +x "$compiler"

bin=artifacts/bin/Host/release
references=(-r "$bin/*.dll")
while read -r framework; do references+=(-r "$framework/*.dll"); done < <(dotnet --list-runtimes | sed -nE 's/^Microsoft\.(NETCore|AspNetCore)\.App (10\.[^ ]*) \[(.*)\]$/\3\/\2/p')

# One that is there for this very input is taken again; what is compiled already is left alone, and so is what cannot be compiled.
compile() {
  local input=$1 sum output
  sum=$(sha256sum <"$input" | cut -c1-40)
  [ ! -f "$kept/compiled/$sum.is" ] || return 0
  output=$kept/compiled/$sum.dll
  if [ ! -f "$output" ]; then
    "$compiler" "$input" -o "$output.tmp" "${references[@]}" --targetos linux --targetarch x64 -O >"$output.log" 2>&1 && mv "$output.tmp" "$output" || return 0
  fi
  local name copy
  name=$(basename "$input")
  for copy in artifacts/bin/*/release/"$name"; do
    if [ "$copy" != "$input" ] && cmp -s "$copy" "$input"; then cp "$output" "$copy.tmp" && mv "$copy.tmp" "$copy"; fi
  done
  cp "$output" "$input.tmp" && mv "$input.tmp" "$input"
  : >"$kept/compiled/$(sha256sum <"$output" | cut -c1-40).is"
}

# The compiler takes one core.
inputs=()
for input in "$bin"/{Noroshi,Microsoft.EntityFrameworkCore,Npgsql,Microsoft.Data.Sqlite,Microsoft.AspNetCore.Identity}*.dll; do
  [ ! -f "$input" ] || inputs+=("$input")
done
running=0
for input in "${inputs[@]}"; do
  compile "$input" &
  running=$((running + 1))
  [ "$running" -lt 2 ] || { wait -n || true; running=$((running - 1)); }
done
wait
