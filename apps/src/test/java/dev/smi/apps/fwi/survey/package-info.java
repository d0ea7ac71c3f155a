/** Tests of its package. */
@NullMarked
package dev.smi.apps.fwi.survey;

import org.jspecify.annotations.NullMarked;
