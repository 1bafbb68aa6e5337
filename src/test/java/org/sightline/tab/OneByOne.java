package org.sightline.tab;

import java.util.List;
import java.util.stream.IntStream;
import org.sightline.feed.FeedReading;
import org.sightline.feed.RecordReading;

/** The answers in the order they are given, one more each time. */
final class OneByOne implements RecordReading {

    private final List<FeedReading> all;
    private final List<String> log;
    private int arrived;

    OneByOne(List<FeedReading> all, List<String> log) {
        this.all = all;
        this.log = log;
    }

    @Override
    public List<FeedReading> next() {
        arrived++;
        return IntStream.range(0, all.size())
                .mapToObj(i -> i < arrived
                        ? all.get(i)
                        : FeedReading.awaited(all.get(i).feed()))
                .toList();
    }

    @Override
    public void close() {
        log.add("reading closed");
    }
}
