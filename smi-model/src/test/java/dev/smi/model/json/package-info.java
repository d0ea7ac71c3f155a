@NullMarked
package dev.smi.model.json;

import org.jspecify.annotations.NullMarked;
