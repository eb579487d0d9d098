import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.solution.ProblemFactCollectionProperty;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintCollectors;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;
import ai.timefold.solver.core.api.score.stream.Joiners;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.solver.SolverConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StreamTokenizer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The same instance for Timefold, in its default configuration: {@code TimefoldPeer IN SECONDS OUT}.
 *
 * <p>One entity a seat, with the workers who are eligible for it; a seat may stay open. Who is
 * eligible and what each pair gains comes with the instance, so that both sides plan by the same
 * figures. The file is whole numbers: the weeks and the turnaround; the starts of the weeks and the
 * end of the last; the workers and each one's minutes a week; the requests, and of each its seats,
 * its sessions and its eligible workers with their gains. All times are minutes.
 */
public final class TimefoldPeer {

    public static final class Worker {
        final int number;
        final int minutesAWeek;
        final Map<Integer, Integer> gains = new HashMap<>();

        Worker(int number, int minutesAWeek) {
            this.number = number;
            this.minutesAWeek = minutesAWeek;
        }
    }

    public static final class Request {
        final int number;
        final int[] starts;
        final int[] ends;
        final int[] minutesByWeek;
        final BitSet clashes = new BitSet();
        final List<Worker> eligible = new ArrayList<>();

        Request(int number, int[] starts, int[] ends, int[] weeks) {
            this.number = number;
            this.starts = starts;
            this.ends = ends;
            this.minutesByWeek = new int[weeks.length - 1];
            for (int k = 0, week = 0; k < starts.length; k++) {
                while (starts[k] >= weeks[week + 1]) {
                    week++;
                }
                minutesByWeek[week] += ends[k] - starts[k];
            }
        }

        boolean clashes(Request other, int turnaround) {
            for (int k = 0, n = 0; k < starts.length && n < other.starts.length; ) {
                if (ends[k] + turnaround <= other.starts[n]) {
                    k++;
                } else if (other.ends[n] + turnaround <= starts[k]) {
                    n++;
                } else {
                    return true;
                }
            }
            return false;
        }
    }

    /** What one seat takes of a week. */
    public record SeatWeek(int seat, int week, int minutes) {}

    @PlanningEntity
    public static class Seat {
        @PlanningId public int number;
        public Request request;
        @ValueRangeProvider public List<Worker> eligible;

        @PlanningVariable(allowsUnassigned = true)
        public Worker worker;

        public Seat() {}

        Seat(int number, Request request) {
            this.number = number;
            this.request = request;
            this.eligible = request.eligible;
        }

        public int getNumber() {
            return number;
        }

        public Worker getWorker() {
            return worker;
        }
    }

    @PlanningSolution
    public static class Plan {
        @PlanningEntityCollectionProperty public List<Seat> seats = new ArrayList<>();
        @ProblemFactCollectionProperty public List<SeatWeek> seatWeeks = new ArrayList<>();
        @PlanningScore public HardSoftLongScore score;

        void add(Request request, int seats) {
            for (int n = 0; n < seats && !request.eligible.isEmpty(); n++) {
                Seat seat = new Seat(this.seats.size(), request);
                this.seats.add(seat);
                for (int week = 0; week < request.minutesByWeek.length; week++) {
                    if (request.minutesByWeek[week] > 0) {
                        seatWeeks.add(new SeatWeek(seat.number, week, request.minutesByWeek[week]));
                    }
                }
            }
        }
    }

    public static class Rules implements ConstraintProvider {
        @Override
        public Constraint[] defineConstraints(ConstraintFactory factory) {
            return new Constraint[] {overlap(factory), weeklyMinutes(factory), gain(factory)};
        }

        Constraint overlap(ConstraintFactory factory) {
            return factory
                    .forEachUniquePair(Seat.class, Joiners.equal(Seat::getWorker))
                    .filter((one, other) -> one.request.clashes.get(other.request.number))
                    .penalizeLong(HardSoftLongScore.ONE_HARD, (one, other) -> 1L)
                    .asConstraint("Overlap, turnaround included");
        }

        Constraint weeklyMinutes(ConstraintFactory factory) {
            return factory
                    .forEach(Seat.class)
                    .join(SeatWeek.class, Joiners.equal(Seat::getNumber, SeatWeek::seat))
                    .groupBy(
                            (seat, week) -> seat.worker,
                            (seat, week) -> week.week(),
                            ConstraintCollectors.sum((seat, week) -> week.minutes()))
                    .filter((worker, week, minutes) -> minutes > worker.minutesAWeek)
                    .penalizeLong(
                            HardSoftLongScore.ONE_HARD,
                            (worker, week, minutes) -> (long) (minutes - worker.minutesAWeek))
                    .asConstraint("Minutes a week");
        }

        Constraint gain(ConstraintFactory factory) {
            return factory
                    .forEach(Seat.class)
                    .rewardLong(
                            HardSoftLongScore.ONE_SOFT,
                            seat -> seat.worker.gains.get(seat.request.number))
                    .asConstraint("Value and points");
        }
    }

    private static final class Numbers {
        private final StreamTokenizer tokens;

        Numbers(BufferedReader reader) {
            tokens = new StreamTokenizer(reader);
        }

        int next() throws IOException {
            tokens.nextToken();
            return (int) tokens.nval;
        }
    }

    private TimefoldPeer() {}

    private static Plan read(Path path) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(path)) {
            Numbers numbers = new Numbers(reader);
            int[] weeks = new int[numbers.next() + 1];
            int turnaround = numbers.next();
            for (int k = 0; k < weeks.length; k++) {
                weeks[k] = numbers.next();
            }
            Worker[] workers = new Worker[numbers.next()];
            for (int k = 0; k < workers.length; k++) {
                workers[k] = new Worker(k, numbers.next());
            }
            Plan plan = new Plan();
            Request[] requests = new Request[numbers.next()];
            for (int k = 0; k < requests.length; k++) {
                int seats = numbers.next();
                requests[k] = request(k, numbers, weeks, workers);
                plan.add(requests[k], seats);
            }
            findClashes(requests, turnaround);
            return plan;
        }
    }

    private static Request request(int number, Numbers numbers, int[] weeks, Worker[] workers)
            throws IOException {
        int[] starts = new int[numbers.next()];
        int[] ends = new int[starts.length];
        for (int k = 0; k < starts.length; k++) {
            starts[k] = numbers.next();
            ends[k] = numbers.next();
        }
        Request request = new Request(number, starts, ends, weeks);
        for (int left = numbers.next(); left > 0; left--) {
            Worker worker = workers[numbers.next()];
            worker.gains.put(number, numbers.next());
            request.eligible.add(worker);
        }
        return request;
    }

    private static void findClashes(Request[] requests, int turnaround) {
        for (Request one : requests) {
            for (int k = 0; k <= one.number; k++) {
                if (one.clashes(requests[k], turnaround)) {
                    one.clashes.set(k);
                    requests[k].clashes.set(one.number);
                }
            }
        }
    }

    public static void main(String[] args) throws IOException {
        SolverConfig config = new SolverConfig()
                .withSolutionClass(Plan.class)
                .withEntityClasses(Seat.class)
                .withConstraintProviderClass(Rules.class)
                .withTerminationSpentLimit(Duration.ofMillis(Math.round(1000 * Double.parseDouble(args[1]))));
        Plan best = SolverFactory.<Plan>create(config).buildSolver().solve(read(Path.of(args[0])));
        System.out.println(best.score);
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(Path.of(args[2])))) {
            for (Seat seat : best.seats) {
                if (seat.worker != null) {
                    out.println(seat.worker.number + " " + seat.request.number);
                }
            }
        }
    }
}
