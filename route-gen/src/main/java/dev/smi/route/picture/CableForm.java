package dev.smi.route.picture;

/** How a cable is drawn. */
enum CableForm {
    /** Straight; parallel cables are bent apart. */
    LINE,
    /** A bow, for cables that pass over other FPGAs. */
    ARC,
    /** Two ends with the rank that each leads to, for cables around a grid. */
    STUBS,
    /** The same at the corners, for cables around the dimensions that repeat the picture. */
    CORNER_STUBS
}
