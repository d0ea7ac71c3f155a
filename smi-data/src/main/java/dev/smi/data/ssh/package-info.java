/**
 * Workers on other hosts, over SSH: {@link dev.smi.data.ssh.SshStarter} logs in on the hosts of a
 * {@link dev.smi.data.cluster.ClusterConfig} and starts {@code smi-worker} there.
 *
 * <p>A worker's command reads its token from standard input, where other users of the host cannot see it, and ends its
 * worker when that input ends: so nothing is left on a host, whether the client closes its cluster, dies, or loses its
 * way there. The one package that sees the SSH library.
 */
@NullMarked
package dev.smi.data.ssh;

import org.jspecify.annotations.NullMarked;
