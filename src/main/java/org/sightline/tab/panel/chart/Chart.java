package org.sightline.tab.panel.chart;

import java.util.List;

/**
 * A picture of repeated results of one test in one unit, ready to be drawn: every place is in units of the picture,
 * from its upper left corner. The numbers stand in the table that goes with it.
 *
 * @param id unlike any other on the page
 * @param title what is drawn, with its unit
 * @param about the same in words, for those who do not see it
 * @param notes what is not drawn, and how to read what is
 * @param results how many results it tells of
 */
public record Chart(String id, String title, String about, Axes axes, Plot plot, List<String> notes, int results) {

    /** The size of the picture: so small that its words can be read on a telephone. */
    public static final int WIDTH = 340;

    public static final int HEIGHT = 190;

    public Chart {
        notes = List.copyOf(notes);
    }

    /** @param unit what the values are counted in; empty for a score */
    public record Axes(Frame frame, String unit, List<Tick> dates, List<Tick> values) {
        public Axes {
            dates = List.copyOf(dates);
            values = List.copyOf(values);
        }
    }

    /**
     * What is drawn between the axes.
     *
     * @param bands the reference range, if exactly one applies
     * @param targets what somebody set for it, each a line from side to side
     * @param lines between results that follow each other and are exact
     * @param labels values beside their marks
     * @param legend what each shape means, where there are several; else empty
     */
    public record Plot(
            List<Band> bands,
            List<TargetLine> targets,
            List<Polyline> lines,
            List<Mark> marks,
            List<Label> labels,
            List<Name> legend) {
        public Plot {
            bands = List.copyOf(bands);
            targets = List.copyOf(targets);
            lines = List.copyOf(lines);
            marks = List.copyOf(marks);
            labels = List.copyOf(labels);
            legend = List.copyOf(legend);
        }
    }

    /** Where in the picture marks may stand. */
    public record Frame(double left, double top, double right, double bottom) {

        public double width() {
            return right - left;
        }

        public double height() {
            return bottom - top;
        }
    }

    /** A value or date on an axis. */
    public record Tick(double at, String words) {}

    public record Band(double x, double y, double width, double height) {}

    /** @param points as the {@code points} of an SVG polyline */
    public record Polyline(String shape, String points) {}

    /**
     * One result.
     *
     * @param shape {@code first}, {@code second} or {@code third}: which name of the legend it has
     * @param open whether it is a limit and no exact value
     * @param from where its date may begin, left of {@code x} if the date is vague
     * @param words the value and its date, for whoever points at it or comes to it by keyboard
     */
    public record Mark(String shape, boolean open, double x, double y, double from, double to, String words) {

        /** Which end of its words stands at its place, so that they stay within the picture. */
        public String anchor() {
            return x < WIDTH / 3.0 ? "start" : x > WIDTH * 2 / 3.0 ? "end" : "middle";
        }

        public boolean isVague() {
            return to - from > 2;
        }
    }

    /** @param label what stands on the line, from its left end */
    public record TargetLine(double left, double right, double y, Label label) {}

    public record Label(double x, double y, String words) {}

    public record Name(String shape, String words) {}
}
