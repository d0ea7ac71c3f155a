/** Tests of OctoRay's steps, on threads and on processes. */
@NullMarked
package dev.smi.data.octoray;

import org.jspecify.annotations.NullMarked;
