/** Tests of the application gzip. */
@NullMarked
package dev.smi.apps.gzip;

import org.jspecify.annotations.NullMarked;
