package nabla.core;

/**
 * Examples to learn from and examples to be judged by, without a common one.
 *
 * @param train what the network sees
 * @param test what it is measured on
 */
public record Split(Dataset train, Dataset test) {}
