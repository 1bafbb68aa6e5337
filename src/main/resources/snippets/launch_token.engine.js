// For an integration engine whose steps are JavaScript with Java behind it (Mirth Connect, Rhapsody and others, on
// Java 9 or newer). Makes a launch token for a fictional user and patient: put what your message says in their place.
function launchToken(pem) {
    var now = Math.floor(java.lang.System.currentTimeMillis() / 1000);
    var header = {alg: '${algorithm}', kid: '${keyId}', typ: 'launch+jwt'};
    var claims = {
        iss: '${tokenIssuer}',
        aud: '${launchUrl}',
        sub: 'rita.okafor',
        iat: now,
        exp: now + ${lifetime},
        jti: String(java.util.UUID.randomUUID()),
        patient: {
            system: 'https://fhir.nhs.uk/Id/nhs-number',
            value: '9990000018',
            birthDate: '1945-03-12'
        },
        practitioner: {
            identifier: [{system: 'https://fhir.nhs.uk/Id/sds-user-id', value: '555000000001'}],
            name: 'Rita Okafor',
            role: {
                system: 'https://fhir.hl7.org.uk/CodeSystem/UKCore-SDSJobRoleName',
                code: 'R8001',
                display: 'Nurse'
            }
        },
        // Only if this user acts for somebody else, and your registration allows it:
        // acting_for: {
        //     identifier: {system: 'https://fhir.nhs.uk/Id/sds-user-id', value: '555000000002'},
        //     name: 'Dr Priya Nair'
        // },
        organization: {ods: '${ods}'},
        purpose_of_use: 'TREAT'
    };
    var encoder = java.util.Base64.getUrlEncoder().withoutPadding();
    function part(value) {
        return String(encoder.encodeToString(new java.lang.String(JSON.stringify(value)).getBytes('UTF-8')));
    }
    var signed = part(header) + '.' + part(claims);
    // The private key is PKCS #8 in PEM, as "openssl genpkey" writes it.
    var der = java.util.Base64.getDecoder().decode(String(pem).replace(/-----[A-Z ]+-----/g, '').replace(/\s/g, ''));
    var key = java.security.KeyFactory.getInstance('${keyKind}')
        .generatePrivate(new java.security.spec.PKCS8EncodedKeySpec(der));
    var signature = java.security.Signature.getInstance('${javaSignature}');
    ${javaParameters}signature.initSign(key);
    signature.update(new java.lang.String(signed).getBytes('UTF-8'));
    return signed + '.' + String(encoder.encodeToString(signature.sign()));
}

// In a channel: keep the key where only the engine can read it.
// var token = launchToken(FileUtil.read('/path/to/launch-key.pem'));
