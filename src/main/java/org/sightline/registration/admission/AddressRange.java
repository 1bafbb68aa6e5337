package org.sightline.registration.admission;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Addresses of a network, as CIDR writes them (RFC 4632, RFC 4291): {@code 10.20.0.0/16}, {@code 2001:db8:20::/48}. An
 * IPv4 address is the same one when it is written as IPv6 ({@code ::ffff:10.20.0.1}).
 *
 * @param first the lowest address
 * @param bits how many bits all of them have in common
 */
public record AddressRange(InetAddress first, int bits) {

    public AddressRange {
        if (bits < 0 || bits > length(first)) {
            throw new IllegalArgumentException("no such range: /" + bits);
        }
        first = lowest(first, bits);
    }

    /** The range that a text names; an address alone is a range of one. Empty if it names none; no name is looked up. */
    public static Optional<AddressRange> parse(String text) {
        String[] parts = text.split("/", 2);
        return address(parts[0]).flatMap(address -> {
            if (parts.length == 1) {
                return Optional.of(new AddressRange(address, length(address)));
            }
            return parts[1].matches("[0-9]{1,3}") && Integer.parseInt(parts[1]) <= length(address)
                    ? Optional.of(new AddressRange(address, Integer.parseInt(parts[1])))
                    : Optional.empty();
        });
    }

    /** The address that a text is, whichever of its forms it has and on whatever interface it was seen. */
    public static Optional<InetAddress> address(String text) {
        try {
            String literal = text.contains("%") ? text.substring(0, text.indexOf('%')) : text;
            // IPv4 in fewer than four parts, or with leading zeros, is read differently by different programs
            boolean plain = literal.contains(":") || literal.matches("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");
            return plain ? Optional.of(InetAddress.ofLiteral(literal)) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Whether a client's address is one of these; what is no address is not. */
    public boolean holds(String client) {
        return address(client)
                .filter(one -> length(one) == length(first) && lowest(one, bits).equals(first))
                .isPresent();
    }

    /** Whether it has all addresses of another. */
    public boolean covers(AddressRange other) {
        return bits <= other.bits && holds(other.first.getHostAddress());
    }

    /** Whether it is every address there is of its kind. */
    public boolean isEverything() {
        return bits == 0;
    }

    @Override
    public String toString() {
        return first.getHostAddress() + "/" + bits;
    }

    private static int length(InetAddress address) {
        return address.getAddress().length * Byte.SIZE;
    }

    private static InetAddress lowest(InetAddress address, int bits) {
        int rest = length(address) - bits;
        byte[] octets = address.getAddress();
        byte[] cut = new BigInteger(1, octets).shiftRight(rest).shiftLeft(rest).toByteArray();
        byte[] lowest = new byte[octets.length];
        int length = Math.min(cut.length, lowest.length);
        System.arraycopy(cut, cut.length - length, lowest, lowest.length - length, length);
        try {
            return InetAddress.getByAddress(lowest);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
