/**
 * The application gzip: files are cut into chunks of a fixed size, each is compressed on its own to a gzip member by a
 * compute unit of some worker, and the members, one after the other in the order of the data, are a gzip file that any
 * gunzip reads. As the chunks are the same however many workers there are, so is every byte of the result.
 */
@NullMarked
package dev.smi.apps.gzip;

import org.jspecify.annotations.NullMarked;
