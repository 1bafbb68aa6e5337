using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

// Prints a launch token for a fictional user and patient: put your own in their place.
Console.WriteLine(LaunchToken.Sign(File.ReadAllText(args[0])));

public static class LaunchToken
{
    // The private key is PKCS #8 in PEM, as "openssl genpkey" writes it.
    public static string Sign(string pem)
    {
        using var key = ${keyType}.Create();
        key.ImportFromPem(pem);
        var now = DateTime.UtcNow;
        var claims = new Dictionary<string, object>
        {
            ["sub"] = "rita.okafor",
            ["jti"] = Guid.NewGuid().ToString(),
            ["patient"] = new Dictionary<string, object>
            {
                ["system"] = "https://fhir.nhs.uk/Id/nhs-number",
                ["value"] = "9990000018",
                ["birthDate"] = "1945-03-12"
            },
            ["practitioner"] = new Dictionary<string, object>
            {
                ["identifier"] = new List<object>
                {
                    new Dictionary<string, object>
                    {
                        ["system"] = "https://fhir.nhs.uk/Id/sds-user-id",
                        ["value"] = "555000000001"
                    }
                },
                ["name"] = "Rita Okafor",
                ["role"] = new Dictionary<string, object>
                {
                    ["system"] = "https://fhir.hl7.org.uk/CodeSystem/UKCore-SDSJobRoleName",
                    ["code"] = "R8001",
                    ["display"] = "Nurse"
                }
            },
            // Only if this user acts for somebody else, and your registration allows it:
            // ["acting_for"] = new Dictionary<string, object>
            // {
            //     ["identifier"] = new Dictionary<string, object>
            //     {
            //         ["system"] = "https://fhir.nhs.uk/Id/sds-user-id",
            //         ["value"] = "555000000002"
            //     },
            //     ["name"] = "Dr Priya Nair"
            // },
            ["organization"] = new Dictionary<string, object> { ["ods"] = "${ods}" },
            ["purpose_of_use"] = "TREAT"
        };
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = "${tokenIssuer}",      // iss
            Audience = "${launchUrl}",      // aud
            IssuedAt = now,                 // iat
            Expires = now.AddSeconds(${lifetime}), // exp
            TokenType = "launch+jwt",       // typ
            Claims = claims,
            SigningCredentials = new SigningCredentials(
                new ${securityKey}(key) { KeyId = "${keyId}" }, "${algorithm}")
        };
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(descriptor);
    }
}
