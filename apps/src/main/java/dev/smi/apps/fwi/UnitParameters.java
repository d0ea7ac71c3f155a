package dev.smi.apps.fwi;

import dev.smi.apps.fwi.inversion.Limits;
import dev.smi.apps.fwi.survey.Grid;
import dev.smi.apps.fwi.survey.Line;
import dev.smi.apps.fwi.survey.Point;
import dev.smi.apps.fwi.survey.Survey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * What a worker has to know to make its unit; some hundred bytes, from which it computes a matrix of megabytes.
 *
 * @param survey from which kappa is made
 * @param limits when an inversion ends
 * @param program smi-codegen's output for the device; empty for kernels in Java
 */
record UnitParameters(Survey survey, Limits limits, String program) {

    byte[] encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeDouble(survey.speed());
            out.writeDouble(survey.lowest());
            out.writeDouble(survey.highest());
            out.writeInt(survey.frequencies());
            write(survey.sources(), out);
            write(survey.receivers(), out);
            write(survey.grid().topLeft(), out);
            write(survey.grid().bottomRight(), out);
            out.writeInt(survey.grid().nx());
            out.writeInt(survey.grid().nz());
            out.writeDouble(limits.tolerance());
            out.writeInt(limits.iterations());
            out.writeUTF(program);
        } catch (IOException e) {
            throw new UncheckedIOException("to memory", e);
        }
        return bytes.toByteArray();
    }

    static UnitParameters decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            double speed = in.readDouble();
            double lowest = in.readDouble();
            double highest = in.readDouble();
            int frequencies = in.readInt();
            Line sources = line(in);
            Line receivers = line(in);
            Grid grid = new Grid(point(in), point(in), in.readInt(), in.readInt());
            Survey survey = new Survey(speed, lowest, highest, frequencies, sources, receivers, grid);
            return new UnitParameters(survey, new Limits(in.readDouble(), in.readInt()), in.readUTF());
        } catch (IOException e) {
            throw new UncheckedIOException("these are no parameters of an inversion: " + bytes.length + " bytes", e);
        }
    }

    private static void write(Line line, DataOutputStream out) throws IOException {
        write(line.from(), out);
        write(line.to(), out);
        out.writeInt(line.count());
    }

    private static void write(Point point, DataOutputStream out) throws IOException {
        out.writeDouble(point.x());
        out.writeDouble(point.z());
    }

    private static Line line(DataInputStream in) throws IOException {
        return new Line(point(in), point(in), in.readInt());
    }

    private static Point point(DataInputStream in) throws IOException {
        return new Point(in.readDouble(), in.readDouble());
    }
}
