package shop;

/** Does not compile: Basket has no total, and there is no Receipt. */
public final class Till {
    Receipt close(Basket basket) {
        return new Receipt(basket.total());
    }

    record Basket(int size) {}
}
