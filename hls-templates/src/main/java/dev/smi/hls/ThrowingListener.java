package dev.smi.hls;

import org.stringtemplate.v4.STErrorListener;
import org.stringtemplate.v4.misc.STMessage;

/** Every fault of a template is a bug of ours: it ends the run. */
final class ThrowingListener implements STErrorListener {

    private final String resource;

    ThrowingListener(String resource) {
        this.resource = resource;
    }

    @Override
    public void compileTimeError(STMessage message) {
        fail(message);
    }

    @Override
    public void runTimeError(STMessage message) {
        fail(message);
    }

    @Override
    public void IOError(STMessage message) {
        fail(message);
    }

    @Override
    public void internalError(STMessage message) {
        fail(message);
    }

    private void fail(STMessage message) {
        throw new IllegalStateException("template " + resource + ": " + message, message.cause);
    }
}
