package ug.open.conveyor.driver.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * Gathers the body of an answer and counts its bytes meanwhile. Of a refusal it reads 64 KiB: a sentence is enough. A body without end has an end
 * here.
 */
final class AnswerBody implements BodyHandler<byte[]> {
    private static final int MOST_OF_AN_ERROR = 64 * 1024;

    private final int most;
    private volatile long received;
    private volatile boolean tooLong;

    /** Refuses a body of this many bytes or more. */
    AnswerBody(int most) {
        this.most = most;
    }

    /** Whether that happened: the call failed then. */
    boolean isTooLong() {
        return tooLong;
    }

    /** The number of bytes that have come. */
    long received() {
        return received;
    }

    @Override
    public BodySubscriber<byte[]> apply(ResponseInfo answer) {
        boolean success = answer.statusCode() / 100 == 2;
        return new Gathering(success ? most : MOST_OF_AN_ERROR, success);
    }

    private final class Gathering implements BodySubscriber<byte[]> {
        private final CompletableFuture<byte[]> body = new CompletableFuture<>();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final int most;
        private final boolean whole;
        private Flow.Subscription subscription;

        /** With {@code whole}, a part of the body is nothing. */
        Gathering(int most, boolean whole) {
            this.most = most;
            this.whole = whole;
        }

        @Override
        public CompletionStage<byte[]> getBody() {
            return body;
        }

        @Override
        public void onSubscribe(Flow.Subscription begun) {
            subscription = begun;
            begun.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> more) {
            for (ByteBuffer buffer : more) {
                byte[] part = new byte[Math.min(buffer.remaining(), most - bytes.size())];
                buffer.get(part);
                bytes.writeBytes(part);
            }
            received = bytes.size();
            if (bytes.size() >= most) {
                subscription.cancel();
                tooLong = whole;
                if (whole) {
                    onError(new IOException("the body is too long"));
                } else {
                    onComplete();
                }
            }
        }

        @Override
        public void onError(Throwable why) {
            body.completeExceptionally(why);
        }

        @Override
        public void onComplete() {
            body.complete(bytes.toByteArray());
        }
    }
}
