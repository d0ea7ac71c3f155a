/**
 * Pictures from files, as a source that is cut between pictures and never within one: CIFAR-10's binary files and IDX
 * files as they lie on the disk, PNG and JPEG scaled to a network's size.
 */
@NullMarked
package dev.smi.apps.bnn.picture;

import org.jspecify.annotations.NullMarked;
