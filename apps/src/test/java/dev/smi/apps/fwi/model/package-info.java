/** Tests of its package. */
@NullMarked
package dev.smi.apps.fwi.model;

import org.jspecify.annotations.NullMarked;
