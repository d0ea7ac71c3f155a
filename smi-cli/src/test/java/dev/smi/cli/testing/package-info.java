/** For the tests of all commands. */
@NullMarked
package dev.smi.cli.testing;

import org.jspecify.annotations.NullMarked;
