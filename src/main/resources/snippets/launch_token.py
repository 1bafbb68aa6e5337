"""Prints a launch token for a fictional user and patient: put your own in their place."""
import sys
import time
import uuid

import jwt  # PyJWT, with cryptography


def sign(pem: str) -> str:
    """The private key is PKCS #8 in PEM, as "openssl genpkey" writes it."""
    now = int(time.time())
    claims = {
        "iss": "${tokenIssuer}",
        "aud": "${launchUrl}",
        "sub": "rita.okafor",
        "iat": now,
        "exp": now + ${lifetime},
        "jti": str(uuid.uuid4()),
        "patient": {
            "system": "https://fhir.nhs.uk/Id/nhs-number",
            "value": "9990000018",
            "birthDate": "1945-03-12",
        },
        "practitioner": {
            "identifier": [{"system": "https://fhir.nhs.uk/Id/sds-user-id", "value": "555000000001"}],
            "name": "Rita Okafor",
            "role": {
                "system": "https://fhir.hl7.org.uk/CodeSystem/UKCore-SDSJobRoleName",
                "code": "R8001",
                "display": "Nurse",
            },
        },
        # Only if this user acts for somebody else, and your registration allows it:
        # "acting_for": {
        #     "identifier": {"system": "https://fhir.nhs.uk/Id/sds-user-id", "value": "555000000002"},
        #     "name": "Dr Priya Nair",
        # },
        "organization": {"ods": "${ods}"},
        "purpose_of_use": "TREAT",
    }
    return jwt.encode(claims, pem, algorithm="${algorithm}", headers={"kid": "${keyId}", "typ": "launch+jwt"})


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as key_file:
        print(sign(key_file.read()))
