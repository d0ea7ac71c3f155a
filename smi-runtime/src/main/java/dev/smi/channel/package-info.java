/**
 * Ends of messages between two ranks, of which all channels are made. An {@link dev.smi.channel.Outlet} puts the
 * elements of one message into a wire and shows them to the other rank packet by packet, as hardware would; an
 * {@link dev.smi.channel.Inlet} takes them out. {@link dev.smi.channel.Endpoints} opens them for a group of ranks.
 */
@NullMarked
package dev.smi.channel;

import org.jspecify.annotations.NullMarked;
