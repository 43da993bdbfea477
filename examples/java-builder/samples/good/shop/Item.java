package shop;

/** Something to sell. */
public record Item(String name, long cents) {}
