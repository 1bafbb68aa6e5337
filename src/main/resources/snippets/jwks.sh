# Prints your public key as a JWKS, to be published as it is at an https address: sh jwks.sh launch-key.pem
# For a single JWK, as a registration holds it, take what stands between [ and ].
part() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }
${jwks}printf ' "use": "sig", "alg": "${algorithm}", "kid": "${keyId}"}]}\n'
