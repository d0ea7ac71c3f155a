package dev.smi.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class LinkChoiceTest {

    private static final Placement ME = placement(0, "a/1", "x");
    private static final Placement SAME_JVM = placement(1, "a/1", "x");
    private static final Placement SAME_HOST = placement(2, "a/1", "y");
    private static final Placement ELSEWHERE = placement(3, "b/2", "z");

    private static Placement placement(int rank, String host, String hub) {
        return new Placement(rank, 4, Placement.VERSION, host, new ProcessId(1, 1), hub, "auto");
    }

    @Test
    void shouldChooseTheQuickestLinkToEachRank() {
        LinkChoice choice = new LinkChoice(Link.AUTO, ME, List.of(ME, SAME_JVM, SAME_HOST, ELSEWHERE), true);
        assertThat(choice.to(0)).isEqualTo(Link.LOCAL);
        assertThat(choice.to(1)).isEqualTo(Link.LOCAL);
        assertThat(choice.to(2)).isEqualTo(Link.SHM);
        assertThat(choice.to(3)).isEqualTo(Link.MPJ);
        assertThat(choice.usesMessages()).isTrue();
    }

    @Test
    void shouldUseTheLinkThatIsAskedForButToItself() {
        LinkChoice shared = new LinkChoice(Link.SHM, ME, List.of(ME, SAME_JVM, SAME_HOST), true);
        assertThat(shared.to(0)).isEqualTo(Link.LOCAL);
        assertThat(shared.to(1)).isEqualTo(Link.SHM);
        assertThat(shared.usesMessages()).isFalse();
        LinkChoice messages = new LinkChoice(Link.MPJ, ME, List.of(ME, SAME_JVM), true);
        assertThat(messages.to(1)).isEqualTo(Link.MPJ);
    }

    @Test
    void shouldRefuseHostsThatNothingConnects() {
        assertThatThrownBy(() -> new LinkChoice(Link.AUTO, ME, List.of(ME, ELSEWHERE), false))
                .isInstanceOf(JobException.class)
                .hasMessage("ranks are on several hosts (a, b), but what launched them carries no messages; launch with"
                        + " mpjrun");
        assertThatThrownBy(() -> new LinkChoice(Link.MPJ, ME, List.of(ME, SAME_HOST), false))
                .isInstanceOf(JobException.class)
                .hasMessageContaining("-Dsmi.link=mpj, but what launched them carries no messages");
        assertThatThrownBy(() -> new LinkChoice(Link.SHM, ME, List.of(ME, ELSEWHERE), true))
                .isInstanceOf(JobException.class)
                .hasMessageContaining("share no memory");
    }

    @Test
    void shouldNameTheLinksThatThereAre() {
        assertThatThrownBy(() -> Link.of("tcp"))
                .isInstanceOf(JobException.class)
                .hasMessage("-Dsmi.link=tcp is none of auto, local, shm, mpj");
    }
}
