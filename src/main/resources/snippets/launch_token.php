<?php
// Prints a launch token for a fictional user and patient: put your own in their place.

/** The private key is PKCS #8 in PEM, as "openssl genpkey" writes it. */
function launch_token(string $pem): string
{
    $now = time();
    $header = ['alg' => '${algorithm}', 'kid' => '${keyId}', 'typ' => 'launch+jwt'];
    $claims = [
        'iss' => '${tokenIssuer}',
        'aud' => '${launchUrl}',
        'sub' => 'rita.okafor',
        'iat' => $now,
        'exp' => $now + ${lifetime},
        'jti' => bin2hex(random_bytes(16)),
        'patient' => [
            'system' => 'https://fhir.nhs.uk/Id/nhs-number',
            'value' => '9990000018',
            'birthDate' => '1945-03-12',
        ],
        'practitioner' => [
            'identifier' => [['system' => 'https://fhir.nhs.uk/Id/sds-user-id', 'value' => '555000000001']],
            'name' => 'Rita Okafor',
            'role' => [
                'system' => 'https://fhir.hl7.org.uk/CodeSystem/UKCore-SDSJobRoleName',
                'code' => 'R8001',
                'display' => 'Nurse',
            ],
        ],
        // Only if this user acts for somebody else, and your registration allows it:
        // 'acting_for' => [
        //     'identifier' => ['system' => 'https://fhir.nhs.uk/Id/sds-user-id', 'value' => '555000000002'],
        //     'name' => 'Dr Priya Nair',
        // ],
        'organization' => ['ods' => '${ods}'],
        'purpose_of_use' => 'TREAT',
    ];
    $part = fn (string $bytes): string => rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
    $signed = $part(json_encode($header, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE)) . '.'
        . $part(json_encode($claims, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE));
    $key = openssl_pkey_get_private($pem);
    ${phpSign}
    return $signed . '.' . $part($signature);
}

echo launch_token(file_get_contents($argv[1])), "\n";
