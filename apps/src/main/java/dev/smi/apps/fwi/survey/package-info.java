/** What is measured, and where: the configuration file and the files of numbers, read with the place of every fault. */
@NullMarked
package dev.smi.apps.fwi.survey;

import org.jspecify.annotations.NullMarked;
