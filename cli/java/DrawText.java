import java.awt.image.BufferedImage;

/** Draws a word without a screen: fails where Java has no font or no fontconfig. */
public class DrawText {
  public static void main(String[] args) {
    var image = new BufferedImage(100, 30, BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    graphics.drawString("∇", 5, 20);
    graphics.dispose();
  }
}
