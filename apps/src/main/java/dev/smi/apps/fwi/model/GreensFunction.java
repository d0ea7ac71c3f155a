package dev.smi.apps.fwi.model;

import dev.smi.apps.fwi.survey.Grid;
import dev.smi.apps.fwi.survey.Line;
import dev.smi.apps.fwi.survey.Point;

/**
 * What the points of a line and the cells of a grid have to do with each other at one wave number k: {@code G = V k^2
 * (-Y0(k r) + i J0(k r)) / 4}, V being a cell's area and r their distance. Shape: {@code [points][cells]}. Immutable.
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record GreensFunction(double[][] real, double[][] imaginary) {

    /** Between all points of a line and all cells. */
    static GreensFunction of(Line line, Grid grid, double waveNumber) {
        double[][] real = new double[line.count()][grid.cells()];
        double[][] imaginary = new double[line.count()][grid.cells()];
        double scale = grid.cellArea() * waveNumber * waveNumber / 4;
        Bessel bessel = new Bessel();
        for (int point = 0; point < line.count(); point++) {
            Point place = line.at(point);
            for (int cell = 0; cell < grid.cells(); cell++) {
                bessel.at(waveNumber * place.distance(grid.centre(cell)));
                real[point][cell] = -scale * bessel.y0();
                imaginary[point][cell] = scale * bessel.j0();
            }
        }
        return new GreensFunction(real, imaginary);
    }
}
