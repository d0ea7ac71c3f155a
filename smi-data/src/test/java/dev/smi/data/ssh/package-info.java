/** Tests against an SSH server on loopback, within the test, that runs commands with the machine's shell. */
@NullMarked
package dev.smi.data.ssh;

import org.jspecify.annotations.NullMarked;
