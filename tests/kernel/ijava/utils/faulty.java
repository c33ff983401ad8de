class Faulty {
    static int[] numbers = {1, 2, 3};

    static int at(int i) {
        return numbers[i];
    }
}
