package nabla.data;

import java.util.ArrayList;
import java.util.List;

/**
 * How the ten digits are written: two or three ways each, every way a list of strokes, every stroke
 * a polyline of points {x, y} in the unit square with y down.
 */
final class Glyphs {

  private static final double[][][][][] WAYS = {
    {way(arc(.5, .5, .28, .38, 0, 360, 24)), way(arc(.5, .5, .2, .4, 0, 360, 24))},
    {
      way(line(.5, .1, .5, .9)),
      way(line(.35, .25, .52, .1, .52, .9)),
      way(line(.36, .25, .5, .1, .5, .9), line(.33, .9, .68, .9))
    },
    {
      way(join(arc(.5, .33, .25, .23, 180, 380, 14), line(.25, .9, .78, .9))),
      way(join(arc(.48, .32, .24, .2, 200, 400, 14), line(.28, .88, .4, .8, .75, .9)))
    },
    {
      way(join(arc(.47, .3, .24, .2, 200, 450, 14), arc(.47, .7, .27, .2, -90, 160, 14))),
      way(join(line(.28, .12, .72, .12, .45, .42), arc(.47, .66, .25, .24, -90, 160, 14)))
    },
    {
      way(line(.62, .9, .62, .1, .22, .62, .82, .62)),
      way(line(.3, .12, .25, .5, .75, .5), line(.72, .12, .68, .9))
    },
    {
      way(join(line(.74, .1, .32, .1, .29, .45), arc(.48, .65, .26, .25, -120, 150, 14))),
      way(
          join(line(.3, .45), arc(.47, .64, .25, .25, -130, 140, 14)),
          line(.3, .45, .34, .12, .75, .12))
    },
    {
      way(join(line(.66, .1, .42, .35), arc(.5, .67, .23, .23, 200, 560, 22))),
      way(join(arc(.68, .5, .42, .4, -110, -180, 14), arc(.48, .68, .22, .21, 180, 540, 22)))
    },
    {
      way(line(.22, .12, .78, .12, .42, .9)),
      way(line(.22, .14, .76, .14, .45, .9), line(.36, .5, .7, .5))
    },
    {
      way(arc(.5, .3, .2, .19, 0, 360, 20), arc(.5, .7, .25, .21, 0, 360, 22)),
      way(join(arc(.5, .3, .2, .19, 90, 450, 20), arc(.5, .7, .24, .21, -90, 270, 22)))
    },
    {
      way(join(arc(.5, .33, .23, .22, 0, 360, 22), line(.73, .33, .66, .9))),
      way(
          join(
              arc(.48, .32, .22, .21, 0, 360, 22), line(.7, .32), arc(.4, .55, .3, .35, 0, 80, 14)))
    },
  };

  private Glyphs() {}

  /** The ways of writing a digit: [way][stroke][point]{x, y}. */
  static double[][][][] of(int digit) {
    return WAYS[digit];
  }

  private static double[][][] way(double[][]... strokes) {
    return strokes;
  }

  private static double[][] line(double... xy) {
    var points = new double[xy.length / 2][];
    for (int i = 0; i < points.length; i++) {
      points[i] = new double[] {xy[2 * i], xy[2 * i + 1]};
    }
    return points;
  }

  /** Part of an ellipse around (cx, cy), from one angle to another in degrees. */
  private static double[][] arc(
      double cx, double cy, double rx, double ry, double from, double to, int points) {
    var arc = new double[points][];
    for (int i = 0; i < points; i++) {
      double t = Math.toRadians(from + (to - from) * i / (points - 1));
      arc[i] = new double[] {cx + rx * Math.cos(t), cy + ry * Math.sin(t)};
    }
    return arc;
  }

  private static double[][] join(double[][]... parts) {
    var points = new ArrayList<double[]>();
    for (var part : parts) {
      points.addAll(List.of(part));
    }
    return points.toArray(double[][]::new);
  }
}
