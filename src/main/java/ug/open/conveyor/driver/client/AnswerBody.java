package ug.open.conveyor.driver.client;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Gathers the body of an answer, and tells meanwhile how much has come. Of one that says no, a sentence is enough: the rest is not read. */
final class AnswerBody implements BodyHandler<byte[]> {
    private static final int MOST_OF_AN_ERROR = 64 * 1024;

    private volatile long received;

    /** How many bytes have come. */
    long received() {
        return received;
    }

    @Override
    public BodySubscriber<byte[]> apply(ResponseInfo answer) {
        return new Gathering(answer.statusCode() / 100 == 2 ? Integer.MAX_VALUE : MOST_OF_AN_ERROR);
    }

    private final class Gathering implements BodySubscriber<byte[]> {
        private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final int most;
        private Flow.Subscription subscription;

        Gathering(int most) {
            this.most = most;
        }

        @Override
        public CompletionStage<byte[]> getBody() {
            return whole;
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
                onComplete();
            }
        }

        @Override
        public void onError(Throwable why) {
            whole.completeExceptionally(why);
        }

        @Override
        public void onComplete() {
            whole.complete(bytes.toByteArray());
        }
    }
}
