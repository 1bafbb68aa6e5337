// Prints a launch token for a fictional user and patient: put your own in their place.
import { ${nodeImports}createPrivateKey, randomUUID, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'

// The private key is PKCS #8 in PEM, as "openssl genpkey" writes it.
export function launchToken (pem) {
  const now = Math.floor(Date.now() / 1000)
  const header = { alg: '${algorithm}', kid: '${keyId}', typ: 'launch+jwt' }
  const claims = {
    iss: '${tokenIssuer}',
    aud: '${launchUrl}',
    sub: 'rita.okafor',
    iat: now,
    exp: now + ${lifetime},
    jti: randomUUID(),
    patient: {
      system: 'https://fhir.nhs.uk/Id/nhs-number',
      value: '9990000018',
      birthDate: '1945-03-12'
    },
    practitioner: {
      identifier: [{ system: 'https://fhir.nhs.uk/Id/sds-user-id', value: '555000000001' }],
      name: 'Rita Okafor',
      role: {
        system: 'https://fhir.hl7.org.uk/CodeSystem/UKCore-SDSJobRoleName',
        code: 'R8001',
        display: 'Nurse'
      }
    },
    // Only if this user acts for somebody else, and your registration allows it:
    // acting_for: {
    //   identifier: { system: 'https://fhir.nhs.uk/Id/sds-user-id', value: '555000000002' },
    //   name: 'Dr Priya Nair'
    // },
    organization: { ods: '${ods}' },
    purpose_of_use: 'TREAT'
  }
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const signed = part(header) + '.' + part(claims)
  const key = { key: createPrivateKey(pem), ${nodeKey} }
  return signed + '.' + sign('${hash}', Buffer.from(signed), key).toString('base64url')
}

console.log(launchToken(readFileSync(process.argv[2], 'utf8')))
