#!/bin/sh
# new-company.sh NAME [FILE.qwc]: a company, the connector that speaks for it, and the file that a customer loads
set -eu
. "$(dirname "$0")/lib.sh"
name=${1:?the name of the company}
file=${2:-tandem.qwc}

company=$(tandem POST /companies --data "{\"name\": \"$name\"}")
id=$(echo "$company" | field id)
connector=$(tandem POST "/companies/$id/connectors" --data '{"label": "Front desk"}')
tandem GET "/companies/$id/connectors/$(echo "$connector" | field id)/qwc" --output "$file"

echo "company        $id"
echo "connector key  $(echo "$connector" | field connectorKey)   (shown this once)"
echo "file           $file"
