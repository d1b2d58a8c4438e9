#!/bin/sh
# Makes a migration for both contexts and both databases: ./migrations.sh StoreDb NAME
set -eu
cd "$(dirname "$0")"
context=$1; name=$2
folder=$( [ "$context" = StoreDb ] && echo Store || echo Accounts )
dotnet ef migrations add "$name" -c "$context" --project src/Host.Migrations.Sqlite --startup-project src/Host -o "$folder/Migrations" -- --database sqlite:design.db
dotnet ef migrations add "$name" -c "$context" --project src/Host.Migrations.Postgres --startup-project src/Host -o "$folder/Migrations" -- --database "postgres:Host=localhost;Database=design"
