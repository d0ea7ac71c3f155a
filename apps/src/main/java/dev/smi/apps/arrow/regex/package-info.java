/**
 * Regular expressions as automata over bytes: what a kernel steps through with one look into a table for each byte.
 * Knows neither Arrow nor devices.
 */
@NullMarked
package dev.smi.apps.arrow.regex;

import org.jspecify.annotations.NullMarked;
