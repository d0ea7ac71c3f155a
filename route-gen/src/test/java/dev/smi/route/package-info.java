@NullMarked
package dev.smi.route;

import org.jspecify.annotations.NullMarked;
