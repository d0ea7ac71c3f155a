package dev.smi.route.table;

/** Numbers the other communication kernels of a rank: in order of cable, with oneself left out. */
final class PeerNumbers {

    private PeerNumbers() {}

    static int number(int self, int other) {
        if (self == other) {
            throw new IllegalArgumentException("kernel " + self + " is no peer of itself");
        }
        return other < self ? other : other - 1;
    }

    static int cable(int self, int number) {
        return number < self ? number : number + 1;
    }
}
