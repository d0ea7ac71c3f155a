package dev.smi.apps.gzip.engine;

/** The engines there are. */
public enum EngineName {
    /** The zlib that comes with the JDK; always there. */
    JDK,
    /** Intel's ISA-L, Debian's {@code libisal2}. */
    ISAL,
    /** libdeflate, Debian's {@code libdeflate0}. */
    LIBDEFLATE,
    /** The zlib of the system, Debian's {@code zlib1g}. */
    ZLIB;

    /** Levels are 1 to so many, as gzip has them. */
    public static final int LEVELS = 9;

    /**
     * Opens an engine.
     *
     * @param level as gzip counts them, 1 (fast) to 9 (small)
     * @throws EngineMissingException if it is not there
     */
    public Engine open(int level) {
        if (level < 1 || level > LEVELS) {
            throw new IllegalArgumentException("level " + level + "; levels are 1 to " + LEVELS);
        }
        return switch (this) {
            case JDK -> new JdkEngine(level);
            case ISAL -> new IsalEngine(level);
            case LIBDEFLATE -> new LibdeflateEngine(level);
            case ZLIB -> new ZlibEngine(level);
        };
    }

    /**
     * Loads what it needs.
     *
     * @throws EngineMissingException if it is not there, with what brings it
     */
    public void check() {
        switch (this) {
            case JDK -> {
                // part of the JDK
            }
            case ISAL -> IsalEngine.check();
            case LIBDEFLATE -> LibdeflateEngine.check();
            case ZLIB -> ZlibEngine.check();
        }
    }

    /** Loads the fastest if it is there, so that who opens it soon after need not wait. */
    public static void prepare() {
        try {
            ISAL.check();
        } catch (EngineMissingException _) {
            // who asks for it is told
        }
    }

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
