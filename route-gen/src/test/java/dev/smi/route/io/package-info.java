@NullMarked
package dev.smi.route.io;

import org.jspecify.annotations.NullMarked;
