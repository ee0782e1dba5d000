package tandem.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Addresses that belong to the public internet. All others lead into somebody's own network, or to what runs on the hub's own
 * machine and beside it, and callers of the hub have no business there. After the registries of special-purpose addresses (IANA).
 */
public final class PublicAddresses {

    private static final List<Block> NOT_PUBLIC_V4 = blocks(
            "0.0.0.0/8", // this network
            "10.0.0.0/8", // private
            "100.64.0.0/10", // behind a carrier's NAT; a cloud's metadata, too
            "127.0.0.0/8", // this machine
            "168.63.129.16/32", // a cloud's services for its own machines
            "169.254.0.0/16", // link-local; clouds' metadata
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocol assignments; a cloud's metadata
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // relays of 6to4
            "192.168.0.0/16", // private
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // reserved, and broadcast

    /** All that has been given out; what holds an address of the old protocol within itself lies outside, or is named below. */
    private static final Block GLOBAL_V6 = Block.of("2000::/3");

    private static final List<Block> NOT_PUBLIC_V6 = blocks(
            "2001::/23", // protocol assignments; tunnels of Teredo
            "2001:db8::/32", // documentation
            "2002::/16", // tunnels of 6to4
            "3fff::/20"); // documentation

    private PublicAddresses() {}

    /** Whether an address is one of them. */
    public static boolean contains(InetAddress address) {
        var bytes = address.getAddress();
        if (bytes.length == 4) {
            return NOT_PUBLIC_V4.stream().noneMatch(block -> block.contains(bytes));
        }
        return GLOBAL_V6.contains(bytes) && NOT_PUBLIC_V6.stream().noneMatch(block -> block.contains(bytes));
    }

    private static List<Block> blocks(String... texts) {
        return Stream.of(texts).map(Block::of).toList();
    }

    /** All addresses that begin with the same bits. */
    private record Block(byte[] start, int bits) {

        static Block of(String text) {
            var parts = text.split("/", 2);
            try {
                return new Block(InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(text + " is no block of addresses", e);
            }
        }

        boolean contains(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % Byte.SIZE);
                if (((start[bit / Byte.SIZE] ^ address[bit / Byte.SIZE]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
