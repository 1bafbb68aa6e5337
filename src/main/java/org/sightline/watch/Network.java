package org.sightline.watch;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which network an address is of, by its first bits. */
final class Network {

    private static final Pattern LITERAL = Pattern.compile("[0-9.]{7,15}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final int BITS_OF_IPV6 = 48;
    private static final int IPV4_OCTETS = 4;

    private Network() {}

    /** Whether two addresses are surely of two networks; of one that is none, or of two kinds, nothing is sure. */
    static boolean differ(String one, String other, int bitsOfIpv4) {
        Optional<byte[]> a = octets(one);
        Optional<byte[]> b = octets(other);
        return a.isPresent()
                && b.isPresent()
                && a.get().length == b.get().length
                && !same(a.get(), b.get(), a.get().length == IPV4_OCTETS ? bitsOfIpv4 : BITS_OF_IPV6);
    }

    private static boolean same(byte[] a, byte[] b, int bits) {
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % 8;
            if ((a[bit / 8] & mask) != (b[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    /** Only of a literal, so that no name is ever looked up. */
    private static Optional<byte[]> octets(String address) {
        if (!LITERAL.matcher(address).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(address).getAddress());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
