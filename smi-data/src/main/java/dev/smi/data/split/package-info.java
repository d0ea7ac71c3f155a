/**
 * Data that can be cut, and results that are put together again: {@link dev.smi.data.split.Sources} over arrays, files,
 * fixed-size records and lines of text, and {@link dev.smi.data.split.Combiners} into arrays, files, lists and sums.
 *
 * <p>A splitter for data of another shape is a class that implements {@link dev.smi.data.Source}: it numbers its
 * elements, and gives the bytes of any contiguous range of them, the same bytes each time. What must not be cut, a grid
 * of several elements say, is told by {@link dev.smi.data.Source#granularity}. Cuts are best slices of memory that is
 * there already, as nothing is copied then until a worker gets it.
 */
@NullMarked
package dev.smi.data.split;

import org.jspecify.annotations.NullMarked;
