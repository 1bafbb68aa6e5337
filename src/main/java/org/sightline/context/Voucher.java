package org.sightline.context;

/** What vouches for a launch: the proof its door accepted, kept so that the session ends when the proof is withdrawn. */
public sealed interface Voucher {

    /** The door the proof came in by. */
    Door door();

    /** Who named the user: a user's id is only unique together with it. */
    String userIssuer();

    /**
     * A signed launch token.
     *
     * @param tokenIssuer the {@code iss} claim of the token
     * @param keyId the {@code kid} of the key that signed it: when that key is removed, the session ends
     * @param tokenId the {@code jti} of the token
     * @param door posted or pushed
     */
    record SignedToken(String tokenIssuer, String keyId, String tokenId, Door door) implements Voucher {

        public SignedToken {
            if (door == Door.SMART) {
                throw new IllegalArgumentException("a launch token is posted or pushed");
            }
        }

        @Override
        public String userIssuer() {
            return tokenIssuer;
        }
    }

    /**
     * A SMART App Launch: the EHR's authorization server let the user in.
     *
     * @param fhirBaseUrl the {@code iss} launch parameter as registered, without a trailing slash
     * @param clientId our id at that server: when the registration changes it, the session ends
     * @param userIssuer the {@code iss} claim of the id token
     */
    record SmartLaunch(String fhirBaseUrl, String clientId, String userIssuer) implements Voucher {

        @Override
        public Door door() {
            return Door.SMART;
        }
    }
}
