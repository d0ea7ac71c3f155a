package dev.smi.apps.fwi.survey;

/**
 * Numbers that take the place of a configuration's, as the notebook changes them; 0 leaves one as it is.
 *
 * @param frequencies how many
 * @param sources how many
 * @param receivers how many
 * @param nx cells across
 * @param nz cells down
 */
public record SurveyChanges(int frequencies, int sources, int receivers, int nx, int nz) {

    /** The most of anything. */
    public static final int MOST = 10_000;

    /** Nothing is different. */
    public static final SurveyChanges NONE = new SurveyChanges(0, 0, 0, 0, 0);
}
