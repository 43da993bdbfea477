package ug.open.conveyor.driver.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs jobs in turn, A B C A B C, so that whatever else the machine does meets all of them alike. */
final class Turns {
    private final int rounds;
    private final Map<String, Job> jobs = new LinkedHashMap<>();

    /** One more round is run and not counted: it warms the caches of the machine. */
    Turns(int rounds) {
        this.rounds = rounds;
    }

    Turns add(String name, Job job) {
        jobs.put(name, job);
        return this;
    }

    /** The median of each, in seconds. */
    Map<String, Double> medians() throws IOException, InterruptedException {
        Map<String, double[]> times = new LinkedHashMap<>();
        for (String name : jobs.keySet()) {
            times.put(name, new double[rounds]);
        }
        for (int round = -1; round < rounds; round++) {
            for (Map.Entry<String, Job> job : jobs.entrySet()) {
                double seconds = job.getValue().run();
                if (round >= 0) {
                    times.get(job.getKey())[round] = seconds;
                }
            }
        }
        Map<String, Double> medians = new LinkedHashMap<>();
        times.forEach((name, all) -> medians.put(name, median(all)));
        return medians;
    }

    /** The median of each column. */
    static double[] medians(List<double[]> rounds) {
        double[] medians = new double[rounds.get(0).length];
        for (int column = 0; column < medians.length; column++) {
            int of = column;
            medians[column] =
                    median(rounds.stream().mapToDouble(round -> round[of]).toArray());
        }
        return medians;
    }

    static double median(double[] times) {
        Arrays.sort(times);
        int middle = times.length / 2;
        return times.length % 2 == 1 ? times[middle] : (times[middle - 1] + times[middle]) / 2;
    }
}
