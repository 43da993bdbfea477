package shop;

import java.util.ArrayList;
import java.util.List;

/** What somebody wants to buy. */
public final class Basket {
    private final List items = new ArrayList<Item>(); // the compiler warns about this line

    /** Adds one more. */
    public void add(Item item) {
        items.add(item);
    }

    /** How many there are. */
    public int size() {
        return items.size();
    }
}
