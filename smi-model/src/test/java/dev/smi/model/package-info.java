@NullMarked
package dev.smi.model;

import org.jspecify.annotations.NullMarked;
