@NullMarked
package dev.smi.route.table;

import org.jspecify.annotations.NullMarked;
