package dev.smi.fuzz.run;

/** What came of a program. */
public sealed interface Outcome {

    /** The same on both sides. */
    record Agreed() implements Outcome {}

    /** It is no Java, or throws, or does not end on the JVM: the fault of who made the program. */
    record Unfit(String message) implements Outcome {}

    /** The translator or the emulator's compiler does not take it. */
    record Rejected(String message) implements Outcome {}

    /** It did not end as it should on the emulator, or a tool broke. */
    record Broken(String message) implements Outcome {}

    /** It computed something else. */
    record Different(String message) implements Outcome {}

    /** Whether the other one is probably of the same cause. */
    default boolean isLike(Outcome other) {
        return getClass() == other.getClass() && cause().equals(other.cause());
    }

    /** What is said about the cause, without places and names. */
    private String cause() {
        return switch (this) {
            case Rejected(String message) -> words(message);
            case Broken(String message) -> words(message);
            default -> "";
        };
    }

    private static String words(String message) {
        String text = message.replaceAll("(?s)^.*?error: ", "").replaceAll("[^a-zA-Z ]+\\w*", "");
        return text.substring(0, Math.min(text.length(), 30));
    }
}
