# What the examples share: the address, the key, and one function. Read it with ". lib.sh".
: "${TANDEM_URL:=http://localhost:8080}"
: "${TANDEM_KEY:?set it to an API key of the hub}"

# tandem METHOD PATH [CURL-OPTION...]: one call of the REST API; a refusal is printed and ends the script
tandem() {
    method=$1
    path=$2
    shift 2
    curl --silent --show-error --fail-with-body --request "$method" "$TANDEM_URL/api/v1$path" \
        --header "Authorization: Bearer $TANDEM_KEY" --header 'Content-Type: application/json' "$@"
}

# field NAME: the first text or number of this name in the JSON that comes in
field() {
    grep -o "\"$1\":\"\{0,1\}[^\",}]*" | head -n 1 | sed 's/^[^:]*:"\{0,1\}//'
}
