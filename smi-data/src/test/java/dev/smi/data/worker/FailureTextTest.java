package dev.smi.data.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class FailureTextTest {

    @Test
    void shouldSayTheMessageAlone() {
        assertThat(FailureText.of(new IllegalStateException("the board is off; switch it on")))
                .isEqualTo("the board is off; switch it on");
    }

    @Test
    void shouldNameTheClassWhereThereIsNoMessage() {
        assertThat(FailureText.of(new IllegalStateException())).isEqualTo("java.lang.IllegalStateException");
        assertThat(FailureText.of(new IllegalStateException(" "))).startsWith("java.lang.IllegalStateException");
    }

    @Test
    void shouldNameTheClassWhereTheMessageIsJustAName() {
        assertThat(FailureText.of(new NoSuchFileException("a.txt")))
                .isEqualTo("java.nio.file.NoSuchFileException: a.txt");
        assertThat(FailureText.of(new ClassNotFoundException("a.B")))
                .isEqualTo("java.lang.ClassNotFoundException: a.B");
    }

    @Test
    void shouldSayCausesOnce() {
        IOException cause = new IOException("the cable is out");
        assertThat(FailureText.of(new UncheckedIOException(cause))).isEqualTo("the cable is out");
        assertThat(FailureText.of(new IllegalStateException("cannot send: the cable is out", cause)))
                .isEqualTo("cannot send: the cable is out");
        assertThat(FailureText.of(new IllegalStateException("cannot send", cause)))
                .isEqualTo("cannot send, because of: the cable is out");
    }

    @Test
    void shouldKeepThePlaceApartForThoseWhoWantIt() {
        String text = FailureText.withPlace(new IllegalStateException("line one\nline two"));

        assertThat(text)
                .startsWith("line one\nline two\n\tat ")
                .contains("FailureTextTest.java")
                .endsWith("(java.lang.IllegalStateException)");
        assertThat(FailureText.withoutPlace(text)).isEqualTo("line one\nline two");
        assertThat(FailureText.withoutPlace("cancelled")).isEqualTo("cancelled");
    }
}
